import { useSyncExternalStore } from "react";

/**
 * A choice kept in this browser: the theme, the borough, which columns.
 * Storage may be switched off or full; then the choice lasts as long as the page.
 */
const known = new Map<string, string | null>();
const listeners = new Set<() => void>();

/** What was kept under this name, here or by another tab. */
export function kept(key: string): string | null {
  const already = known.get(key);
  if (already !== undefined) return already;
  let value: string | null = null;
  try {
    value = localStorage.getItem(key);
  } catch {
    value = null;
  }
  known.set(key, value);
  return value;
}

export function keep(key: string, value: string | null): void {
  known.set(key, value);
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Kept in memory above.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  const fromAnotherTab = (event: StorageEvent) => {
    known.delete(event.key ?? "");
    listener();
  };
  listeners.add(listener);
  window.addEventListener("storage", fromAnotherTab);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", fromAnotherTab);
  };
}

export function useKept(key: string): [string | null, (value: string | null) => void] {
  const value = useSyncExternalStore(subscribe, () => kept(key));
  return [value, (next) => keep(key, next)];
}
