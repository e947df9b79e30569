import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { asProblem, type Problem } from "@/api/errors";
import {
  answerQuestion,
  confirmRecords,
  getHistory,
  getRecord,
  patchRecord,
  type Question,
  undoChange,
} from "./calls";
import { type FieldName, type FieldValue, fieldsToConfirm, isEmpty } from "./fields";
import { isConfirmed, type Kind, type RecordView } from "./record";
import { recordView } from "./record-view";

/** One line of the list: a question that a notice raised, or a record with facts to confirm. */
export type Line = {
  key: string;
  state: "waiting" | "saving" | "done";
  problem: Problem | null;
} & ({ what: "question"; question: Question } | { what: "record"; view: RecordView });

/** The facts of a record that nobody has vouched for yet. */
export function unconfirmed(view: RecordView): FieldName[] {
  return fieldsToConfirm(view)
    .map((field) => field.name)
    .filter((name) => !isEmpty(view.values[name]) && !isConfirmed(view, name));
}

/** Questions first, then what is not confirmed, in the order in which the server gave it. */
export function linesOf(views: readonly RecordView[], questions: readonly Question[]): Line[] {
  const untouched = { state: "waiting", problem: null } as const;
  return [
    ...questions.map(
      (question): Line => ({ ...untouched, key: question.id, what: "question", question }),
    ),
    ...views
      .filter((view) => unconfirmed(view).length > 0)
      .map((view): Line => ({ ...untouched, key: view.id, what: "record", view })),
  ];
}

/** What was done, so that it can be undone: the last change of that record. */
type Done = { key: string; kind: Kind; id: string };

/** Answers questions and confirms records one after the other, in the order they were pressed. */
export function useConfirming(begin: readonly Line[]) {
  const cache = useQueryClient();
  const [lines, setLines] = useState(begin);
  const latest = useRef(lines);
  latest.current = lines;
  const done = useRef<Done[]>([]);
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  function set(key: string, change: (line: Line) => Line) {
    setLines((before) => before.map((line) => (line.key === key ? change(line) : line)));
  }

  /** Runs after everything that was pressed before it. */
  function next(key: string, work: () => Promise<Partial<Line>>): Promise<void> {
    set(key, (line) => ({ ...line, state: "saving", problem: null }));
    const turn = queue.current.then(work).then(
      (change) => set(key, (line) => ({ ...line, ...change }) as Line),
      (error) => set(key, (line) => ({ ...line, state: "waiting", problem: asProblem(error) })),
    );
    queue.current = turn;
    return turn.then(() => void cache.invalidateQueries({ predicate: isStale }));
  }

  function viewOf(key: string): RecordView {
    const line = latest.current.find((entry) => entry.key === key);
    if (line?.what !== "record") throw new Error("Not a record");
    return line.view;
  }

  return {
    lines,
    canUndo: done.current.length > 0,

    confirm(key: string): Promise<void> {
      return next(key, async () => {
        const view = viewOf(key);
        const fields = unconfirmed(view);
        const { id, kind, version } = view;
        const { results } = await confirmRecords([{ kind, id, version, fields }]);
        const problem = results[0]?.problem ?? null;
        if (problem) return { state: "waiting", problem };
        done.current.push({ key, kind, id });
        const facts = { ...view.facts };
        for (const name of fields) facts[name] = { ...facts[name], state: "confirmed" };
        return {
          state: "done",
          view: { ...view, facts, version: results[0]?.version ?? version },
        };
      });
    },

    correct(key: string, field: FieldName, value: FieldValue): Promise<void> {
      return next(key, async () => {
        const view = viewOf(key);
        const saved = recordView(view.kind, await patchRecord(view, { [field]: value }));
        done.current.push({ key, kind: view.kind, id: view.id });
        return { state: unconfirmed(saved).length > 0 ? "waiting" : "done", view: saved };
      });
    },

    answer(key: string, question: Question, answer: "notice" | "ours"): Promise<void> {
      return next(key, async () => {
        await answerQuestion(question.id, answer);
        done.current.push({ key, kind: question.kind, id: question.record.id });
        return { state: "done" };
      });
    },

    /** Takes the last thing back; says which line that was. */
    undo(): string | null {
      const last = done.current.pop();
      if (!last) return null;
      void next(last.key, async () => {
        const { kind, id } = last;
        const { items } = await getHistory(kind, id);
        const change = items[0];
        const now = recordView(kind, await getRecord(kind, id, undefined, noHurry()));
        if (change) await undoChange(now, change.id);
        const view = recordView(kind, await getRecord(kind, id, undefined, noHurry()));
        return { state: "waiting", view };
      });
      return last.key;
    },
  };
}

function noHurry(): AbortSignal {
  return new AbortController().signal;
}

/** Whatever shows records is out of date now, except the list that is being worked through. */
function isStale({ queryKey }: { queryKey: readonly unknown[] }): boolean {
  return !["to confirm", "questions", "service-areas", "authorities"].includes(String(queryKey[0]));
}
