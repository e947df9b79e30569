import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Concentration } from "@/api/types";
import { formatCount, formatNumber, formatRoundMoney } from "@/lib/format";
import { BarChart } from "@/ui/bar-chart";
import { type Column, DataTable } from "@/ui/data-table";
import { EmptyState } from "@/ui/empty-state";
import { Figures } from "@/ui/facts";
import { Section } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { Tag } from "@/ui/tag";
import { VendorLink } from "@/ui/vendor-link";
import { concentrationQuery } from "./queries";

type Market = Concentration["london"];

const DEGREES = {
  open: { word: "Open", tone: "good" },
  concentrated: { word: "Concentrated", tone: "mark" },
  highlyConcentrated: { word: "Highly concentrated", tone: "bad" },
} as const;

function percent(part: number): string {
  return `${(100 * part).toFixed(part < 0.1 ? 1 : 0)} %`;
}

function Degree({ market }: { market: Market }) {
  if (!market.degree) return <>Not known</>;
  const { word, tone } = DEGREES[market.degree];
  return <Tag tone={tone}>{word}</Tag>;
}

const COLUMNS: readonly Column<Market>[] = [
  {
    id: "area",
    header: "Service area",
    main: true,
    cell: (market) => (
      <Link to="/systems" search={{ view: "list", serviceArea: market.serviceArea?.code }}>
        {market.serviceArea?.name}
      </Link>
    ),
  },
  { id: "degree", header: "Market", cell: (market) => <Degree market={market} /> },
  {
    id: "index",
    header: "Index by spend",
    align: "end",
    cell: (market) => formatIndex(market.indexByValue),
  },
  {
    id: "byContracts",
    header: "Index by contracts",
    align: "end",
    cell: (market) => formatIndex(market.indexByContracts),
  },
  {
    id: "vendors",
    header: "Vendors",
    align: "end",
    cell: (market) => formatNumber(market.vendors),
  },
  {
    id: "first",
    header: "Has most of it",
    cell: ({ shares: [first] }) =>
      first ? (
        <>
          <VendorLink vendor={first.vendor} /> ({percent(first.ofValue || first.ofContracts)})
        </>
      ) : (
        "Nobody"
      ),
  },
];

function formatIndex(index: number | null | undefined): string {
  return typeof index === "number" ? formatNumber(index) : "Not known";
}

/** How far London depends on few vendors. */
export function MarketView() {
  const query = useQuery(concentrationQuery);
  return (
    <QueryFrame query={query} lines={14}>
      {({ london, areas }) =>
        london.contracts === 0 ? (
          <EmptyState title="No contract that runs is known">
            <p>Shares of vendors are told of the boroughs' technology contracts that run today.</p>
          </EmptyState>
        ) : (
          <>
            <Figures
              rows={[
                { name: "Contracts that run", value: formatNumber(london.contracts) },
                { name: "Vendors", value: formatNumber(london.vendors) },
                { name: "Concentration index, all areas", value: formatIndex(london.indexByValue) },
              ]}
            />
            <Section
              title="Vendors' shares of a year's spend"
              intro="Of the boroughs' live technology contracts whose value you may see."
            >
              <BarChart
                label="Vendors, the most spend first"
                rows={london.shares.slice(0, 15).map((share) => ({
                  id: share.vendor.id,
                  label: <VendorLink vendor={share.vendor} />,
                  value: 100 * share.ofValue,
                  text: `${percent(share.ofValue)}, ${formatRoundMoney(share.annualValue)} a year, ${formatCount(share.contracts, "contract")}`,
                }))}
              />
            </Section>
            <Section
              title="By service area"
              intro="How far few vendors have it all, by the Herfindahl–Hirschman index: the squares of all shares in per cent, added up. Near 0 many vendors are alike; at 10,000 one has everything. Above 1,000 a market counts as concentrated, above 2,000 as highly so."
            >
              <DataTable
                caption="How concentrated each service area is"
                columns={COLUMNS}
                rows={areas}
                rowKey={(market) => market.serviceArea?.code ?? ""}
              />
            </Section>
          </>
        )
      }
    </QueryFrame>
  );
}
