import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMay } from "@/api/session";
import type { NoticeSource } from "@/api/types";
import { formatCount, formatDate, formatInstant } from "@/lib/format";
import { ApiPanel } from "@/ui/api-panel";
import { EmptyState } from "@/ui/empty-state";
import { Facts } from "@/ui/facts";
import { Section } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { Tag } from "@/ui/tag";
import styles from "./data-page.module.css";
import { sourcesQuery } from "./queries";
import { SourceActs } from "./source-acts";

const STATES: Record<
  NoticeSource["state"],
  { word: string; tone: "good" | "accent" | "mark" | "bad" }
> = {
  upToDate: { word: "Up to date", tone: "good" },
  catchingUp: { word: "Catching up", tone: "accent" },
  failing: { word: "Failing", tone: "bad" },
  paused: { word: "Paused", tone: "mark" },
  stopped: { word: "Not followed", tone: "bad" },
};

/** Where notices come from by themselves: how far each publisher was read, and what keeps it. */
export function Sources() {
  const query = useQuery(sourcesQuery);
  return (
    <Section
      title="How fresh it is"
      intro="Publishers that are asked for new notices by themselves, and up to when everything of theirs is in."
    >
      <QueryFrame query={query} lines={4}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="Notices come from files here">
              <p>
                No publisher is asked by itself, so that only what somebody imported is in. Whoever
                runs this installation can change that with{" "}
                <code>muster serve --follow find-a-tender,contracts-finder</code>.
              </p>
            </EmptyState>
          ) : (
            <>
              <ul className={styles.sources}>
                {items.map((source) => (
                  <Source key={source.name} source={source} />
                ))}
              </ul>
              <ApiPanel path="/api/v1/sources" />
            </>
          )
        }
      </QueryFrame>
    </Section>
  );
}

function Source({ source }: { source: NoticeSource }) {
  const mayOperate = useMay("Operate");
  const { word, tone } = STATES[source.state];
  return (
    <li className={styles.source}>
      <h3 className={styles.sourceName}>
        {source.title} <Tag tone={tone}>{word}</Tag>
      </h3>
      <p className={styles.prose}>{inWords(source)}</p>
      <Facts
        rows={[
          { name: "Read from", value: formatDate(source.since) },
          {
            name: "New notices",
            value: `${formatCount(source.noticesToday, "notice")} today, ${formatCount(source.noticesThisWeek, "notice")} in the last seven days`,
          },
          { name: "Could not be read", value: <Unread source={source} /> },
          { name: "Kept", value: KEPT[source.buyers] },
          {
            name: "Last answered",
            value: source.answeredAt ? formatInstant(source.answeredAt) : "Never",
          },
          {
            name: "Last trouble",
            value: source.trouble
              ? `${formatInstant(source.trouble.at)}: ${source.trouble.detail}`
              : "None",
          },
        ]}
      />
      {mayOperate ? <SourceActs source={source} /> : null}
    </li>
  );
}

const KEPT: Record<NoticeSource["buyers"], string> = {
  all: "Notices of every public buyer",
  london: "Notices of London's boroughs and of bodies that are theirs",
};

/** What it means, and what anybody has to do. */
function inWords(source: NoticeSource): string {
  const is = source.answeredAt
    ? `Everything that was published up to ${formatInstant(source.completeTo)} is in.`
    : "Nothing of it is in yet.";
  switch (source.state) {
    case "upToDate":
      return `${is} There is nothing to do.`;
    case "catchingUp":
      return `${is} What came later is being read: there is nothing to do but wait.`;
    case "paused":
      return `${is} An operator paused it on ${formatDate(source.pausedAt)}; when it is taken up again nothing is left out.`;
    case "stopped":
      return `${is} Nobody has asked for more since: whoever runs this installation has to start a worker with --follow ${source.name}.`;
    case "failing":
      return `${is} It does not answer as it should any more, and is tried again by itself${source.nextTryAt ? ` on ${formatInstant(source.nextTryAt)}` : ""}: nothing is lost meanwhile. If this lasts for more than a day, tell whoever runs this installation.`;
  }
}

function Unread({ source }: { source: NoticeSource }) {
  const days = source.imports.filter((day) => day.problems > 0);
  if (days.length === 0)
    return source.noticesThisWeek === 0
      ? "Nothing came in the last seven days"
      : "Everything could be read in the last seven days";
  return (
    <ul>
      {days.map((day) => (
        <li key={day.id}>
          <Link to="/data/imports/$id" params={{ id: day.id }}>
            {formatCount(day.problems, "problem")} on {formatDate(day.startedAt)}
            <span className="visually-hidden"> in notices of {source.title}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
