import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import { signedIn, useMe } from "@/api/session";
import { shortAuthorityName } from "@/lib/format";
import { EmptyState } from "@/ui/empty-state";
import { TextField } from "@/ui/field";
import { Form, missing } from "@/ui/form";
import { Page } from "@/ui/page";
import { PasswordField } from "@/ui/password-field";
import { RecordFrame } from "@/ui/record-frame";
import { acceptInvitation } from "./mutations";
import { ProviderChoice } from "./provider-choice";
import { type Invitation, invitationQuery, signInOptionsQuery } from "./queries";
import { SecondFactorForm } from "./second-factor-form";
import styles from "./sign-in-page.module.css";

/** What a link of an administrator opens: joining, or choosing a new password. */
export function JoinPage({ token }: { token: string }) {
  const router = useRouter();
  const [ticket, setTicket] = useState<string | null>(null);
  const accept = useMutation({
    mutationFn: (body: { password: string; name?: string }) => acceptInvitation(token, body),
    onSuccess: (answer) => {
      if (answer.next === "secondFactor") return setTicket(answer.ticket);
      signedIn(answer);
      return router.navigate({ to: "/me", search: { welcome: "yes" }, replace: true });
    },
  });
  // A link works once: after it was used there is nothing left to ask for.
  const query = useQuery({ ...invitationQuery(token), enabled: accept.isIdle || accept.isError });

  if (ticket !== null) {
    return (
      <Page title="One more step">
        <SecondFactorForm ticket={ticket} onAgain={() => setTicket(null)} />
      </Page>
    );
  }
  if (query.error && asProblem(query.error).status === 404) {
    return (
      <Page title="This link does not work any more">
        <EmptyState title="It was used before, or is too old">
          <p>
            Ask whoever sent it for a new one: an administrator of your authority finds you under
            “My authority”, “People”. If you chose a password already, just sign in.
          </p>
        </EmptyState>
      </Page>
    );
  }
  return (
    <RecordFrame query={query} noun="invitation">
      {(invitation) => (
        <InvitationOpen
          token={token}
          invitation={invitation}
          busy={accept.isPending}
          error={accept.error}
          onAccept={accept.mutate}
        />
      )}
    </RecordFrame>
  );
}

type InvitationOpenProps = {
  token: string;
  invitation: Invitation;
  busy: boolean;
  error: unknown;
  onAccept: (body: { password: string; name?: string }) => void;
};

function InvitationOpen(props: InvitationOpenProps) {
  const { token, invitation, busy, error, onAccept } = props;
  const isReset = invitation.purpose === "reset";
  const authority = shortAuthorityName(invitation.authority.name);
  const me = useMe();
  const options = useQuery(signInOptionsQuery);
  const [name, setName] = useState(invitation.name);
  const [password, setPassword] = useState("");
  const providers = (options.data?.providers ?? []).filter(
    (provider) => provider.authority.id === invitation.authority.id,
  );

  return (
    <Page
      title={isReset ? "Choose a new password" : `Join Muster for ${authority}`}
      lead={
        isReset
          ? `${invitation.name}, all your other sessions end when you have chosen it.`
          : `${invitation.name}, you are invited to keep ${authority}'s contracts and plans, and to see what members share.`
      }
    >
      {me ? (
        <p>
          You are signed in as {me.name}. Going on here signs in {invitation.name} instead.
        </p>
      ) : null}
      <div className={styles.ways}>
        {!isReset && providers.length > 0 ? (
          <section className={styles.block} aria-labelledby="with-authority">
            <h2 id="with-authority">With the account you have at {authority}</h2>
            <p>No new password to remember.</p>
            <ProviderChoice
              providers={providers}
              carry={{ returnTo: "/me?welcome=yes", invitation: token }}
            />
          </section>
        ) : null}
        <section className={styles.block} aria-label="With a password">
          <Form
            submit={isReset ? "Save and sign in" : "Join"}
            busy={busy}
            problem={error ? asProblem(error) : null}
            check={() =>
              missing(
                { name, password },
                {
                  name: isReset ? undefined : "enter the name that colleagues know you by",
                  password: "choose a password",
                },
              )
            }
            onSubmit={() => onAccept(isReset ? { password } : { password, name: name.trim() })}
          >
            {isReset ? null : (
              <TextField
                label="Your name"
                hint="As colleagues in other authorities should read it"
                pointer="/name"
                autoComplete="name"
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
            <PasswordField
              label="Password"
              hint="At least 12 characters. Three or four words that do not belong together are good, and easy to remember."
              pointer="/password"
              autoComplete="new-password"
              value={password}
              onChange={setPassword}
            />
          </Form>
        </section>
      </div>
    </Page>
  );
}
