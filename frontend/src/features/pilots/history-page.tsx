import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { components } from "@/api/schema.gen";
import type { Pilot } from "@/api/types";
import { formatInstant } from "@/lib/format";
import { ActionLine, ActionList } from "@/ui/action-list";
import { MembersOnly } from "@/ui/members-only";
import { Page } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { RecordFrame } from "@/ui/record-frame";
import { pilotHistoryQuery, pilotQuery } from "./queries";
import { fieldName } from "./words";

type Change = components["schemas"]["PilotChange"];

const WHAT: Record<Change["what"], string> = {
  recorded: "Put on record",
  changed: "Changed",
  vouched: "Vouched for",
};

export function HistoryPage({ id }: { id: string }) {
  return (
    <MembersOnly
      title="History"
      what="Officers see here who of them said what of a pilot, and when."
      right="SeeOwn"
      roles={["reader"]}
    >
      {() => <Open id={id} />}
    </MembersOnly>
  );
}

function Open({ id }: { id: string }) {
  const query = useQuery(pilotQuery(id));
  return (
    <RecordFrame query={query} noun="pilot">
      {(pilot) => <History pilot={pilot} />}
    </RecordFrame>
  );
}

function History({ pilot }: { pilot: Pilot }) {
  const query = useQuery(pilotHistoryQuery(pilot.id));
  return (
    <Page
      title={`History of ${pilot.question}`}
      kicker={
        <Link to="/pilots/$id" params={{ id: pilot.id }}>
          Back to the pilot
        </Link>
      }
      lead="What your authority said of it, the latest first. Nobody else sees this."
    >
      <QueryFrame query={query}>
        {({ items }) => (
          <ActionList>
            {items.map((change) => (
              <ActionLine
                key={change.id}
                title={WHAT[change.what]}
                note={`${change.by.name}, ${formatInstant(change.at)}`}
              >
                <Fields change={change} />
              </ActionLine>
            ))}
          </ActionList>
        )}
      </QueryFrame>
    </Page>
  );
}

/** A value as short text. */
function inWords(value: unknown): string {
  if (value === null || value === undefined || value === "") return "nothing";
  if (typeof value === "string" || typeof value === "number") return String(value);
  if (Array.isArray(value)) return value.map(inWords).join(", ");
  return Object.values(value).map(inWords).join(" ");
}

function Fields({ change }: { change: Change }) {
  const fields = Object.keys(change.after);
  if (fields.length === 0) return null;
  return (
    <ul>
      {fields.map((field) => (
        <li key={field}>
          {fieldName(field)}:{" "}
          {change.what === "recorded"
            ? inWords(change.after[field])
            : `from ${inWords(change.before[field])} to ${inWords(change.after[field])}`}
        </li>
      ))}
    </ul>
  );
}
