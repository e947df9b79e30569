import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useToday } from "@/api/reference";
import type { Desk, Me } from "@/api/types";
import {
  formatCount,
  formatDate,
  formatDistance,
  formatList,
  shortAuthorityName,
} from "@/lib/format";
import { ActionLine, ActionList } from "@/ui/action-list";
import buttonStyles from "@/ui/button.module.css";
import { EmptyState } from "@/ui/empty-state";
import { Page, Section } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { deskQuery, openQuestionsQuery } from "./desk";

/** Of each kind, as many as are read between two meetings; the rest is one press away. */
const FIRST = 5;

/** Home for somebody who is signed in: what to do next, each with one action. */
export function DeskPage({ me, reviews }: { me: Me; reviews: ReactNode }) {
  const query = useQuery(deskQuery);
  const mayWrite = me.rights.includes("WriteContracts");
  const name = shortAuthorityName(me.authority.name);
  return (
    <Page
      title={`${name}: what to do next`}
      lead="What waits for you, the most urgent first. Each line has one thing to do."
      aside={
        <>
          {mayWrite ? (
            <p>
              <Link to="/confirm">Confirm what notices say</Link>
            </p>
          ) : null}
          <p>
            <Link to="/london">What London is about to buy</Link>
          </p>
        </>
      }
    >
      {mayWrite ? <Questions /> : null}
      {reviews}
      <QueryFrame query={query} lines={12}>
        {(desk) =>
          somethingWaits(desk) ? (
            <>
              <Peers desk={desk} />
              <Ending desk={desk} me={me} />
              <Opportunities desk={desk} me={me} />
              <Stances desk={desk} />
              <Stale desk={desk} me={me} />
              <Pilots desk={desk} me={me} />
            </>
          ) : (
            <NothingWaits me={me} />
          )
        }
      </QueryFrame>
    </Page>
  );
}

function somethingWaits({ peers, ...rest }: Desk): boolean {
  return [...Object.values(rest), peers.received, peers.asked].some((part) => part.length > 0);
}

function NothingWaits({ me }: { me: Me }) {
  const name = shortAuthorityName(me.authority.name);
  return (
    <EmptyState title="Nothing waits for you">
      <p>
        Nothing ends inside its commit dates, no opportunity waits for a word, and what is known of{" "}
        {name}'s contracts is fresh.
      </p>
      <p>
        <Link to="/contracts" search={{ authority: me.authority.code ?? me.authority.id }}>
          See {name}'s contracts
        </Link>
      </p>
    </EmptyState>
  );
}

type PartProps = { desk: Desk; me: Me };

function Questions() {
  const { data } = useQuery(openQuestionsQuery);
  const questions = data?.items ?? [];
  if (questions.length === 0) return null;
  const titles = [...new Set(questions.map(({ record }) => record.title))];
  const others = titles.length - 3;
  return (
    <Section
      title="Questions that notices raised"
      intro="A newer notice disagrees with what you confirmed. One key says which is right."
    >
      <ActionList>
        <ActionLine
          title={formatCount(questions.length, "question")}
          note={
            others > 0 ? `${titles.slice(0, 3).join(", ")} and ${others} more` : formatList(titles)
          }
          action={
            <Link to="/confirm" className={`${buttonStyles.button} ${buttonStyles.main}`}>
              Answer
            </Link>
          }
        />
      </ActionList>
    </Section>
  );
}

/** "Ends 31 March 2027, or 31 March 2029 if extended" */
function endInWords(end: string, maxEnd: string | null): string {
  if (maxEnd === null || maxEnd === end) return `Ends ${formatDate(end)}`;
  return `Ends ${formatDate(end)}, or ${formatDate(maxEnd)} if extended`;
}

/** A date that has gone by is nothing to decide by. */
function commitInWords(today: string, latestCommit: string): string {
  const distance = formatDistance(today, latestCommit);
  return latestCommit < today
    ? `The day to decide was ${formatDate(latestCommit)}, ${distance}.`
    : `Decide by ${formatDate(latestCommit)}, ${distance}.`;
}

function Ending({ desk: { ending }, me }: PartProps) {
  const today = useToday();
  const mayWrite = me.rights.includes("WriteContracts");
  if (ending.length === 0) return null;
  return (
    <Section
      title="Decide what follows these"
      intro="They end within the time that your own approvals and a tender take."
    >
      <ActionList first={FIRST}>
        {ending.map(({ contract: { id, title }, end, maxEnd, latestCommit }) => (
          <ActionLine
            key={id}
            title={
              <Link to="/contracts/$id" params={{ id }} data-row-link="">
                {title}
              </Link>
            }
            note={`${endInWords(end, maxEnd)}. ${commitInWords(today, latestCommit)}`}
            action={
              mayWrite ? (
                <Link
                  className={buttonStyles.button}
                  to="/contracts/$id/edit"
                  params={{ id }}
                  aria-label={`Say whether ${title} is renewed`}
                >
                  Say whether it is renewed
                </Link>
              ) : null
            }
          />
        ))}
      </ActionList>
    </Section>
  );
}

function Opportunities({ desk: { opportunities }, me }: PartProps) {
  const name = shortAuthorityName(me.authority.name);
  if (opportunities.length === 0) return null;
  const mayAnswer = me.rights.includes("TakeStance");
  const action = mayAnswer ? "Say where you stand" : "Look at it";
  return (
    <Section
      title="Look at these opportunities"
      intro={`${name} could buy together with others here, and has not said where it stands.`}
    >
      <ActionList first={FIRST}>
        {opportunities.map(({ id, title, authorities, goLive, latestCommit }) => (
          <ActionLine
            key={id}
            title={
              <Link to="/opportunities/$id" params={{ id }} data-row-link="">
                {title}
              </Link>
            }
            note={`${formatCount(authorities.length, "buyer")}, live together on ${formatDate(goLive)}. The first decides by ${formatDate(latestCommit)}.`}
            action={
              <Link
                className={buttonStyles.button}
                to="/opportunities/$id"
                params={{ id }}
                hash={mayAnswer ? "stances" : undefined}
                aria-label={`${action}: ${title}`}
              >
                {action}
              </Link>
            }
          />
        ))}
      </ActionList>
    </Section>
  );
}

/** Who asks the reader, and whose answer they have not judged yet. */
function Peers({ desk: { peers } }: { desk: Desk }) {
  if (peers.received.length + peers.asked.length === 0) return null;
  const open = (id: string, label: string, word: string) => (
    <Link key={id} to="/peers" className={buttonStyles.button} aria-label={label}>
      {word}
    </Link>
  );
  return (
    <Section
      title="Between you and your peers"
      intro="Somebody asks you, or answered you. One press each."
    >
      <ActionList>
        {peers.received.map(({ id, asker, authority, question, peer }) => (
          <ActionLine
            key={id}
            title={`${asker}, ${shortAuthorityName(authority.name)}, asks you about ${peer?.vendor.name ?? "a vendor"}`}
            note={question}
            action={open(id, `Answer ${asker}`, "Answer")}
          />
        ))}
        {peers.asked.map(({ id, question, peer }) => (
          <ActionLine
            key={id}
            title={`${peer?.name ?? "Somebody"} accepted your question: did it help?`}
            note={question}
            action={open(id, `Say whether ${peer?.name ?? "the answer"} helped`, "Say so")}
          />
        ))}
      </ActionList>
    </Section>
  );
}

/** Why a word is due about a pilot. */
function quietInWords({ stage, end, vouchedAt }: Desk["pilots"][number]): string {
  if (stage === "undecided") return `It ended on ${formatDate(end)}: what was decided?`;
  if (stage === "planned") return "It was to begin by now: did it?";
  return `It runs, and nobody has said a word since ${formatDate(vouchedAt)}: is it still so?`;
}

function Pilots({ desk: { pilots }, me }: PartProps) {
  if (pilots.length === 0) return null;
  const action = me.rights.includes("WritePilots") ? "Say a word" : "Look at it";
  return (
    <Section
      title="Say a word about these pilots"
      intro="One press is enough where nothing has changed. Others look here before they try the same."
    >
      <ActionList first={FIRST}>
        {pilots.map((pilot) => (
          <ActionLine
            key={pilot.id}
            title={
              <Link to="/pilots/$id" params={{ id: pilot.id }} data-row-link="">
                {pilot.question}
              </Link>
            }
            note={quietInWords(pilot)}
            action={
              <Link
                className={buttonStyles.button}
                to="/pilots/$id"
                params={{ id: pilot.id }}
                aria-label={`${action}: ${pilot.question}`}
              >
                {action}
              </Link>
            }
          />
        ))}
      </ActionList>
    </Section>
  );
}

/** "sharedSpecification" as people say it: "shared specification". */
function stanceInWords(stance: string | null): string {
  return stance === null
    ? "took its stance back"
    : stance.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function Stances({ desk: { stances } }: Pick<PartProps, "desk">) {
  if (stances.length === 0) return null;
  return (
    <Section title="What others said" intro="Lately, to opportunities that you are in.">
      <ActionList first={FIRST}>
        {stances.map(({ opportunity, authority, stance, needs, saidAt }) => {
          const who = shortAuthorityName(authority.name);
          return (
            <ActionLine
              key={`${opportunity.id} ${authority.id} ${saidAt}`}
              title={`${who}: ${stanceInWords(stance)}`}
              note={`About ${opportunity.title}, on ${formatDate(saidAt)}.${needs ? ` It needs: ${needs}` : ""}`}
              action={
                <Link
                  className={buttonStyles.button}
                  to="/opportunities/$id"
                  params={{ id: opportunity.id }}
                  hash="stances"
                  aria-label={`Answer ${who} about ${opportunity.title}`}
                  data-row-link=""
                >
                  Answer
                </Link>
              }
            />
          );
        })}
      </ActionList>
    </Section>
  );
}

function Stale({ desk: { stale }, me }: PartProps) {
  const today = useToday();
  if (stale.length === 0) return null;
  return (
    <Section
      title="Nobody vouched for these lately"
      intro="Others rely on them. Confirming takes seconds each."
      aside={
        me.rights.includes("WriteContracts") ? (
          <Link to="/confirm" className={`${buttonStyles.button} ${buttonStyles.main}`}>
            Confirm them
          </Link>
        ) : null
      }
    >
      <ActionList dense>
        {stale.map(({ id, title, vouchedAt }) => (
          <ActionLine
            key={id}
            title={
              <Link to="/contracts/$id" params={{ id }} data-row-link="">
                {title}
              </Link>
            }
            note={
              vouchedAt
                ? `Last vouched for ${formatDistance(today, vouchedAt)}`
                : "Never vouched for"
            }
          />
        ))}
      </ActionList>
    </Section>
  );
}
