import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import { TextField } from "@/ui/field";
import { Form, missing } from "@/ui/form";
import styles from "./me-page.module.css";
import { confirmSecondFactor, type SecondFactorSecret } from "./mutations";
import { QrCode } from "./qr-code";

type SecondFactorSetupProps = {
  made: SecondFactorSecret;
  onDone: (recoveryCodes: string[]) => void;
  onCancel: () => void;
};

/** Scan, type the first code, done. The secret stands there in letters for those who cannot scan. */
export function SecondFactorSetup({ made, onDone, onCancel }: SecondFactorSetupProps) {
  const [code, setCode] = useState("");
  const confirm = useMutation({
    mutationFn: confirmSecondFactor,
    onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes),
  });
  return (
    <div className={styles.setup}>
      <QrCode text={made.address} label="QR code for your authenticator app" />
      <div className={styles.steps}>
        <p>
          1. Scan this with your authenticator app. On this same device,{" "}
          <a href={made.address}>open the app</a>, or type this key into it:
        </p>
        <p>
          <code className={styles.secret}>{made.secret.match(/.{1,4}/g)?.join(" ")}</code>
        </p>
        <p>2. Type the six digits that the app shows now.</p>
        <Form
          submit="Turn it on"
          busy={confirm.isPending}
          problem={confirm.error ? asProblem(confirm.error) : null}
          check={() => missing({ code }, { code: "enter the six digits" })}
          onSubmit={() => confirm.mutate(code.replaceAll(/\s/g, ""))}
          onCancel={onCancel}
        >
          <TextField
            label="Six-digit code"
            pointer="/code"
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        </Form>
      </div>
    </div>
  );
}
