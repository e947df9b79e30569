import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { asProblem, type Problem } from "@/api/errors";
import type { System, SystemStatement } from "@/api/types";
import { sayOf, statementOf, takeBack } from "./mutations";

/** One system that waits for its authority's word. */
export type Line = {
  system: System;
  state: "waiting" | "saving" | "done";
  problem: Problem | null;
};

/** Says one thing after the other, in the order they were pressed. */
export function useConfirming(begin: readonly System[]) {
  const cache = useQueryClient();
  const [lines, setLines] = useState<readonly Line[]>(() =>
    begin.map((system) => ({ system, state: "waiting", problem: null })),
  );
  /** The lines as of the last change, drawn or not: the next in the queue goes on from there. */
  const latest = useRef(lines);
  const done = useRef<string[]>([]);
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  function set(id: string, change: (line: Line) => Line) {
    latest.current = latest.current.map((line) => (line.system.id === id ? change(line) : line));
    setLines(latest.current);
  }

  function next(id: string, work: (system: System) => Promise<Partial<Line>>) {
    set(id, (line) => ({ ...line, state: "saving", problem: null }));
    const turn = queue.current
      .then(() => {
        const line = latest.current.find(({ system }) => system.id === id);
        if (!line) throw new Error("No such line");
        return work(line.system);
      })
      .then(
        (became) => set(id, (line) => ({ ...line, ...became })),
        (error) => {
          const problem = asProblem(error);
          set(id, (line) => ({ ...line, state: "waiting", problem }));
        },
      );
    queue.current = turn;
    void turn.then(() =>
      cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] !== "to confirm" }),
    );
  }

  return {
    lines,
    canUndo: done.current.length > 0,

    say(id: string, patch: Partial<SystemStatement>) {
      next(id, async (system) => {
        const said = await sayOf(system, { ...statementOf(system), ...patch });
        if (!done.current.includes(id)) done.current.push(id);
        return { state: "done", system: said };
      });
    },

    /** Takes the last thing back; says which line that was. */
    undo(): string | null {
      const id = done.current.pop();
      if (!id) return null;
      next(id, async (system) => {
        await takeBack(system);
        const version = system.version + 1;
        const before = { ...system, version, state: "inferred" as const, satisfaction: null };
        return { state: "waiting", system: { ...before, confirmedAt: null } };
      });
      return id;
    },
  };
}
