import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { membersQuery } from "@/api/reference";
import { formatInstant, shortAuthorityName } from "@/lib/format";
import { type Column, DataTable } from "@/ui/data-table";
import { actionWords, valueWords } from "./audit-words";
import styles from "./my-authority.module.css";
import { type AuditEntry, clientsQuery, peopleQuery } from "./queries";

type AuditTableProps = { entries: readonly AuditEntry[]; stale: boolean };

/** What happened, with the names of our own people and systems instead of their ids. */
export function AuditTable({ entries, stale }: AuditTableProps) {
  const people = useQuery(peopleQuery).data?.items ?? [];
  const clients = useQuery(clientsQuery).data?.items ?? [];
  const members = useQuery(membersQuery).data?.items ?? [];
  const names = new Map([...people, ...clients].map(({ id, name }) => [id, name]));
  const authorities = new Map(members.map(({ id, name }) => [id, shortAuthorityName(name)]));

  function who({ by }: AuditEntry): string {
    const { kind, person, client, authority, words } = by.account;
    const name = names.get(person ?? client ?? "");
    const isLink = kind === "viewLink";
    if (name) return isLink ? `A link of ${name}` : name;
    if (words) return `Whoever runs the installation (${words})`;
    const of = authorities.get(authority ?? "");
    if (kind === "vendorLink") return of ? `A vendor, by a link of ${of}` : "A vendor, by its link";
    if (kind === "unknown" || !of) return "Nobody known";
    return `${isLink ? "A link" : client ? "A system" : "Somebody"} of ${of}`;
  }

  const columns: readonly Column<AuditEntry>[] = [
    {
      id: "what",
      header: "What",
      main: true,
      cell: (entry) => actionWords(entry.action),
    },
    { id: "at", header: "When", cell: (entry) => formatInstant(entry.at) },
    { id: "who", header: "Who", cell: who },
    { id: "subject", header: "On", cell: (entry) => <Subject {...entry.subject} names={names} /> },
    {
      id: "changes",
      header: "From what to what",
      cell: (entry) =>
        entry.changes.length === 0 ? (
          "–"
        ) : (
          <ul className={styles.changes}>
            {entry.changes.map((change) => (
              <li key={change.field}>
                {actionWords(change.field)}: {valueWords(change.field, change.from)} →{" "}
                {valueWords(change.field, change.to)}
              </li>
            ))}
          </ul>
        ),
    },
    {
      id: "address",
      header: "From where",
      cell: (entry) => entry.by.address ?? "Not known",
    },
    {
      id: "sequence",
      header: "Entry",
      align: "end",
      cell: (entry) => entry.sequence,
    },
  ];
  return (
    <DataTable
      caption="Audit"
      columns={columns}
      rows={entries}
      rowKey={(entry) => String(entry.sequence)}
      stale={stale}
      keepAs="audit"
    />
  );
}

type SubjectProps = { kind: string; id: string; names: ReadonlyMap<string, string> };

function Subject({ kind, id, names }: SubjectProps) {
  const params = { id };
  switch (kind) {
    case "contract":
      return (
        <Link to="/contracts/$id" params={params}>
          Contract
        </Link>
      );
    case "procurement":
      return (
        <Link to="/pipeline/$id" params={params}>
          Purchase
        </Link>
      );
    case "opportunity":
      return (
        <Link to="/opportunities/$id" params={params}>
          Opportunity
        </Link>
      );
    case "vendor":
      return (
        <Link to="/vendors/$id" params={params}>
          Vendor
        </Link>
      );
    case "person":
      return (
        <Link to="/my-authority/people/$id" params={params}>
          {names.get(id) ?? "A person"}
        </Link>
      );
    default:
      return names.get(id) ?? actionWords(kind);
  }
}
