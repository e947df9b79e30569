import { useState } from "react";
import { goOnWithout } from "@/api/session";
import type { Me } from "@/api/types";
import { Button } from "@/ui/button";
import { Modal } from "@/ui/modal";
import { SignInLink } from "@/ui/sign-in-link";
import styles from "./ended-dialog.module.css";
import { SignInForm } from "./sign-in-form";

/** The session is over, but not what its owner was writing: they sign in over it and go on. */
export function EndedDialog({ me }: { me: Me }) {
  const [open, setOpen] = useState(true);
  if (!open) {
    return (
      <div className={styles.bar} role="status">
        <p>Your session is over.</p>
        <Button look="main" onClick={() => setOpen(true)}>
          Sign in again
        </Button>
        <Button onClick={goOnWithout}>Go on without</Button>
      </div>
    );
  }
  return (
    <Modal label="Your session is over" onClose={() => setOpen(false)}>
      <div className={styles.content}>
        <h2>Your session is over</h2>
        <p>Sign in again, {me.name}, and go on where you were. What you wrote is still there.</p>
        {me.method === "openid" ? (
          <p>
            You use your authority's account: <SignInLink>sign in with it</SignInLink>. That leaves
            this page, and leads back to it.
          </p>
        ) : (
          <SignInForm name={me.email} />
        )}
        <div>
          <Button look="quiet" onClick={goOnWithout}>
            Go on without signing in
          </Button>
        </div>
      </div>
    </Modal>
  );
}
