import { Link } from "@tanstack/react-router";
import type { Procurement } from "@/api/types";
import { formatRoundMoney, formatShortDate } from "@/lib/format";
import { AuthorityLink } from "@/ui/authority-link";
import { type Column, DataTable } from "@/ui/data-table";
import { Provenance } from "@/ui/provenance";
import { StageTag } from "./stage-tag";

const COLUMNS: readonly Column<Procurement>[] = [
  {
    id: "title",
    header: "Purchase",
    main: true,
    cell: (procurement) => (
      <Link to="/pipeline/$id" params={{ id: procurement.id }} data-row-link="">
        {procurement.title}
      </Link>
    ),
  },
  {
    id: "authority",
    header: "Buyer",
    cell: (procurement) => <AuthorityLink authority={procurement.authority} />,
  },
  { id: "stage", header: "Stage", cell: (procurement) => <StageTag stage={procurement.stage} /> },
  {
    id: "serviceArea",
    header: "Service area",
    cell: (procurement) => procurement.serviceArea?.name ?? "Not known",
  },
  {
    id: "tenderDeadline",
    header: "Tenders due",
    align: "end",
    sort: "tenderDeadline",
    extra: true,
    cell: (procurement) => formatShortDate(procurement.tenderDeadline),
  },
  {
    id: "expectedStart",
    header: "Expected start",
    align: "end",
    sort: "expectedStart",
    cell: (procurement) => (
      <Provenance
        name="Expected start"
        fact={procurement.expectedStart ? procurement.facts.expectedStart : null}
      >
        {formatShortDate(procurement.expectedStart)}
      </Provenance>
    ),
  },
  {
    id: "value",
    header: "Value",
    align: "end",
    sort: "value",
    first: "down",
    cell: (procurement) => formatRoundMoney(procurement.value.net ?? procurement.value.gross),
  },
];

type ProcurementTableProps = {
  procurements: readonly Procurement[];
  caption: string;
  without?: readonly string[];
  sort?: string;
  onSort?: (sort: string) => void;
  stale?: boolean;
  virtual?: boolean;
  keepAs?: string;
};

export function ProcurementTable(props: ProcurementTableProps) {
  const { procurements, without = [], ...rest } = props;
  return (
    <DataTable
      columns={COLUMNS.filter((column) => !without.includes(column.id))}
      rows={procurements}
      rowKey={(procurement) => procurement.id}
      {...rest}
    />
  );
}
