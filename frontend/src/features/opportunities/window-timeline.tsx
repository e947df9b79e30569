import type { Alignment } from "@/api/types";
import { formatShortDate, shortAuthorityName } from "@/lib/format";
import { Timeline } from "@/ui/timeline";
import { ParticipantRecord } from "./participant-record";

/** Each buyer's window, the days they share and the go-live date, under one scale. */
export function WindowTimeline({ alignment, today }: { alignment: Alignment; today: string }) {
  return (
    <Timeline
      label="The windows in which each buyer could go live"
      today={today}
      shared={{ from: alignment.sharedFrom, to: alignment.sharedTo }}
      goLive={alignment.goLive}
      // The first window to close comes first: it is the one that presses.
      rows={[...alignment.participants]
        .sort((a, b) => a.window.to.localeCompare(b.window.to))
        .map((entry) => ({
          id: `${entry.contract ?? entry.procurement ?? entry.title}`,
          label: (
            <>
              {shortAuthorityName(entry.authority.name)}: <ParticipantRecord participant={entry} />
            </>
          ),
          words: `${formatShortDate(entry.window.from)} to ${formatShortDate(entry.window.to)}. Commit by ${formatShortDate(
            entry.latestCommit,
          )}`,
          bars: [{ from: entry.window.from, to: entry.window.to, tone: "window" as const }],
          marks: [{ on: entry.latestCommit, tone: "commit" as const }],
        }))}
    />
  );
}
