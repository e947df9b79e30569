import { Link, useNavigate } from "@tanstack/react-router";
import type { Stats } from "@/api/types";
import { formatCount, formatRoundMoney, shortAuthorityName } from "@/lib/format";
import { useMyBorough } from "@/lib/my-borough";
import { BarChart } from "@/ui/bar-chart";
import { BoroughMap } from "@/ui/borough-map";
import { Segmented } from "@/ui/segmented";
import styles from "./borough-picture.module.css";
import type { Measure } from "./queries";

type BoroughCount = Stats["byBorough"][number];

const MEASURES: Record<
  Measure,
  { label: string; value: (count: BoroughCount) => number; text: (count: BoroughCount) => string }
> = {
  contracts: {
    label: "Contracts",
    value: (count) => count.contracts,
    text: (count) => formatCount(count.contracts, "contract"),
  },
  purchases: {
    label: "Purchases",
    value: (count) => count.procurements,
    text: (count) => formatCount(count.procurements, "purchase"),
  },
  value: {
    label: "Pounds a year",
    value: (count) => count.annualValue.amount,
    text: (count) => `${formatRoundMoney(count.annualValue)} a year`,
  },
};

const MOST_RANKED = 12;

type BoroughPictureProps = {
  stats: Stats;
  measure: Measure;
  onMeasure: (measure: Measure) => void;
};

/** Live technology by borough: a map, and the same as a ranking for those who read rather than look. */
export function BoroughPicture({ stats, measure, onMeasure }: BoroughPictureProps) {
  const navigate = useNavigate();
  const [mine] = useMyBorough();
  const { value, text } = MEASURES[measure];
  const ranked = stats.byBorough
    .map((count) => ({ ...count, name: shortAuthorityName(count.authority.name) }))
    .sort((a, b) => value(b) - value(a));
  const shown = ranked.filter(
    (count, place) => place < MOST_RANKED || count.authority.code === mine,
  );

  return (
    <div className={styles.picture}>
      <Segmented
        label="Shade by"
        value={measure}
        options={(Object.keys(MEASURES) as Measure[]).map((key) => ({
          value: key,
          label: MEASURES[key].label,
        }))}
        onChoose={onMeasure}
      />
      <div className={styles.sides}>
        <BoroughMap
          label="Live technology by borough. The ranking beside it and the table below say the same."
          boroughs={ranked.map((count) => ({
            name: count.name,
            value: value(count),
            text: text(count),
          }))}
          ringed={ranked.find((count) => count.authority.code === mine)?.name}
          inPounds={measure === "value"}
          onChoose={(name) => {
            const chosen = ranked.find((count) => count.name === name);
            if (chosen) {
              void navigate({ to: "/authorities/$id", params: { id: chosen.authority.id } });
            }
          }}
        />
        <BarChart
          label="Boroughs, the most first"
          rows={shown.map((count) => ({
            id: count.authority.id,
            label: (
              <Link to="/authorities/$id" params={{ id: count.authority.id }}>
                {count.name}
              </Link>
            ),
            value: value(count),
            text: text(count),
          }))}
        />
      </div>
    </div>
  );
}
