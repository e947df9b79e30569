import { useKept } from "./storage";

/** The borough that the reader works for, by its code ("CMD"). A convenience, not an identity. */
export function useMyBorough(): [string | null, (code: string | null) => void] {
  return useKept("muster.borough");
}
