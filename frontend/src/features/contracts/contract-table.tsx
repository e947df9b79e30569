import { Link } from "@tanstack/react-router";
import type { Contract } from "@/api/types";
import { formatRoundMoney, formatShortDate } from "@/lib/format";
import { AuthorityLink } from "@/ui/authority-link";
import { type Column, DataTable } from "@/ui/data-table";
import { Provenance } from "@/ui/provenance";
import { VendorLinks } from "@/ui/vendor-link";
import { ContractStatus } from "./contract-status";

const COLUMNS: readonly Column<Contract>[] = [
  {
    id: "title",
    header: "Contract",
    main: true,
    cell: (contract) => (
      <Link to="/contracts/$id" params={{ id: contract.id }} data-row-link="">
        {contract.title}
      </Link>
    ),
  },
  {
    id: "authority",
    header: "Buyer",
    cell: (contract) => <AuthorityLink authority={contract.authority} />,
  },
  {
    id: "vendors",
    header: "Vendor",
    cell: (contract) => <VendorLinks vendors={contract.vendors} />,
  },
  {
    id: "serviceArea",
    header: "Service area",
    cell: (contract) => contract.serviceArea?.name ?? "Not known",
  },
  {
    id: "status",
    header: "Status",
    extra: true,
    cell: (contract) => <ContractStatus contract={contract} />,
  },
  {
    id: "start",
    header: "Starts",
    align: "end",
    sort: "start",
    first: "down",
    extra: true,
    cell: (contract) => formatShortDate(contract.term.start),
  },
  {
    id: "end",
    header: "Ends",
    align: "end",
    sort: "end",
    cell: (contract) => (
      <Provenance name="End" fact={contract.term.end ? contract.facts["term.end"] : null}>
        {formatShortDate(contract.term.end)}
      </Provenance>
    ),
  },
  {
    id: "maxEnd",
    header: "Latest end",
    align: "end",
    sort: "maxEnd",
    cell: (contract) => (
      <Provenance
        name="Latest end"
        fact={contract.term.maxEnd ? contract.facts["term.maxEnd"] : null}
      >
        {formatShortDate(contract.term.maxEnd)}
      </Provenance>
    ),
  },
  {
    id: "value",
    header: "Value",
    align: "end",
    sort: "value",
    first: "down",
    cell: (contract) => formatRoundMoney(contract.value.net ?? contract.value.gross),
  },
];

type ContractTableProps = {
  contracts: readonly Contract[];
  caption: string;
  /** A page about one buyer or one vendor need not repeat its name in each row. */
  without?: readonly string[];
  sort?: string;
  onSort?: (sort: string) => void;
  stale?: boolean;
  virtual?: boolean;
  keepAs?: string;
};

export function ContractTable({ contracts, without = [], ...rest }: ContractTableProps) {
  return (
    <DataTable
      columns={COLUMNS.filter((column) => !without.includes(column.id))}
      rows={contracts}
      rowKey={(contract) => contract.id}
      {...rest}
    />
  );
}
