import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { asProblem } from "@/api/errors";
import type { Follow, FollowSettings, Me } from "@/api/types";
import { shortAuthorityName } from "@/lib/format";
import { Button } from "@/ui/button";
import { Done } from "@/ui/done";
import { EmptyState } from "@/ui/empty-state";
import { ErrorState } from "@/ui/error-state";
import { MembersOnly } from "@/ui/members-only";
import { Page, Section } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { CalendarLink } from "./calendar-link";
import { EndsForm } from "./ends-form";
import { FollowList } from "./follow-list";
import styles from "./following-page.module.css";
import { useChangeSettings } from "./mutations";
import { followSettingsQuery, followsQuery } from "./queries";
import { TeamsChannelForm } from "./teams-channel-form";
import { Ways } from "./ways";

type FollowingPageProps = {
  /** The link to what is followed: records are other features. */
  subject: (follow: Follow) => ReactNode;
};

/** What I hear of without coming here: what, how often, how; and how to stop it. */
export function FollowingPage(props: FollowingPageProps) {
  return (
    <MembersOnly
      title="What I follow"
      what="What you are told without coming here: ends of your authority's contracts, saved views, vendors and records."
      right="Follow"
      roles={["reader"]}
    >
      {(me) => <Following me={me} {...props} />}
    </MembersOnly>
  );
}

function Following({ me, subject }: FollowingPageProps & { me: Me }) {
  const settings = useQuery(followSettingsQuery);
  const follows = useQuery(followsQuery);
  const authority = shortAuthorityName(me.authority.name);
  return (
    <Page
      title="What I follow"
      lead="Muster tells you what matters, where you already are. Nothing here has to be set up: the ends of your authority's contracts come by themselves."
      aside={
        <p>
          <Link to="/views">Saved views</Link>
        </p>
      }
    >
      <QueryFrame query={settings}>
        {(now) => (
          <>
            <Standing settings={now} />
            <Section
              title={`Contracts of ${authority} that end`}
              intro="You hear of each when its end comes this close, early enough to decide what follows."
            >
              <EndsForm key={now.version} settings={now} />
            </Section>
            <Section
              title="Views, vendors and records"
              intro="What is new in them, and what changes."
            >
              <QueryFrame query={follows}>
                {({ items }) =>
                  items.length === 0 ? (
                    <EmptyState title="You follow nothing else yet">
                      <p>
                        Press “Follow” on a <Link to="/views">saved view</Link>, a{" "}
                        <Link to="/vendors">vendor</Link>, a <Link to="/contracts">contract</Link>{" "}
                        or an <Link to="/opportunities">opportunity</Link>.
                      </p>
                    </EmptyState>
                  ) : (
                    <FollowList follows={items} settings={now} subject={subject} />
                  )
                }
              </QueryFrame>
            </Section>
            <Section
              title="How messages reach you"
              intro="No prices, notes or contacts are in them: they say what it is about and lead here."
            >
              <Ways settings={now} />
            </Section>
            <Section title="In your calendar">
              <CalendarLink me={me} />
            </Section>
            {me.rights.includes("ManageSettings") && now.teams.setUp ? (
              <Section
                title={`A Teams channel for ${authority}`}
                intro="One channel in which everybody hears of ends and, on Mondays, of what matters that week. For administrators."
              >
                <TeamsChannelForm />
              </Section>
            ) : null}
          </>
        )}
      </QueryFrame>
    </Page>
  );
}

/** Whether anything is sent at all, and the one press that stops it. */
function Standing({ settings }: { settings: FollowSettings }) {
  const change = useChangeSettings();
  const { mail, teams, paused, digest, waiting, version } = settings;
  const able = mail.setUp || teams.setUp;
  const set = (body: { paused?: boolean; digest?: boolean; waiting?: boolean }) =>
    change.mutate({ version, body });
  return (
    <>
      {change.error ? <ErrorState problem={asProblem(change.error)} /> : null}
      {able ? null : (
        <EmptyState title="This installation sends no messages yet">
          <p>
            Whoever runs it can set up a mail server or Microsoft Teams; the operating guide says
            how. What you choose here holds from then on.
          </p>
        </EmptyState>
      )}
      {paused ? (
        <div className={styles.standing}>
          <p>
            <strong>Everything is paused.</strong> Nothing is sent to you.
          </p>
          <Button look="main" onClick={() => set({ paused: false })}>
            Tell me again
          </Button>
        </div>
      ) : (
        <div className={styles.standing}>
          {digest && able ? (
            <Done>On Monday mornings you get a digest, if there is anything to tell.</Done>
          ) : digest ? (
            <p>A digest on Monday mornings is asked for, and comes once messages are sent.</p>
          ) : (
            <p>You get no digest on Monday mornings.</p>
          )}
          {waiting && !mail.setUp ? (
            <p>To hear at once of what waits for you is asked for, and comes once mail is sent.</p>
          ) : waiting ? (
            <Done>
              You hear at once of what waits for you: a question to you as a peer, an answer to
              yours, a review to approve or to moderate.
            </Done>
          ) : (
            <p>You do not hear at once of what waits for you.</p>
          )}
          <div className={styles.acts}>
            <Button onClick={() => set({ digest: !digest })}>
              {digest ? "No digest, please" : "Send me the digest"}
            </Button>
            <Button onClick={() => set({ waiting: !waiting })}>
              {waiting ? "Not at once, please" : "Tell me at once what waits for me"}
            </Button>
            <Button onClick={() => set({ paused: true })}>Pause everything</Button>
          </div>
        </div>
      )}
    </>
  );
}
