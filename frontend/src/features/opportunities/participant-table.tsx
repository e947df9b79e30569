import type { Participant } from "@/api/types";
import { formatDistance, formatRoundMoney, formatShortDate } from "@/lib/format";
import { AuthorityLink } from "@/ui/authority-link";
import { type Column, DataTable } from "@/ui/data-table";
import { ParticipantRecord } from "./participant-record";
import styles from "./participant-table.module.css";

function columnsFor(today: string): readonly Column<Participant>[] {
  return [
    {
      id: "authority",
      header: "Buyer",
      main: true,
      cell: (entry) => <AuthorityLink authority={entry.authority} />,
    },
    {
      id: "record",
      header: "Present contract or plan",
      cell: (entry) => <ParticipantRecord participant={entry} />,
    },
    {
      id: "extension",
      header: "To reach the go-live",
      cell: (entry) => <span className={styles.how}>{entry.how}</span>,
    },
    {
      id: "annual",
      header: "A year",
      align: "end",
      cell: (entry) => formatRoundMoney(entry.annualValue),
    },
    {
      id: "commit",
      header: "Commit by",
      align: "end",
      cell: (entry) => (
        <span>
          <strong>{formatShortDate(entry.latestCommit)}</strong>
          <br />
          <span className={styles.soon}>{formatDistance(today, entry.latestCommit)}</span>
        </span>
      ),
    },
  ];
}

type ParticipantTableProps = { participants: readonly Participant[]; today: string };

/** In the order in which they have to decide. */
export function ParticipantTable({ participants, today }: ParticipantTableProps) {
  const rows = [...participants].sort((a, b) => a.latestCommit.localeCompare(b.latestCommit));
  return (
    <DataTable
      caption="Buyers and the dates by which they must commit"
      columns={columnsFor(today)}
      rows={rows}
      rowKey={(entry) => entry.contract ?? entry.procurement ?? entry.title}
    />
  );
}
