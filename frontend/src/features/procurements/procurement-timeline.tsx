import { Link } from "@tanstack/react-router";
import type { Procurement } from "@/api/types";
import { formatShortDate, sentence, shortAuthorityName } from "@/lib/format";
import { EmptyState } from "@/ui/empty-state";
import { Timeline, type TimelineBar, type TimelineMark } from "@/ui/timeline";

function barsOf({ expectedStart, expectedEnd, maxEnd }: Procurement): TimelineBar[] {
  if (!expectedStart || !expectedEnd || expectedEnd < expectedStart) return [];
  const bars: TimelineBar[] = [{ from: expectedStart, to: expectedEnd, tone: "term" }];
  if (maxEnd && maxEnd > expectedEnd) {
    bars.push({ from: expectedEnd, to: maxEnd, tone: "extension" });
  }
  return bars;
}

/** Every date that a plan announces, so that one without a term still shows. */
function marksOf(procurement: Procurement): TimelineMark[] {
  const { engagementEnds, noticeExpected, tenderDeadline, expectedStart } = procurement;
  const dates = [engagementEnds, noticeExpected, tenderDeadline, expectedStart];
  return [...new Set(dates)].flatMap((on) => (on ? [{ on, tone: "point" as const }] : []));
}

type ProcurementTimelineProps = { procurements: readonly Procurement[]; today: string };

export function ProcurementTimeline({ procurements, today }: ProcurementTimelineProps) {
  const rows = procurements
    .map((procurement) => ({
      procurement,
      bars: barsOf(procurement),
      marks: marksOf(procurement),
    }))
    .filter(({ bars, marks }) => bars.length > 0 || marks.length > 0);
  if (rows.length === 0) {
    return (
      <EmptyState title="No dates to draw">
        <p>None of these plans says when it starts. The table lists them.</p>
      </EmptyState>
    );
  }
  return (
    <Timeline
      label="When the planned purchases are expected"
      today={today}
      earliest={`${Number(today.slice(0, 4)) - 1}${today.slice(4)}`}
      latest={`${Number(today.slice(0, 4)) + 8}${today.slice(4)}`}
      rows={rows.map(({ procurement, bars, marks }) => ({
        id: procurement.id,
        label: (
          <Link to="/pipeline/$id" params={{ id: procurement.id }} data-row-link="">
            {procurement.title}
          </Link>
        ),
        words: `${shortAuthorityName(procurement.authority.name)}. ${sentence(procurement.stage)}, start ${
          procurement.expectedStart ? formatShortDate(procurement.expectedStart) : "not published"
        }`,
        bars,
        marks,
      }))}
    />
  );
}
