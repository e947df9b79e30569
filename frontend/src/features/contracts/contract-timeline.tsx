import { Link } from "@tanstack/react-router";
import type { Contract } from "@/api/types";
import { formatShortDate, shortAuthorityName } from "@/lib/format";
import { EmptyState } from "@/ui/empty-state";
import { Timeline, type TimelineBar, type TimelineRow } from "@/ui/timeline";

function barsOf({ term }: Contract, today: string): TimelineBar[] {
  if (!term.end) return [];
  const start = term.start ?? (today < term.end ? today : term.end);
  const bars: TimelineBar[] = [{ from: start, to: term.end, tone: "term" }];
  if (term.maxEnd && term.maxEnd > term.end) {
    bars.push({ from: term.end, to: term.maxEnd, tone: "extension" });
  }
  return bars;
}

function rowOf(contract: Contract, today: string, alone: boolean, ofVendor: boolean): TimelineRow {
  const { term, authority, vendors } = contract;
  const extended = term.maxEnd && term.maxEnd !== term.end;
  const vendor = ofVendor ? undefined : vendors[0]?.name;
  const people = [shortAuthorityName(authority.name), vendor].filter(Boolean).join(", ");
  return {
    id: contract.id,
    label: alone ? (
      "The term"
    ) : (
      <Link to="/contracts/$id" params={{ id: contract.id }} data-row-link="">
        {contract.title}
      </Link>
    ),
    words: `${people}. Ends ${formatShortDate(term.end)}${
      extended ? `, at the latest ${formatShortDate(term.maxEnd)}` : ""
    }`,
    bars: barsOf(contract, today),
  };
}

/** A year back is enough to see that a contract runs; ten ahead, that it is long. */
function shift(date: string, years: number): string {
  return `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
}

type ContractTimelineProps = {
  contracts: readonly Contract[];
  today: string;
  /** One contract on its own page, from its first day to its last. */
  alone?: boolean;
  /** On a vendor's own page its name need not stand in each row. */
  ofVendor?: boolean;
};

export function ContractTimeline(props: ContractTimelineProps) {
  const { contracts, today, alone = false, ofVendor = false } = props;
  const dated = contracts.filter((contract) => contract.term.end);
  if (dated.length === 0) {
    return alone ? null : (
      <EmptyState title="No end dates to draw">
        <p>None of these contracts has a published end. The table lists them.</p>
      </EmptyState>
    );
  }
  const firstEnd = dated.map((contract) => contract.term.end ?? today).sort()[0] ?? today;
  const earliest = firstEnd < today ? firstEnd : today;
  return (
    <Timeline
      label="When the contracts of this page end"
      rows={dated.map((contract) => rowOf(contract, today, alone, ofVendor))}
      today={today}
      earliest={alone ? undefined : shift(earliest, -1)}
      latest={alone ? undefined : shift(today, 10)}
    />
  );
}
