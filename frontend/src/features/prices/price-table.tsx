import { Link } from "@tanstack/react-router";
import { formatNumber, formatShortDate, formatUnitPrice } from "@/lib/format";
import { AuthorityLink } from "@/ui/authority-link";
import { type Column, DataTable } from "@/ui/data-table";
import { Tag } from "@/ui/tag";
import { VendorLink } from "@/ui/vendor-link";
import type { PricePoint } from "./queries";

const SEEN_BY = { own: "Your authority", members: "Members", public: "Everybody" } as const;

const COLUMNS: readonly Column<PricePoint>[] = [
  {
    id: "what",
    header: "Price for",
    main: true,
    cell: (price) => (
      <Link to="/prices/$id" params={{ id: price.id }} data-row-link="">
        {price.product?.name ?? "No product named"}, per {price.unitWords}
      </Link>
    ),
  },
  { id: "vendor", header: "Vendor", cell: (price) => <VendorLink vendor={price.vendor} /> },
  {
    id: "authority",
    header: "Paid by",
    cell: (price) => <AuthorityLink authority={price.authority} />,
  },
  {
    id: "price",
    header: "Price",
    align: "end",
    sort: "price",
    first: "down",
    cell: (price) => formatUnitPrice(price.price),
  },
  {
    id: "quantity",
    header: "How many",
    align: "end",
    sort: "quantity",
    first: "down",
    cell: (price) => formatNumber(price.quantity),
  },
  {
    id: "on",
    header: "Since",
    align: "end",
    sort: "on",
    first: "down",
    cell: (price) => formatShortDate(price.on),
  },
  {
    id: "audience",
    header: "Seen by",
    cell: (price) => (price.nda ? <Tag tone="mark">Under an NDA</Tag> : SEEN_BY[price.audience]),
  },
  {
    id: "compared",
    header: "In bands",
    cell: (price) => (price.compared ? "Counts" : "Does not count"),
  },
];

type PriceTableProps = {
  prices: readonly PricePoint[];
  sort: string;
  onSort: (sort: string) => void;
  stale: boolean;
};

export function PriceTable({ prices, ...rest }: PriceTableProps) {
  return (
    <DataTable
      caption="Unit prices"
      columns={COLUMNS}
      rows={prices}
      rowKey={(price) => price.id}
      {...rest}
    />
  );
}
