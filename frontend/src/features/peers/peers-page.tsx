import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import { formatCount, formatDate, formatShortDate, shortAuthorityName } from "@/lib/format";
import { ActionLine, ActionList } from "@/ui/action-list";
import { ApiPanel } from "@/ui/api-panel";
import { Button } from "@/ui/button";
import { Done } from "@/ui/done";
import { EmptyState } from "@/ui/empty-state";
import { ErrorState } from "@/ui/error-state";
import { MembersOnly } from "@/ui/members-only";
import { Page, Section } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { Tag } from "@/ui/tag";
import { VendorLink } from "@/ui/vendor-link";
import { answerQuestion, endPeer, judgeAnswer, usePeerChange, withdrawQuestion } from "./mutations";
import { OfferForm } from "./offer-form";
import styles from "./peers.module.css";
import { ownPeersQuery, type PeerQuestion, peerQuestionsQuery } from "./queries";

/** What one offered, who asks one, and whom one asked. */
export function PeersPage() {
  return (
    <MembersOnly
      title="Peers"
      what="People of member authorities who agreed to be asked about a vendor, and the questions to them."
      right="BePeer"
      roles={["reader"]}
    >
      {() => <Peers />}
    </MembersOnly>
  );
}

function Peers() {
  const query = useQuery(peerQuestionsQuery);
  return (
    <Page
      title="Peers"
      lead="Colleagues of other boroughs tell you what vendors do not advertise. Offer the same, as often and for as long as you like."
    >
      <QueryFrame query={query} lines={8}>
        {({ received, asked }) => (
          <>
            <Section title="Questions to you">
              {received.length === 0 ? (
                <EmptyState title="Nobody has asked you yet">
                  <p>
                    Whoever sees your offer on a vendor's page can ask. You accept, or you do not.
                  </p>
                </EmptyState>
              ) : (
                <ActionList>
                  {received.map((question) => (
                    <Received key={question.id} question={question} />
                  ))}
                </ActionList>
              )}
            </Section>
            <Section title="Questions you asked">
              {asked.length === 0 ? (
                <EmptyState title="You have asked nobody yet">
                  <p>
                    A vendor's page says under “Whom to call” who can be asked.{" "}
                    <Link to="/vendors">Find the vendor</Link>
                  </p>
                </EmptyState>
              ) : (
                <ActionList>
                  {asked.map((question) => (
                    <Asked key={question.id} question={question} />
                  ))}
                </ActionList>
              )}
            </Section>
          </>
        )}
      </QueryFrame>
      <Own />
      <ApiPanel path="/api/v1/peer-questions" />
    </Page>
  );
}

const STATES: Record<
  PeerQuestion["state"],
  { word: string; tone: "plain" | "accent" | "good" | "mark" }
> = {
  asked: { word: "Waits for an answer", tone: "mark" },
  accepted: { word: "Accepted", tone: "good" },
  declined: { word: "Declined", tone: "plain" },
  lapsed: { word: "Lapsed", tone: "plain" },
  withdrawn: { word: "Taken back", tone: "plain" },
};

function StateTag({ question }: { question: PeerQuestion }) {
  const { word, tone } = STATES[question.state];
  return <Tag tone={tone}>{word}</Tag>;
}

/** "about Larkspur Software Limited, Larkvoice" */
function about({ peer }: PeerQuestion): string {
  if (peer === null) return "about a vendor";
  return `about ${peer.vendor.name}${peer.product ? `, ${peer.product.name}` : ""}`;
}

function Received({ question }: { question: PeerQuestion }) {
  const answer = usePeerChange(answerQuestion);
  const { id, asker, authority, askedAt, state } = question;
  return (
    <ActionLine
      title={
        <>
          {asker}, {shortAuthorityName(authority.name)}, asks {about(question)}{" "}
          <StateTag question={question} />
        </>
      }
      note={`Asked ${formatShortDate(askedAt)}`}
      action={
        state === "asked" ? (
          <div className={styles.buttons}>
            <Button
              look="main"
              aria-label={`Accept the question of ${asker}`}
              aria-disabled={answer.isPending}
              onClick={() => answer.mutate({ id, accept: true })}
            >
              Accept
            </Button>
            <Button
              aria-label={`Decline the question of ${asker}`}
              aria-disabled={answer.isPending}
              onClick={() => answer.mutate({ id, accept: false })}
            >
              Decline
            </Button>
          </div>
        ) : null
      }
    >
      <p className={styles.words}>{question.question}</p>
      {state === "accepted" ? <p>They know how to reach you. Nobody else does.</p> : null}
      {question.helped === null ? null : (
        <p>{question.helped ? "They say that it helped." : "They say that it did not help."}</p>
      )}
      {answer.error ? <ErrorState problem={asProblem(answer.error)} /> : null}
    </ActionLine>
  );
}

function Asked({ question }: { question: PeerQuestion }) {
  const withdraw = usePeerChange(withdrawQuestion);
  const judge = usePeerChange(judgeAnswer);
  const { id, peer, state, reach, askedAt } = question;
  const whom = peer ? `${peer.name}, ${shortAuthorityName(peer.authority.name)}` : "Somebody";
  const failed = withdraw.error ?? judge.error;
  return (
    <ActionLine
      title={
        <>
          {whom}, {about(question)} <StateTag question={question} />
        </>
      }
      note={
        peer
          ? `Asked ${formatShortDate(askedAt)}`
          : `Asked ${formatShortDate(askedAt)}. They take no questions any more.`
      }
      action={
        state === "asked" ? (
          <Button
            aria-label={`Take back the question to ${whom}`}
            aria-disabled={withdraw.isPending}
            onClick={() => withdraw.mutate(id)}
          >
            Take it back
          </Button>
        ) : question.wantsVerdict ? (
          <div className={styles.buttons}>
            <span>Did it help?</span>
            <Button
              aria-label={`Yes, ${whom} helped`}
              onClick={() => judge.mutate({ id, helped: true })}
            >
              Yes
            </Button>
            <Button
              aria-label={`No, ${whom} did not help`}
              onClick={() => judge.mutate({ id, helped: false })}
            >
              No
            </Button>
          </div>
        ) : null
      }
    >
      <p className={styles.words}>{question.question}</p>
      {reach ? (
        <p>
          How to reach them: <strong>{reach}</strong>
        </p>
      ) : null}
      {failed ? <ErrorState problem={asProblem(failed)} /> : null}
    </ActionLine>
  );
}

function Own() {
  const query = useQuery(ownPeersQuery);
  const end = usePeerChange(endPeer);
  const [offering, setOffering] = useState(false);
  return (
    <Section
      title="What you can be asked about"
      intro="One press ends an offer at once: nobody finds it any more, and how to reach you is erased."
    >
      {end.isSuccess ? <Done>It is ended. Nobody finds it any more.</Done> : null}
      {end.error ? <ErrorState problem={asProblem(end.error)} /> : null}
      <QueryFrame query={query} lines={3}>
        {({ items }) => (
          <ActionList>
            {items.map((peer) => (
              <ActionLine
                key={peer.id}
                title={<VendorLink vendor={peer.vendor} />}
                note={`${formatCount(peer.left, "question")} of ${peer.aMonth} left this month. Until ${formatDate(peer.until)}`}
                action={
                  <Button
                    aria-label={`End the offer about ${peer.vendor.name}`}
                    aria-disabled={end.isPending}
                    onClick={() => end.mutate(peer.id)}
                  >
                    End it
                  </Button>
                }
              >
                <p className={styles.words}>{peer.knows}</p>
              </ActionLine>
            ))}
          </ActionList>
        )}
      </QueryFrame>
      {offering ? (
        <OfferForm onDone={() => setOffering(false)} onCancel={() => setOffering(false)} />
      ) : (
        <div className={styles.buttons}>
          <Button onClick={() => setOffering(true)}>Offer to be asked</Button>
        </div>
      )}
    </Section>
  );
}
