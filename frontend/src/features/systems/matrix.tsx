import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Landscape } from "@/api/types";
import { formatCount, shortAuthorityName } from "@/lib/format";
import { useMyBorough } from "@/lib/my-borough";
import type { SystemsSearch } from "./queries";
import styles from "./systems.module.css";
import { markOf, STATE_MEANS, STATE_WORDS, type SystemState } from "./words";

type Cell = Landscape["cells"][number]["systems"];
type Placed = Cell[number];

/** What a system counts as where like is told from unlike. */
function sameAs(system: Placed): string {
  return system.product?.id ?? system.vendor?.id ?? system.id;
}

const SHOWN_STATES: readonly SystemState[] = ["confirmed", "inferred", "claimed"];

type MatrixProps = { landscape: Landscape; search: SystemsSearch };

/**
 * Boroughs by service areas: who uses what, where nothing is known, and where two things do one job.
 * Pointing at a system shows who else has the same.
 */
export function Matrix({ landscape, search }: MatrixProps) {
  const { areas, cells } = landscape;
  const [mine] = useMyBorough();
  // The reader's own borough stands first, where no screen is too narrow for it.
  const authorities = landscape.authorities.toSorted(
    (a, b) => Number(b.code === mine) - Number(a.code === mine),
  );
  const [pointed, setPointed] = useState<string | null>(null);
  const byPlace = new Map(
    cells.map((cell) => [`${cell.authority} ${cell.serviceArea}`, cell.systems]),
  );
  const isNarrowed = Object.keys(search).some(
    (key) => key !== "view" && search[key as keyof SystemsSearch] !== undefined,
  );
  const shown = areas.filter((area) => !isNarrowed || area.authorities > 0);

  return (
    <div className={styles.frame}>
      <ul className={styles.legend}>
        {SHOWN_STATES.map((state) => (
          <li key={state}>
            <span className={`${styles.swatch} ${styles[state]}`} aria-hidden="true">
              {state === "claimed" ? "?" : ""}
            </span>
            {STATE_WORDS[state]}: {STATE_MEANS[state]}
          </li>
        ))}
      </ul>
      <p className={styles.legend}>
        Three letters stand for a product, for a borough its code: point at one for the name, or
        press it for more. “…” means that the vendor alone is known; two marks, that two things do
        one job.
      </p>
      {/* A table wider than the screen scrolls by itself; its links bring the keyboard everywhere. */}
      <section className={styles.scroll} aria-label="Matrix of boroughs and service areas">
        <table className={styles.matrix}>
          <caption className="visually-hidden">
            Which borough uses what for which service area
          </caption>
          <thead>
            <tr>
              <th scope="col" className={styles.corner}>
                Service area
              </th>
              {authorities.map((authority) => (
                <th
                  key={authority.id}
                  scope="col"
                  className={styles.borough}
                  data-mine={authority.code === mine ? "" : undefined}
                >
                  <Link
                    to="/authorities/$id"
                    params={{ id: authority.id }}
                    aria-label={shortAuthorityName(authority.name)}
                    title={shortAuthorityName(authority.name)}
                  >
                    {authority.code ?? shortAuthorityName(authority.name).slice(0, 3)}
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ serviceArea, authorities: users, products, overlaps }) => (
              <tr key={serviceArea.code}>
                <th scope="row" className={styles.area}>
                  <Link
                    to="/systems"
                    search={{ ...search, view: "list", serviceArea: serviceArea.code }}
                  >
                    {serviceArea.name}
                  </Link>
                  <span className={styles.figures}>
                    {users === 0
                      ? "nothing known"
                      : `${formatCount(users, "borough")}, ${formatCount(products, "product")}${overlaps > 0 ? `, ${formatCount(overlaps, "overlap")}` : ""}`}
                  </span>
                </th>
                {authorities.map((authority) => (
                  <td
                    key={authority.id}
                    data-mine={authority.code === mine ? "" : undefined}
                    className={styles.cell}
                  >
                    {(byPlace.get(`${authority.id} ${serviceArea.code}`) ?? []).map((system) => (
                      <Link
                        key={system.id}
                        to="/systems/$id"
                        params={{ id: system.id }}
                        className={`${styles.mark} ${styles[system.state] ?? ""}`}
                        data-pointed={pointed === sameAs(system) ? "" : undefined}
                        title={`${system.name}, ${STATE_WORDS[system.state].toLowerCase()}`}
                        aria-label={`${system.name}, ${STATE_WORDS[system.state].toLowerCase()}, ${shortAuthorityName(authority.name)}`}
                        onPointerEnter={() => setPointed(sameAs(system))}
                        onPointerLeave={() => setPointed(null)}
                        onFocus={() => setPointed(sameAs(system))}
                        onBlur={() => setPointed(null)}
                        preload={false}
                      >
                        {system.product ? markOf(system.name) : "…"}
                      </Link>
                    ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
