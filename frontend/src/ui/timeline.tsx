import { scaleUtc } from "d3-scale";
import type { ReactNode } from "react";
import { formatDate, parseDate } from "@/lib/format";
import styles from "./timeline.module.css";

export type TimelineBar = { from: string; to: string; tone: "term" | "extension" | "window" };
export type TimelineMark = { on: string; tone: "commit" | "point" };

export type TimelineRow = {
  id: string;
  label: ReactNode;
  bars: readonly TimelineBar[];
  marks?: readonly TimelineMark[];
  /** The same as the picture, in words; shown beside the label. */
  words: ReactNode;
};

type TimelineProps = {
  label: string;
  rows: readonly TimelineRow[];
  today: string;
  /** The days that suit everybody. */
  shared?: { from: string; to: string };
  goLive?: string;
  /** Nothing before this is drawn: old starts would squeeze what matters. */
  earliest?: string;
  latest?: string;
};

const TONES = {
  term: "Contract runs",
  extension: "If every extension is used",
  window: "Could go live",
} as const;

const MARKS = { commit: "Latest date to commit", point: "Date expected" } as const;

function scaleOf({ rows, today, shared, goLive, earliest, latest }: TimelineProps) {
  const dates = [
    today,
    goLive,
    shared?.from,
    shared?.to,
    ...rows.flatMap((row) => [
      ...row.bars.flatMap((bar) => [bar.from, bar.to]),
      ...(row.marks ?? []).map((mark) => mark.on),
    ]),
  ].flatMap((date) => parseDate(date)?.getTime() ?? []);
  const floor = parseDate(earliest)?.getTime() ?? Number.NEGATIVE_INFINITY;
  const ceiling = parseDate(latest)?.getTime() ?? Number.POSITIVE_INFINITY;
  const from = Math.max(Math.min(...dates), floor);
  const to = Math.min(Math.max(...dates), ceiling);
  // Room at both ends, so that no bar touches the edge.
  const room = Math.max((to - from) * 0.02, 86_400_000 * 10);
  return scaleUtc()
    .domain([from - room, to + room])
    .range([0, 100])
    .clamp(true);
}

const monthName = new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" });

/**
 * Bars of time under one scale. The picture itself is hidden from screen readers, since each row
 * says the same in words.
 */
export function Timeline(props: TimelineProps) {
  const { label, rows, today, shared, goLive } = props;
  const scale = scaleOf(props);
  const at = (date: string) => scale(parseDate(date) ?? 0);
  const tones = [...new Set(rows.flatMap((row) => row.bars.map((bar) => bar.tone)))];
  const marks = [...new Set(rows.flatMap((row) => (row.marks ?? []).map((mark) => mark.tone)))];
  const ticks = scale.ticks(6);
  // A label at the very edge would be cut.
  const labelled = ticks.filter((tick) => scale(tick) > 6 && scale(tick) < 94);
  const place = (from: string, to: string) => {
    const left = at(from);
    return { left: `${left}%`, width: `max(${at(to) - left}%, 3px)` };
  };

  return (
    <figure className={styles.figure} aria-label={label}>
      <div className={styles.plot}>
        <div className={styles.axis} aria-hidden="true">
          {labelled.map((tick) => (
            <span key={tick.getTime()} className={styles.tick} style={{ left: `${scale(tick)}%` }}>
              {tick.getUTCMonth() === 0 ? tick.getUTCFullYear() : monthName.format(tick)}
            </span>
          ))}
        </div>
        <div className={styles.backdrop} aria-hidden="true">
          {ticks.map((tick) => (
            <span
              key={tick.getTime()}
              className={styles.grid}
              style={{ left: `${scale(tick)}%` }}
            />
          ))}
          {shared ? <span className={styles.shared} style={place(shared.from, shared.to)} /> : null}
          <span className={styles.today} style={{ left: `${at(today)}%` }} />
          {goLive ? <span className={styles.goLive} style={{ left: `${at(goLive)}%` }} /> : null}
        </div>
        <ol className={styles.rows}>
          {rows.map((row) => (
            <li key={row.id} className={styles.row}>
              <div className={styles.label}>
                <div className={styles.name}>{row.label}</div>
                <div className={styles.words}>{row.words}</div>
              </div>
              <div className={styles.track} aria-hidden="true">
                {row.bars.map((bar) => (
                  <span
                    key={`${bar.tone}${bar.from}`}
                    className={`${styles.bar} ${styles[bar.tone]}`}
                    style={place(bar.from, bar.to)}
                  />
                ))}
                {row.marks?.map((mark) => (
                  <span
                    key={`${mark.tone}${mark.on}`}
                    className={`${styles.mark} ${styles[mark.tone]}`}
                    style={{ left: `${at(mark.on)}%` }}
                  />
                ))}
              </div>
            </li>
          ))}
        </ol>
      </div>
      <ul className={styles.legend}>
        {tones.map((tone) => (
          <li key={tone}>
            <span aria-hidden="true" className={`${styles.swatch} ${styles[tone]}`} />
            {TONES[tone]}
          </li>
        ))}
        {marks.map((mark) => (
          <li key={mark}>
            <span aria-hidden="true" className={`${styles.mark} ${styles[mark]} ${styles.still}`} />
            {MARKS[mark]}
          </li>
        ))}
        {shared ? (
          <li>
            <span aria-hidden="true" className={`${styles.swatch} ${styles.sharedSwatch}`} />
            Suits everybody: {formatDate(shared.from)} to {formatDate(shared.to)}
          </li>
        ) : null}
        {goLive ? (
          <li>
            <span aria-hidden="true" className={styles.goLiveSwatch} />
            Go live: {formatDate(goLive)}
          </li>
        ) : null}
        <li>
          <span aria-hidden="true" className={styles.todaySwatch} />
          Today: {formatDate(today)}
        </li>
      </ul>
    </figure>
  );
}
