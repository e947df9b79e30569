import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { asProblem } from "@/api/errors";
import { formatCount, formatInstant, shortAuthorityName } from "@/lib/format";
import { EmptyState } from "@/ui/empty-state";
import { ErrorState } from "@/ui/error-state";
import { MembersOnly } from "@/ui/members-only";
import { Page, Section } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { DropZone } from "./drop-zone";
import { sendFile } from "./mutations";
import { type RegisterFile, registerFilesQuery } from "./queries";
import styles from "./register-files.module.css";
import { STATES } from "./words";

const TITLE = "Register file";
const WHAT =
  "Your own register of contracts, as you keep it in a spreadsheet: dropped here, looked at, taken. Next time only what changed comes in.";

export function RegisterFilesPage() {
  return (
    <MembersOnly
      title={TITLE}
      what={WHAT}
      right="WriteContracts"
      roles={["contributor", "approver"]}
    >
      {(me) => (
        <Page
          title={TITLE}
          kicker={<Link to="/my-authority">{shortAuthorityName(me.authority.name)}</Link>}
          lead={WHAT}
        >
          <Send />
          <Section title="Files so far">
            <Past />
          </Section>
        </Page>
      )}
    </MembersOnly>
  );
}

function Send() {
  const navigate = useNavigate();
  const send = useMutation({
    mutationFn: sendFile,
    onSuccess: (file) =>
      void navigate({ to: "/my-authority/register-files/$id", params: { id: file.id } }),
  });
  return (
    <div className={styles.stack}>
      <DropZone busy={send.isPending} onFile={(file) => send.mutate(file)} />
      {send.error ? <ErrorState problem={asProblem(send.error)} /> : null}
    </div>
  );
}

function Past() {
  const query = useQuery(registerFilesQuery);
  return (
    <QueryFrame query={query} lines={3}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title="No file has come in yet">
            <p>
              Any register does: the columns are found by their headings, wherever they stand. You
              see what each row becomes before anything is taken, and one button takes it back.
            </p>
          </EmptyState>
        ) : (
          <ul className={styles.files}>
            {items.map((file) => (
              <FileLine key={file.id} file={file} />
            ))}
          </ul>
        )
      }
    </QueryFrame>
  );
}

function FileLine({ file }: { file: RegisterFile }) {
  return (
    <li>
      <Link to="/my-authority/register-files/$id" params={{ id: file.id }}>
        {file.name}
      </Link>
      <p className={styles.soft}>
        {STATES[file.state]}. {formatCount(file.counts.rows, "row")}, sent by {file.sentBy.name},{" "}
        {formatInstant(file.sentAt)}.
      </p>
    </li>
  );
}
