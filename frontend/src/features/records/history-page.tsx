import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { asProblem } from "@/api/errors";
import { useMay } from "@/api/session";
import { formatInstant, sentence } from "@/lib/format";
import { ActionLine, ActionList } from "@/ui/action-list";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { ErrorState } from "@/ui/error-state";
import { MembersOnly } from "@/ui/members-only";
import { Page } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { RecordFrame } from "@/ui/record-frame";
import { type Change, undoChange } from "./calls";
import { FIELDS, type FieldName, type FieldValue, inWords } from "./fields";
import { useChange } from "./mutations";
import { NotYours } from "./not-yours";
import { historyQuery, recordQuery } from "./queries";
import { type Kind, NOUNS, type RecordView } from "./record";
import { recordAddress } from "./record-address";

/** Who said what of a record, and when; each change can be taken back. */
export function HistoryPage({ kind, id }: { kind: Kind; id: string }) {
  return (
    <MembersOnly
      title="History"
      what="Officers see here who of them said what of a record, and when."
    >
      {() => <Open kind={kind} id={id} />}
    </MembersOnly>
  );
}

function Open({ kind, id }: { kind: Kind; id: string }) {
  const query = useQuery(recordQuery(kind, id));
  return (
    <RecordFrame query={query} noun={NOUNS[kind]}>
      {(view) => (view.own ? <History view={view} /> : <NotYours view={view} />)}
    </RecordFrame>
  );
}

function History({ view }: { view: RecordView }) {
  const query = useQuery(historyQuery(view.kind, view.id));
  const mayWrite = useMay(view.kind === "contract" ? "WriteContracts" : "WriteProcurements");
  const undo = useChange((change: string) => undoChange(view, change));
  return (
    <Page
      title={`History of ${view.title}`}
      kicker={
        <Link to={recordAddress(view.kind)} params={{ id: view.id }}>
          Back to the {NOUNS[view.kind]}
        </Link>
      }
      lead="What your authority said of it, the latest first. What notices said is in the evidence."
    >
      {undo.error ? <ErrorState problem={asProblem(undo.error)} /> : null}
      <QueryFrame query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="Nobody has said anything yet">
              <p>All that is known comes from notices. Confirm it, or say better.</p>
            </EmptyState>
          ) : (
            <ActionList>
              {items.map((change) => (
                <ChangeLine
                  key={change.id}
                  view={view}
                  change={change}
                  onUndo={mayWrite && change.undoable ? () => undo.mutate(change.id) : undefined}
                />
              ))}
            </ActionList>
          )
        }
      </QueryFrame>
    </Page>
  );
}

const WHAT: Record<string, string> = {
  created: "Added by hand",
  said: "Said",
  confirmed: "Confirmed",
  answered: "Answered a question",
  archived: "Archived",
  restored: "Taken out of the archive",
  shared: "Changed who sees it",
  nda: "Changed the agreement not to disclose",
  cleared: "Cleared a field",
  revoked: "Took a clearance back",
  undone: "Undid a change",
};

type ChangeLineProps = { view: RecordView; change: Change; onUndo: (() => void) | undefined };

function ChangeLine({ view, change, onUndo }: ChangeLineProps) {
  const when = formatInstant(change.at);
  const what = WHAT[change.what] ?? sentence(change.what);
  const touched = Object.keys({ ...change.before, ...change.after });
  return (
    <ActionLine
      title={`${what}${change.undone ? " (taken back)" : ""}`}
      note={`${change.by.name}, ${when}`}
      action={
        onUndo ? (
          <Button aria-label={`Undo: ${what}, ${when}`} onClick={onUndo}>
            Undo
          </Button>
        ) : null
      }
    >
      {touched.map((field) => (
        <p key={field}>
          {nameOf(view.kind, field)}: {inHistory(view.kind, field, change.before[field])} →{" "}
          {inHistory(view.kind, field, change.after[field])}
        </p>
      ))}
    </ActionLine>
  );
}

function nameOf(kind: Kind, name: string): string {
  return FIELDS[kind].find((field) => field.name === (name as FieldName))?.label ?? name;
}

/** A value of the history in words; one of an unknown shape as it is written. */
function inHistory(kind: Kind, name: string, value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  const field = FIELDS[kind].find((entry) => entry.name === name);
  if (!field || typeof value === "boolean") return String(value);
  return inWords(field, value as FieldValue) ?? "nothing";
}
