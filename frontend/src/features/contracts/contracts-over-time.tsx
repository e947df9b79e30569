import { useQuery } from "@tanstack/react-query";
import { useToday } from "@/api/reference";
import type { Contract } from "@/api/types";
import { formatCount, formatNumber, formatRoundMoney } from "@/lib/format";
import { BarChart } from "@/ui/bar-chart";
import { QueryFrame } from "@/ui/query-frame";
import { ContractTimeline } from "./contract-timeline";
import { type ContractsSearch, contractsQuery } from "./queries";
import { spread, valueByYear } from "./value-by-year";

/** As many as one answer holds: nearly every vendor has fewer. */
const MOST = 200;

/** Rows that are taken in at a look, and leave room on a sheet of paper. */
const DRAWN = 15;

type OfVendor = { search: ContractsSearch };

/** Every contract of a list that is short enough to be looked at whole. */
function useContracts(search: ContractsSearch) {
  return useQuery(contractsQuery(search, MOST));
}

/** The contracts that still run, on one timeline. */
export function ContractsOnATimeline({ search }: OfVendor) {
  const query = useContracts(search);
  const today = useToday();
  return (
    <QueryFrame query={query}>
      {({ items }) => {
        const running = items
          .filter(({ live, term }) => live && term.end)
          .sort((a, b) => (a.term.end ?? "").localeCompare(b.term.end ?? ""));
        if (running.length === 0) {
          return <p>No contract with a known end is running.</p>;
        }
        const rest = running.length - DRAWN;
        return (
          <>
            <ContractTimeline contracts={running.slice(0, DRAWN)} today={today} ofVendor />
            {rest > 0 ? (
              <p>
                {formatCount(rest, "more ends", "more end")} later, all of them under “Contracts”.
              </p>
            ) : null}
          </>
        );
      }}
    </QueryFrame>
  );
}

/** What they are worth, year by year, as far as whoever looks may see it. */
export function ContractValueByYear({ search }: OfVendor) {
  const query = useContracts(search);
  const today = useToday();
  return (
    <QueryFrame query={query}>
      {({ items, next }) => <ByYear contracts={items} today={today} cut={Boolean(next)} />}
    </QueryFrame>
  );
}

type ByYearProps = { contracts: readonly Contract[]; today: string; cut: boolean };

function ByYear({ contracts, today, cut }: ByYearProps) {
  const now = Number(today.slice(0, 4));
  const years = valueByYear(contracts, now - 4, now + 6).filter(
    ({ year, contracts: running }) => running > 0 || year === now,
  );
  const counted = contracts.filter(spread).length;
  const left = contracts.length - counted;
  if (counted === 0) {
    return <p>No contract has a value, a start and an end that you may see.</p>;
  }
  return (
    <>
      <BarChart
        label="Value of contracts by calendar year"
        rows={years.map(({ year, amount, contracts: running }) => ({
          id: String(year),
          label: year === now ? `${year}, this year` : String(year),
          value: amount,
          text: `${formatRoundMoney({ amount, currency: "GBP" })}, ${formatCount(running, "contract")}`,
        }))}
      />
      <p>
        A year's share for each day that a contract runs, without extensions and without VAT where
        that is known.
        {left > 0
          ? ` ${formatCount(left, "contract")} without a value or dates ${left === 1 ? "is" : "are"} not in it.`
          : ""}
        {cut ? ` Only the ${formatNumber(MOST)} that end last are.` : ""}
      </p>
    </>
  );
}
