import { useNavigate } from "@tanstack/react-router";
import type { Landscape } from "@/api/types";
import { formatCount, shortAuthorityName } from "@/lib/format";
import { useMyBorough } from "@/lib/my-borough";
import { AuthorityLink } from "@/ui/authority-link";
import { BarChart } from "@/ui/bar-chart";
import { BoroughMap } from "@/ui/borough-map";
import styles from "./systems.module.css";

/** Where the systems are that the filters let through: a map, and the same as a ranking. */
export function BoroughUse({ landscape }: { landscape: Landscape }) {
  const navigate = useNavigate();
  const [mine] = useMyBorough();
  const counts = landscape.authorities
    .map((authority) => ({
      authority,
      name: shortAuthorityName(authority.name),
      value: landscape.cells
        .filter((cell) => cell.authority === authority.id)
        .reduce((sum, cell) => sum + cell.systems.length, 0),
    }))
    .sort((a, b) => b.value - a.value || a.name.localeCompare(b.name));
  return (
    <div className={styles.sides}>
      <BoroughMap
        label="Systems by borough. The ranking beside it says the same."
        boroughs={counts.map(({ name, value }) => ({
          name,
          value,
          text: formatCount(value, "system"),
        }))}
        ringed={counts.find(({ authority }) => authority.code === mine)?.name}
        onChoose={(name) => {
          const chosen = counts.find((count) => count.name === name);
          if (chosen) {
            void navigate({ to: "/authorities/$id", params: { id: chosen.authority.id } });
          }
        }}
      />
      <BarChart
        label="Boroughs, the most systems first"
        rows={counts.map(({ authority, value }) => ({
          id: authority.id,
          label: <AuthorityLink authority={authority} />,
          value,
          text: formatCount(value, "system"),
        }))}
      />
    </div>
  );
}
