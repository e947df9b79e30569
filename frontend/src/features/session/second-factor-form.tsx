import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { asProblem } from "@/api/errors";
import { signedIn } from "@/api/session";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/field";
import { Form, missing } from "@/ui/form";
import { proveSecondFactor } from "./mutations";

type SecondFactorFormProps = { ticket: string; onAgain: () => void };

/** The code of the phone, or a recovery code where the phone is gone. */
export function SecondFactorForm({ ticket, onAgain }: SecondFactorFormProps) {
  const [recovering, setRecovering] = useState(false);
  const [code, setCode] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const attempt = useMutation({
    mutationFn: proveSecondFactor,
    onSuccess: (answer) => {
      if (answer.next === "done") signedIn(answer);
    },
  });
  // The step before had the focus; now this is the one thing to fill in.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the other kind of code is another field
  useEffect(() => input.current?.focus(), [recovering]);

  const kind = recovering ? "recoveryCode" : "code";
  return (
    <Form
      submit="Sign in"
      busy={attempt.isPending}
      problem={attempt.error ? asProblem(attempt.error) : null}
      check={() => missing({ [kind]: code }, { [kind]: "enter the code" })}
      onSubmit={() => {
        const typed = code.replaceAll(/\s/g, "");
        attempt.mutate(recovering ? { ticket, recoveryCode: typed } : { ticket, code: typed });
      }}
      aside={
        <Button look="quiet" onClick={onAgain}>
          Start again
        </Button>
      }
    >
      <TextField
        ref={input}
        key={kind}
        label={recovering ? "Recovery code" : "Six-digit code"}
        hint={
          recovering
            ? "One of those you kept when you set up the second step. Each works once."
            : "Your authenticator app shows it under “Muster”."
        }
        pointer={`/${kind}`}
        name={kind}
        inputMode={recovering ? "text" : "numeric"}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <div>
        <Button
          look="quiet"
          onClick={() => {
            setCode("");
            attempt.reset();
            setRecovering(!recovering);
          }}
        >
          {recovering ? "Use the code of my app" : "Use a recovery code instead"}
        </Button>
      </div>
    </Form>
  );
}
