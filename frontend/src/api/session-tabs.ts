import type { Grant } from "./session";

/** What the tabs of one browser tell each other: it never leaves this browser's memory. */
export type Word = { kind: "granted"; grant: Grant } | { kind: "signedOut" };

const NAME = "muster.session";

const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(NAME);

export function tellTabs(word: Word): void {
  channel?.postMessage(word);
}

export function hearTabs(listener: (word: Word) => void): void {
  channel?.addEventListener("message", ({ data }: MessageEvent<Word>) => listener(data));
}

/**
 * Runs `work` while no other tab of this browser does. The refresh cookie is one for all tabs and
 * changes with each use: two uses at once would look like a stolen one.
 */
export function oneTabAtATime<T>(work: () => Promise<T>): Promise<T> {
  return "locks" in navigator ? navigator.locks.request(NAME, work) : work();
}
