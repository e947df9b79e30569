import { useBoroughChoices } from "@/api/reference";
import { useMyBorough } from "@/lib/my-borough";
import styles from "./tools.module.css";

/** The reader's own borough, kept in this browser. */
export function BoroughSwitch() {
  const [borough, setBorough] = useMyBorough();
  const choices = useBoroughChoices();
  return (
    <select
      className={styles.select}
      aria-label="My borough"
      value={borough ?? ""}
      onChange={(event) => setBorough(event.target.value || null)}
    >
      <option value="">All London</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}
