import { useEffect, useRef } from "react";
import { saveFile } from "@/lib/save-file";
import { Button } from "@/ui/button";
import { CopyButton } from "@/ui/copy-button";
import styles from "./me-page.module.css";

type RecoveryCodesProps = { codes: readonly string[]; onKept: () => void };

/** Shown this once: how to get in when the phone is lost. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const text = codes.join("\n");
  return (
    <div className={styles.stack}>
      <h3 ref={heading} tabIndex={-1}>
        The second step is on. Keep these recovery codes
      </h3>
      <p>
        If you lose your phone, one of them gets you in instead of the code. Each works once. They
        are shown only now: print them, or put them into your password manager.
      </p>
      <ul className={styles.codes} aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <CopyButton text={text} name="codes" />
        <Button
          onClick={() =>
            saveFile(
              new Blob([`Recovery codes for Muster\n\n${text}\n`], { type: "text/plain" }),
              "muster-recovery-codes.txt",
            )
          }
        >
          Save as a file
        </Button>
        <Button look="main" onClick={onKept}>
          I have kept them
        </Button>
      </div>
    </div>
  );
}
