import { Link } from "@tanstack/react-router";
import type { System } from "@/api/types";
import { formatShortDate } from "@/lib/format";
import { AuthorityLink } from "@/ui/authority-link";
import { type Column, DataTable } from "@/ui/data-table";
import { VendorLink } from "@/ui/vendor-link";
import { Satisfaction } from "./satisfaction";
import { StateTag } from "./state-tag";
import styles from "./systems.module.css";

const COLUMNS: readonly Column<System>[] = [
  {
    id: "name",
    header: "System",
    main: true,
    sort: "product",
    cell: (system) => (
      <Link to="/systems/$id" params={{ id: system.id }} data-row-link="">
        {system.name}
      </Link>
    ),
  },
  {
    id: "authority",
    header: "Used by",
    sort: "authority",
    cell: (system) => <AuthorityLink authority={system.authority} />,
  },
  {
    id: "serviceArea",
    header: "For",
    sort: "serviceArea",
    cell: (system) => system.serviceArea.name,
  },
  {
    id: "vendor",
    header: "Vendor",
    sort: "vendor",
    cell: (system) => (system.vendor ? <VendorLink vendor={system.vendor} /> : "Not known"),
  },
  {
    id: "end",
    header: "Contract ends",
    align: "end",
    sort: "end",
    cell: ({ contract }) => <ContractEnd contract={contract} />,
  },
  {
    id: "satisfaction",
    header: "Satisfaction",
    sort: "satisfaction",
    first: "down",
    cell: (system) => <Satisfaction value={system.satisfaction ?? null} />,
  },
  { id: "state", header: "Known", cell: (system) => <StateTag state={system.state} /> },
];

/** When the contract ends, and below it how far its extensions reach. */
function ContractEnd({ contract }: Pick<System, "contract">) {
  if (!contract?.end) return <span className={styles.unsaid}>Not known</span>;
  const { end, maxEnd } = contract;
  return (
    <span>
      {formatShortDate(end)}
      {maxEnd && maxEnd !== end ? (
        <span className={styles.figures}>or {formatShortDate(maxEnd)} if extended</span>
      ) : null}
    </span>
  );
}

type SystemTableProps = {
  caption: string;
  systems: readonly System[];
  sort?: string;
  onSort?: (sort: string) => void;
  stale?: boolean;
  keepAs?: string;
  without?: readonly string[];
};

export function SystemTable({ caption, systems, without = [], ...rest }: SystemTableProps) {
  return (
    <DataTable
      caption={caption}
      columns={COLUMNS.filter((column) => !without.includes(column.id))}
      rows={systems}
      rowKey={(system) => system.id}
      {...rest}
    />
  );
}
