import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { asProblem } from "@/api/errors";
import { formatCount } from "@/lib/format";
import { Done } from "@/ui/done";
import { EmptyState } from "@/ui/empty-state";
import { ErrorState } from "@/ui/error-state";
import { MembersOnly } from "@/ui/members-only";
import { Page, Section } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { Columns } from "./columns";
import { Layout } from "./layout";
import { useChange } from "./mutations";
import { isAtWork, type RegisterFile, registerFileQuery, type Shown } from "./queries";
import styles from "./register-files.module.css";
import { Rows } from "./rows";
import { Taking } from "./taking";
import { STATES } from "./words";

type RegisterFilePageProps = {
  id: string;
  shown: Shown | undefined;
  onShown: (shown: Shown) => void;
};

export function RegisterFilePage({ id, shown, onShown }: RegisterFilePageProps) {
  return (
    <MembersOnly
      title="Register file"
      what="What a register that your authority sent becomes."
      right="WriteContracts"
      roles={["contributor", "approver"]}
    >
      {() => <Opened id={id} shown={shown} onShown={onShown} />}
    </MembersOnly>
  );
}

function Opened({ id, shown, onShown }: RegisterFilePageProps) {
  const query = useQuery(registerFileQuery(id));
  return (
    <Page
      title={query.data?.name ?? "Register file"}
      kicker={<Link to="/my-authority/register-files">Register file</Link>}
      lead={query.data ? lead(query.data) : undefined}
    >
      <QueryFrame query={query}>
        {(file) => <File file={file} shown={shown} onShown={onShown} />}
      </QueryFrame>
    </Page>
  );
}

function lead(file: RegisterFile): string {
  if (file.state === "refused") return "It cannot be read. Nothing was changed.";
  if (isAtWork(file)) return `${STATES[file.state]}. You can leave this page: it goes on.`;
  if (file.state === "taken") return "Its records are yours now. One button takes it back.";
  if (file.state === "undone") return "It was taken, and that was undone.";
  return "Nothing is changed yet. Look at what it does, correct it, then take it.";
}

type FileProps = { file: RegisterFile; shown: Shown | undefined; onShown: (shown: Shown) => void };

function File({ file, shown, onShown }: FileProps) {
  const change = useChange(file);
  if (file.state === "refused") {
    return (
      <EmptyState title={file.refused ?? "It cannot be read."}>
        <p>
          <Link to="/my-authority/register-files">Send another file</Link>
        </p>
      </EmptyState>
    );
  }
  // What was understood before stays on the screen while the file is read again.
  const known = file.columns.length > 0;
  const locked = isAtWork(file) || change.isPending || file.state === "taken";
  return (
    <>
      {isAtWork(file) ? <AtWork file={file} /> : null}
      {file.refused ? <p className={styles.warning}>{file.refused}</p> : null}
      {change.error ? <ErrorState problem={asProblem(change.error)} /> : null}
      {file.state === "taken" ? <Done>{taken(file)}</Done> : null}
      {file.state === "undone" && file.counts.kept > 0 ? (
        <p className={styles.warning}>
          {formatCount(file.counts.kept, "record")} stayed as they are, since somebody changed them
          after the file was taken.
        </p>
      ) : null}
      {known ? (
        <>
          <Taking
            file={file}
            locked={locked}
            shown={shown}
            onShown={onShown}
            onAgain={() => change.mutate({})}
          />
          <Rows
            file={file}
            shown={shown}
            locked={locked}
            onDecide={(decisions) => change.mutate({ decisions })}
            onUnclear={(unclear) => change.mutate({ unclear })}
            onArchive={(archiveMissing) => change.mutate({ archiveMissing })}
          />
          <Section
            title="What each column means"
            intro={
              <p>Found by its heading, by what stands in it, and by what you said last time.</p>
            }
          >
            <Layout file={file} locked={locked} onChange={(patch) => change.mutate(patch)} />
            <Columns file={file} locked={locked} onChange={(patch) => change.mutate(patch)} />
          </Section>
        </>
      ) : null}
    </>
  );
}

function AtWork({ file }: { file: RegisterFile }) {
  const rows = file.state === "reading" && file.rowsRead > 0;
  return (
    <p className={styles.work} role="status">
      {STATES[file.state]}
      {rows ? `: ${formatCount(file.rowsRead, "row")} so far` : "…"}
    </p>
  );
}

function taken(file: RegisterFile): string {
  const { added, changed, unchanged } = file.counts;
  return `Taken: ${formatCount(added, "new record")}, ${changed} changed, ${unchanged} as they were.`;
}
