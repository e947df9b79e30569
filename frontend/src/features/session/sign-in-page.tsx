import { useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { useSession } from "@/api/session";
import { useMyBorough } from "@/lib/my-borough";
import { ErrorState } from "@/ui/error-state";
import { Page } from "@/ui/page";
import { Skeleton } from "@/ui/skeleton";
import { DemonstrationAccounts } from "./demonstration-accounts";
import { ProviderChoice } from "./provider-choice";
import { problemOfProvider } from "./provider-problem";
import { type SignInSearch, signInOptionsQuery } from "./queries";
import { SignInForm } from "./sign-in-form";
import styles from "./sign-in-page.module.css";

export function SignInPage({ returnTo, problem }: SignInSearch) {
  const session = useSession();
  const options = useQuery(signInOptionsQuery);
  const router = useRouter();
  const [borough, setBorough] = useMyBorough();

  const me = session.state === "somebody" ? session.me : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when somebody is signed in
  useEffect(() => {
    if (!me) return;
    if (borough === null && me.authority.code) setBorough(me.authority.code);
    router.history.replace(returnTo ?? "/");
  }, [me]);
  if (session.state === "starting" || me) return <Skeleton lines={8} label="Signing in" />;

  const providers = options.data?.providers ?? [];
  const accounts = options.data?.demonstration ?? [];
  return (
    <Page
      title="Sign in"
      lead="For people of the authorities that take part. What is published needs no sign-in."
    >
      {problem ? <ErrorState problem={problemOfProvider(problem)} /> : null}
      <div className={styles.ways}>
        <div className={styles.way}>
          {providers.length > 0 ? (
            <section className={styles.block} aria-labelledby="with-authority">
              <h2 id="with-authority">With your authority's account</h2>
              <ProviderChoice providers={providers} carry={{ returnTo }} />
            </section>
          ) : null}
          <section className={styles.block} aria-labelledby="with-password">
            <h2 id="with-password">With a password</h2>
            <SignInForm />
            <details className={styles.lost}>
              <summary>I cannot get in</summary>
              <p>
                Ask an administrator of your authority for a new link: they find you under “My
                authority”, “People”. It lets you choose a new password. If you are the first of
                your authority, whoever runs this installation sends you the link.
              </p>
            </details>
          </section>
        </div>
        <div className={styles.way}>
          {accounts.length > 0 ? <DemonstrationAccounts accounts={accounts} /> : null}
          <section className={styles.block} aria-labelledby="what-it-adds">
            <h2 id="what-it-adds">What signing in adds</h2>
            <ul className={styles.adds}>
              <li>What ends for your authority, each with one thing to do.</li>
              <li>Confirm what notices say of your contracts instead of typing a register.</li>
              <li>The end dates, prices and plans that boroughs share with each other.</li>
              <li>Who else wants to buy together, what they need, and whom to ask.</li>
            </ul>
          </section>
        </div>
      </div>
    </Page>
  );
}
