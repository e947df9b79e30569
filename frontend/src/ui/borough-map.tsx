import { geoMercator, geoPath } from "d3-geo";
import { scaleLinear, scaleThreshold } from "d3-scale";
import { useState } from "react";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { formatNumber, formatRoundMoney } from "@/lib/format";
import styles from "./borough-map.module.css";
import boroughsJson from "./london-boroughs.json";

const WIDTH = 640;
const HEIGHT = 520;

const topology = boroughsJson as unknown as Topology<{ boroughs: GeometryCollection }>;
const shapes = feature(topology, topology.objects.boroughs);
const path = geoPath(geoMercator().fitSize([WIDTH, HEIGHT], shapes));

const OUTLINES = shapes.features.map((shape) => {
  const [x, y] = path.centroid(shape);
  return { name: String(shape.id), outline: path(shape) ?? "", x, y };
});

export type MapBorough = {
  /** The name as on the map: "Camden". */
  name: string;
  value: number;
  /** The value in words: "12 contracts". */
  text: string;
};

type BoroughMapProps = {
  label: string;
  boroughs: readonly MapBorough[];
  /** In and out, instead of shades by value. */
  membership?: boolean;
  /** The values are pounds. */
  inPounds?: boolean;
  /** Ringed: the reader's own borough. */
  ringed?: string;
  onChoose?: (name: string) => void;
};

/**
 * Round limits between the shades, so that the legend can be read. Where all values are alike they
 * begin near the lowest, or every borough would have one shade.
 */
function limitsOf(values: readonly number[]): number[] {
  const highest = Math.max(...values, 1);
  const lowest = Math.min(...values.filter((value) => value > 0), highest);
  const from = lowest > highest / 2 ? lowest : 0;
  return scaleLinear()
    .domain([from, highest])
    .ticks(5)
    .filter((limit) => limit > from && limit < highest)
    .slice(0, 4);
}

/**
 * The 33 boroughs, shaded. A picture only: the page that shows it gives the same values in a table,
 * which is what the keyboard and screen readers use.
 * Outlines: Office for National Statistics and Ordnance Survey, Open Government Licence v3.0.
 */
export function BoroughMap(props: BoroughMapProps) {
  const { label, boroughs, membership, inPounds, ringed, onChoose } = props;
  const inWords = (value: number) =>
    inPounds ? formatRoundMoney({ amount: value, currency: "GBP" }) : formatNumber(value);
  const [pointed, setPointed] = useState<string | null>(null);
  const byName = new Map(boroughs.map((borough) => [borough.name, borough]));
  const limits = limitsOf(boroughs.map((borough) => borough.value));
  const shadeOf = scaleThreshold<number, number>()
    .domain(limits)
    .range([1, 2, 3, 4, 5].slice(-limits.length - 1));

  function shade(name: string): string | undefined {
    const value = byName.get(name)?.value ?? 0;
    if (value <= 0) return styles.shade0;
    return styles[`shade${membership ? 4 : shadeOf(value)}`];
  }

  // The last drawn lies on top: its outline must not be cut by a neighbour.
  const front = pointed ?? ringed;
  const drawn = [...OUTLINES].sort((a, b) => Number(a.name === front) - Number(b.name === front));

  return (
    <figure className={styles.figure}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={styles.map} role="img" aria-label={label}>
        {drawn.map(({ name, outline }) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the mouse; the table has the links
          <path
            key={name}
            d={outline}
            className={`${styles.borough} ${shade(name)} ${name === ringed ? styles.ringed : ""} ${
              onChoose ? styles.clickable : ""
            } ${name === pointed ? styles.pointed : ""}`}
            onPointerEnter={() => setPointed(name)}
            onPointerLeave={() => setPointed(null)}
            onClick={() => onChoose?.(name)}
          />
        ))}
      </svg>
      <figcaption className={styles.caption}>
        <span className={styles.readout} aria-hidden="true">
          {pointed
            ? `${pointed}: ${byName.get(pointed)?.text ?? (membership ? "not in" : "none")}`
            : membership
              ? "Shaded: in this opportunity"
              : "Point at a borough to see its figure"}
        </span>
        {membership ? null : (
          <ul className={styles.legend} aria-hidden="true">
            <li>
              <span className={`${styles.swatch} ${styles.shade0}`} />0
            </li>
            {[0, ...limits].map((limit, index) => (
              <li key={limit}>
                <span
                  className={`${styles.swatch} ${styles[`shade${5 - limits.length + index}`]}`}
                />
                {index === 0 ? "Fewer" : `${inWords(limit)}+`}
              </li>
            ))}
          </ul>
        )}
      </figcaption>
    </figure>
  );
}
