import { useMutation } from "@tanstack/react-query";
import { asProblem } from "@/api/errors";
import { signedIn } from "@/api/session";
import { Button } from "@/ui/button";
import { ErrorState } from "@/ui/error-state";
import { signIn } from "./mutations";
import type { DemonstrationAccount } from "./queries";
import styles from "./sign-in-page.module.css";

/** Invented people to look around as: offered only where the installation says so. */
export function DemonstrationAccounts({ accounts }: { accounts: readonly DemonstrationAccount[] }) {
  const attempt = useMutation({
    mutationFn: signIn,
    onSuccess: (answer) => {
      if (answer.next === "done") signedIn(answer);
    },
  });
  const passwords = new Set(accounts.map(({ password }) => password));
  return (
    <section className={styles.demonstration} aria-labelledby="demonstration-accounts">
      <h2 id="demonstration-accounts">Just looking? Be somebody invented</h2>
      <p>
        This is a demonstration: these people are made up, and anybody may sign in as them.
        {passwords.size === 1 ? (
          <>
            {" "}
            The password is <code>{accounts[0]?.password}</code>.
          </>
        ) : null}
      </p>
      {attempt.error ? <ErrorState problem={asProblem(attempt.error)} /> : null}
      <ul className={styles.accounts}>
        {accounts.map((account) => (
          <li key={account.name}>
            <div>
              <p className={styles.who}>{account.who}</p>
              <p className={styles.name}>
                <code>{account.name}</code>
                {passwords.size > 1 ? (
                  <>
                    {" "}
                    with <code>{account.password}</code>
                  </>
                ) : null}
              </p>
            </div>
            <Button
              aria-disabled={attempt.isPending}
              onClick={() => {
                if (!attempt.isPending)
                  attempt.mutate({ name: account.name, password: account.password });
              }}
            >
              Sign in <span className="visually-hidden">as {account.who}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
