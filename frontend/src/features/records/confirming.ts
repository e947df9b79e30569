import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { asProblem, type Problem, ProblemError } from "@/api/errors";
import {
  answerQuestion,
  confirmRecords,
  getHistory,
  getRecord,
  patchRecord,
  type Question,
  type Target,
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
  /** The lines as of the last change, drawn or not: the next in the queue goes on from there. */
  const latest = useRef(begin);
  const done = useRef<Done[]>([]);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  /** The version of each record that was changed here: two lines can be about one record. */
  const versions = useRef(new Map<string, number>());

  function set(key: string, change: (line: Line) => Line) {
    latest.current = latest.current.map((line) => (line.key === key ? change(line) : line));
    setLines(latest.current);
  }

  /** Runs after everything that was pressed before it. */
  function next(key: string, work: () => Promise<Outcome>): Promise<void> {
    set(key, (line) => ({ ...line, state: "saving", problem: null }));
    const turn = queue.current.then(work).then(
      (outcome) => set(key, (line) => became(line, outcome)),
      (error) => {
        const problem = asProblem(error);
        set(key, (line) => became(line, { state: "waiting", problem, ...newer(line, problem) }));
      },
    );
    queue.current = turn;
    return turn.then(() => void cache.invalidateQueries({ predicate: isStale }));
  }

  function targetOf(kind: Kind, id: string, version: number): Target {
    return { kind, id, version: versions.current.get(id) ?? version };
  }

  function viewOf(key: string): RecordView {
    const line = latest.current.find((entry) => entry.key === key);
    if (line?.what !== "record") throw new Error("Not a record");
    return line.view;
  }

  function saved(key: string, view: { kind: Kind; id: string; version: number }) {
    versions.current.set(view.id, view.version);
    done.current.push({ key, kind: view.kind, id: view.id });
  }

  return {
    lines,
    canUndo: done.current.length > 0,

    confirm(key: string): Promise<void> {
      return next(key, async () => {
        const view = viewOf(key);
        const fields = unconfirmed(view);
        if (fields.length === 0) return { state: "done" };
        const target = targetOf(view.kind, view.id, view.version);
        const { results } = await confirmRecords([{ ...target, fields }]);
        const problem = results[0]?.problem ?? null;
        if (problem) throw new ProblemError(problem);
        const version = results[0]?.version ?? target.version;
        saved(key, { ...target, version });
        const facts = { ...view.facts };
        for (const name of fields) facts[name] = { ...facts[name], state: "confirmed" };
        return { state: "done", view: { ...view, facts, version } };
      });
    },

    correct(key: string, field: FieldName, value: FieldValue): Promise<void> {
      return next(key, async () => {
        const { kind, id, version } = viewOf(key);
        const answer = await patchRecord(targetOf(kind, id, version), { [field]: value });
        const view = recordView(kind, answer);
        saved(key, view);
        return { state: unconfirmed(view).length > 0 ? "waiting" : "done", view };
      });
    },

    answer(key: string, question: Question, answer: "notice" | "ours"): Promise<void> {
      return next(key, async () => {
        const { kind, record } = question;
        const { version } = targetOf(kind, record.id, record.version);
        const asked = { ...question, record: { ...record, version } };
        saved(key, recordView(kind, await answerQuestion(asked, answer)));
        return { state: "done" };
      });
    },

    /** Takes the last thing back; says which line that was. */
    undo(): string | null {
      const last = done.current.pop();
      if (!last) return null;
      const { key, kind, id } = last;
      void next(key, async () => {
        const { items } = await getHistory(kind, id);
        // What was undone, and the undoing of it, stay in the history.
        const change = items.find(({ what, undoable }) => undoable && what !== "undone");
        const now = recordView(kind, await getRecord(kind, id));
        const view = change ? recordView(kind, await undoChange(now, change.id)) : now;
        versions.current.set(id, view.version);
        return { state: "waiting", view };
      });
      return key;
    },
  };
}

/** What became of a line. */
type Outcome = { state: Line["state"]; problem?: Problem; view?: RecordView };

function became(line: Line, { state, problem, view }: Outcome): Line {
  const told = { state, problem: problem ?? null };
  return line.what === "question"
    ? { ...line, ...told }
    : { ...line, ...told, view: view ?? line.view };
}

/** Somebody else changed the record first: how it is now, to be looked at again. */
function newer(line: Line | undefined, problem: Problem): { view?: RecordView } {
  return line?.what === "record" && problem.current
    ? { view: recordView(line.view.kind, problem.current) }
    : {};
}

/** Whatever shows records is out of date now, except the list that is being worked through. */
function isStale({ queryKey }: { queryKey: readonly unknown[] }): boolean {
  return !["to confirm", "questions", "service-areas", "authorities"].includes(String(queryKey[0]));
}
