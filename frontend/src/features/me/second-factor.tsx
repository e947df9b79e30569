import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import { changedMe } from "@/api/session";
import type { Me } from "@/api/types";
import { Button } from "@/ui/button";
import { Done } from "@/ui/done";
import { ErrorState } from "@/ui/error-state";
import { Form, missing } from "@/ui/form";
import { PasswordField } from "@/ui/password-field";
import styles from "./me-page.module.css";
import { beginSecondFactor, endSecondFactor } from "./mutations";
import { RecoveryCodes } from "./recovery-codes";
import { SecondFactorSetup } from "./second-factor-setup";

/** Off, being set up, or on; and once after setting up, the recovery codes. */
export function SecondFactor({ me }: { me: Me }) {
  const [codes, setCodes] = useState<string[] | null>(null);
  const [ending, setEnding] = useState(false);
  const begin = useMutation({ mutationFn: beginSecondFactor });

  if (codes) return <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />;
  if (me.secondFactor && ending) {
    return (
      <EndForm
        onEnd={() => {
          setEnding(false);
          changedMe({ ...me, secondFactor: false });
        }}
        onCancel={() => setEnding(false)}
      />
    );
  }
  if (me.secondFactor) {
    return (
      <div className={styles.stack}>
        <Done>The second step is on.</Done>
        <Button onClick={() => setEnding(true)}>Turn it off</Button>
      </div>
    );
  }
  if (begin.data) {
    return (
      <SecondFactorSetup
        made={begin.data}
        onDone={(recoveryCodes) => {
          begin.reset();
          setCodes(recoveryCodes);
          changedMe({ ...me, secondFactor: true });
        }}
        onCancel={() => begin.reset()}
      />
    );
  }
  return (
    <div className={styles.stack}>
      {begin.error ? <ErrorState problem={asProblem(begin.error)} /> : null}
      <p>It is off. All you need is an authenticator app on your phone.</p>
      <Button
        look="main"
        aria-disabled={begin.isPending}
        onClick={() => {
          if (!begin.isPending) begin.mutate();
        }}
      >
        Set it up
      </Button>
    </div>
  );
}

function EndForm({ onEnd, onCancel }: { onEnd: () => void; onCancel: () => void }) {
  const [password, setPassword] = useState("");
  const end = useMutation({ mutationFn: endSecondFactor, onSuccess: onEnd });
  return (
    <Form
      submit="Turn the second step off"
      busy={end.isPending}
      problem={end.error ? asProblem(end.error) : null}
      check={() => missing({ password }, { password: "enter your password" })}
      onSubmit={() => end.mutate(password)}
      onCancel={onCancel}
    >
      <PasswordField
        label="Your password, to be sure it is you"
        pointer="/password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
    </Form>
  );
}
