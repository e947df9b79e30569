import { useEffect, useRef } from "react";
import { useKept } from "./storage";

/** What the keys do; the list that `?` shows is made from the same table. */
export const SHORTCUTS = [
  { keys: "Ctrl K", does: "Search everything, or jump to a page", single: false },
  { keys: "/", does: "Go to the search box of this page", single: true },
  { keys: "g h", does: "Go to the home page", single: true, to: "/" },
  { keys: "g o", does: "Go to opportunities", single: true, to: "/opportunities" },
  { keys: "g p", does: "Go to the pipeline", single: true, to: "/pipeline" },
  { keys: "g c", does: "Go to contracts", single: true, to: "/contracts" },
  { keys: "g s", does: "Go to systems", single: true, to: "/systems" },
  { keys: "g v", does: "Go to vendors", single: true, to: "/vendors" },
  { keys: "g t", does: "Go to pilots: what boroughs tried", single: true, to: "/pilots" },
  { keys: "g b", does: "Go to boroughs", single: true, to: "/authorities" },
  { keys: "j", does: "Next row of a list", single: true },
  { keys: "k", does: "Previous row of a list", single: true },
  { keys: "c", does: "Confirm the facts of the open row, as Enter does", single: true },
  { keys: "e", does: "Edit the chosen fact of the open row", single: true },
  { keys: "r", does: "Say that we do not use the open system", single: true },
  { keys: "n", does: "Take what the notice says", single: true },
  { keys: "o", does: "Keep what we said", single: true },
  { keys: "u", does: "Undo what was done last", single: true },
  { keys: "?", does: "Show these shortcuts", single: true },
] as const;

/** Single keys can be switched off: they get in the way of speech input (WCAG 2.1.4). */
export function useSingleKeys(): [boolean, (on: boolean) => void] {
  const [value, setValue] = useKept("muster.single-keys");
  return [value !== "off", (on) => setValue(on ? null : "off")];
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("a, button, summary") !== null;
}

/** Moves the focus along the links that lead into the rows of a list. */
function moveRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row-link]")];
  const now = rows.indexOf(document.activeElement as HTMLElement);
  const next = now < 0 ? (step === 1 ? 0 : rows.length - 1) : now + step;
  rows[next]?.focus();
}

type Actions = {
  openPalette: () => void;
  openHelp: () => void;
  go: (to: string) => void;
};

/** How long a first key of two waits for the second. */
const PAUSE = 1200;

/** The first key of two, and when it was pressed: whoever hears the second must know of it. */
let pending = "";
let pendingSince = 0;

function followsG(event: KeyboardEvent): boolean {
  return pending === "g" && event.timeStamp - pendingSince < PAUSE;
}

/** Keys that mean something to one screen only, by `event.key`. */
export function useKeys(actions: Readonly<Record<string, () => void>>): void {
  const [singleKeys] = useSingleKeys();
  const latest = useRef(actions);
  latest.current = actions;

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (!singleKeys || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
      if (followsG(event)) return;
      // Enter belongs to the control that has the focus, if any has.
      if (event.key === "Enter" && isControl(event.target)) return;
      const action = latest.current[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [singleKeys]);
}

export function useShortcuts({ openPalette, openHelp, go }: Actions): void {
  const [singleKeys] = useSingleKeys();

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        openPalette();
        return;
      }
      if (!singleKeys || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || document.querySelector("dialog[open]")) return;

      const isSecond = followsG(event);
      pending = "";
      if (isSecond) {
        const target = SHORTCUTS.find((entry) => entry.keys === `g ${event.key}`);
        if (target && "to" in target) go(target.to);
        return;
      }
      if (event.key === "g") {
        pending = "g";
        pendingSince = event.timeStamp;
      } else if (event.key === "/") {
        const box = document.querySelector<HTMLInputElement>("main input[type=search]");
        event.preventDefault();
        if (box) box.focus();
        else openPalette();
      } else if (event.key === "?") {
        openHelp();
      } else if (event.key === "j" || event.key === "k") {
        moveRow(event.key === "j" ? 1 : -1);
      }
    }

    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [singleKeys, openPalette, openHelp, go]);
}
