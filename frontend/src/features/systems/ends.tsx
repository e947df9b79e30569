import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { formatCount, shortAuthorityName } from "@/lib/format";
import { useMyBorough } from "@/lib/my-borough";
import { EmptyState } from "@/ui/empty-state";
import { FirstOf } from "@/ui/first-of";
import { QueryFrame } from "@/ui/query-frame";
import { Segmented } from "@/ui/segmented";
import { endsQuery, type SystemsSearch } from "./queries";
import styles from "./systems.module.css";

/** "April to June 2027" */
function quarterInWords(from: string): string {
  const [year = "", month = "01"] = from.split("-");
  const quarter = Math.floor((Number(month) - 1) / 3);
  const names = ["January to March", "April to June", "July to September", "October to December"];
  return `${names[quarter] ?? ""} ${year}`;
}

/** Shown at first: hundreds of products with all their boroughs are more than anybody reads. */
const FIRST = 12;

type EndsProps = { search: SystemsSearch; onSearch: (patch: Partial<SystemsSearch>) => void };

/** What changes when: whose contracts end in the same quarter could be bought together. */
export function Ends({ search, onSearch }: EndsProps) {
  const query = useQuery(endsQuery(search));
  const [mine] = useMyBorough();
  return (
    <>
      <Segmented
        label="Told by"
        value={search.by ?? "product"}
        options={[
          { value: "product", label: "By product" },
          { value: "serviceArea", label: "By service area" },
        ]}
        onChoose={(by) => onSearch({ by: by === "serviceArea" ? by : undefined })}
      />
      <QueryFrame query={query} lines={12}>
        {({ items }) => {
          const ending = items.filter((item) => item.quarters.length > 0);
          if (ending.length === 0) {
            return (
              <EmptyState title="Nothing ends in the next four years">
                <p>No contract that pays for one of these systems is known to end.</p>
              </EmptyState>
            );
          }
          return (
            <FirstOf items={ending} first={FIRST}>
              {(shown) => (
                <ul className={styles.frame}>
                  {shown.map((item) => (
                    <li key={item.product?.id ?? item.serviceArea?.code ?? item.name}>
                      <h2 className={styles.name}>
                        {item.product ? (
                          <Link to="/products/$id" params={{ id: item.product.id }}>
                            {item.name}
                          </Link>
                        ) : (
                          item.name
                        )}
                      </h2>
                      <p className={styles.note}>
                        {formatCount(item.systems, "system")}
                        {item.unknown > 0 ? `, ${item.unknown} of them with no known end` : ""}
                      </p>
                      <ol className={styles.quarters}>
                        {item.quarters.map((quarter) => (
                          <li key={quarter.from} className={styles.quarter}>
                            <span className={styles.when}>{quarterInWords(quarter.from)}</span>
                            <ul>
                              {quarter.systems.map((system) => (
                                <li
                                  key={system.id}
                                  className={
                                    system.authority.code === mine ? styles.mine : undefined
                                  }
                                >
                                  <Link to="/systems/$id" params={{ id: system.id }}>
                                    {shortAuthorityName(system.authority.name)}
                                    {item.product ? null : `: ${system.name}`}
                                  </Link>
                                </li>
                              ))}
                            </ul>
                          </li>
                        ))}
                      </ol>
                    </li>
                  ))}
                </ul>
              )}
            </FirstOf>
          );
        }}
      </QueryFrame>
    </>
  );
}
