import { formatCount } from "@/lib/format";
import { BarChart } from "@/ui/bar-chart";
import type { RatingSpread, ReviewSummary } from "./queries";
import styles from "./reviews.module.css";
import { ASPECTS } from "./words";

const LADDER = [5, 4, 3, 2, 1] as const;

function meanInWords(spread: RatingSpread, fewest: number): string {
  return spread.mean === null
    ? `No mean: it takes ${fewest} authorities, and ${formatCount(spread.authorities, "authority", "authorities")} rated it.`
    : `${spread.mean.toFixed(1)} of 5 is the mean of ${formatCount(spread.authorities, "authority", "authorities")}.`;
}

/** How ratings spread: bars for the whole, a table for the aspects, and what it is made of. */
export function Spreads({ summary }: { summary: ReviewSummary }) {
  const { overall, fewest } = summary;
  return (
    <>
      <p>
        <strong>{meanInWords(overall, fewest)}</strong>{" "}
        {summary.buyAgain + summary.notAgain > 0
          ? `${summary.buyAgain} would buy again, ${summary.notAgain} would not.`
          : ""}
      </p>
      <BarChart
        label="How the ratings of the whole spread"
        rows={LADDER.map((rating) => {
          const value = overall.counts[rating - 1] ?? 0;
          return {
            id: String(rating),
            label: `${rating} of 5`,
            value,
            text: formatCount(value, "review"),
          };
        })}
      />
      <Stories summary={summary} />
      {summary.aspects.length > 0 ? <Aspects summary={summary} /> : null}
      <details className="not-print">
        <summary>How newer reviews weigh more</summary>
        <ul>
          {summary.weights.map(({ untilMonths, weight }) => (
            <li key={untilMonths}>
              Until {untilMonths / 12} {untilMonths === 12 ? "year" : "years"} after publication:{" "}
              {weight}
            </li>
          ))}
          <li>Older: nothing, and not shown unless asked for</li>
        </ul>
      </details>
    </>
  );
}

function Aspects({ summary }: { summary: ReviewSummary }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label="How the ratings of aspects spread">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Rated from 1 to 5</th>
            {[1, 2, 3, 4, 5].map((rating) => (
              <th key={rating} scope="col">
                {rating}
              </th>
            ))}
            <th scope="col">Mean</th>
          </tr>
        </thead>
        <tbody>
          {summary.aspects.map(({ aspect, counts, mean, authorities }) => (
            <tr key={aspect}>
              <th scope="row">{ASPECTS.find(({ value }) => value === aspect)?.label ?? aspect}</th>
              {counts.map((count, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the place is the rating
                <td key={at}>{count === 0 ? "–" : count}</td>
              ))}
              <td>
                {mean?.toFixed(1) ?? (
                  <span title={`Rated by ${formatCount(authorities, "authority", "authorities")}`}>
                    –
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What published notices say of the same vendor. */
function Stories({ summary: { publishedRatings, divergence } }: { summary: ReviewSummary }) {
  const { rated, good } = publishedRatings;
  if (rated === 0) return null;
  const published = `In published performance notices (UK9) ${good} of ${formatCount(rated, "rating")} ${good === 1 ? "is" : "are"} “good”.`;
  return (
    <p className={divergence ? styles.remark : styles.soft}>
      {published}
      {divergence === "reviewsWorse"
        ? " Reviews tell another story: they are worse. Ask why."
        : divergence === "reviewsBetter"
          ? " Reviews tell another story: they are better. Ask why."
          : ""}
    </p>
  );
}
