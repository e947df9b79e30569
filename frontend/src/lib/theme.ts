import { useEffect } from "react";
import { useKept } from "./storage";

export type Theme = "system" | "light" | "dark";

/** The theme: the system's unless somebody chose. public/theme.js does the same before first paint. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const [value, setValue] = useKept("muster.theme");
  const theme: Theme = value === "light" || value === "dark" ? value : "system";
  useEffect(() => {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  return [theme, (next) => setValue(next === "system" ? null : next)];
}
