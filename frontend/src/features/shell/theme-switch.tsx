import { type Theme, useTheme } from "@/lib/theme";
import styles from "./tools.module.css";

const NAMES: Record<Theme, string> = {
  system: "Auto",
  light: "Light",
  dark: "Dark",
};

export function ThemeSwitch() {
  const [theme, setTheme] = useTheme();
  return (
    <select
      className={styles.select}
      aria-label="Theme"
      title="Theme"
      value={theme}
      onChange={(event) => setTheme(event.target.value as Theme)}
    >
      {(Object.keys(NAMES) as Theme[]).map((name) => (
        <option key={name} value={name}>
          {NAMES[name]}
        </option>
      ))}
    </select>
  );
}
