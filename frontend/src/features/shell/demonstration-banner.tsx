import { useQuery } from "@tanstack/react-query";
import { statsQuery } from "@/api/reference";
import styles from "./tools.module.css";

/** Says on every page that what it shows is partly invented, wherever a demonstration was loaded. */
export function DemonstrationBanner() {
  const { data } = useQuery(statsQuery);
  if (!data?.demonstration) return null;
  return (
    <aside className={styles.banner} aria-label="Demonstration">
      <p>
        <strong>Demonstration.</strong> The boroughs are real; many of the vendors, contracts and
        prices are invented, and marked so.
      </p>
    </aside>
  );
}
