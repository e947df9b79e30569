import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type { Me } from "@/api/types";
import { formatCount, shortAuthorityName } from "@/lib/format";
import { useKeys, useSingleKeys } from "@/lib/shortcuts";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { MembersOnly } from "@/ui/members-only";
import { Page } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { Segmented } from "@/ui/segmented";
import styles from "./confirm-page.module.css";
import { type Line, linesOf, unconfirmed, useConfirming } from "./confirming";
import { fieldsToConfirm } from "./fields";
import { questionsQuery, toConfirmQuery } from "./queries";
import { QuestionLine } from "./question-line";
import type { Kind, RecordView } from "./record";
import { RecordLine } from "./record-line";

type ConfirmPageProps = { kind: Kind; onKind: (kind: Kind) => void };

export function ConfirmPage({ kind, onKind }: ConfirmPageProps) {
  return (
    <MembersOnly
      title="Confirm what notices say"
      what="Officers confirm here, in two minutes, what notices already say of their contracts, so that other boroughs can rely on it."
      right={kind === "contract" ? "WriteContracts" : "WriteProcurements"}
      roles={["contributor", "approver"]}
    >
      {(me) => <Confirming key={kind} me={me} kind={kind} onKind={onKind} />}
    </MembersOnly>
  );
}

function Confirming({ me, kind, onKind }: ConfirmPageProps & { me: Me }) {
  const views = useQuery(toConfirmQuery(kind, me.authority.code ?? me.authority.id));
  const questions = useQuery(questionsQuery);
  const name = shortAuthorityName(me.authority.name);
  return (
    <Page
      title="Confirm what notices say"
      lead={`What notices say of ${name}'s ${kind === "contract" ? "contracts" : "purchases"}, the next to end first. Confirm it, or say better: no import overwrites what you said.`}
      aside={
        <Segmented
          label="What to confirm"
          value={kind}
          options={[
            { value: "contract", label: "Contracts" },
            { value: "procurement", label: "Purchases" },
          ]}
          onChoose={onKind}
        />
      }
    >
      <QueryFrame query={views} lines={12}>
        {(records) => (
          <QueryFrame query={questions} lines={12}>
            {({ items }) => (
              <ConfirmList
                records={records}
                questions={items.filter((question) => question.kind === kind)}
                name={name}
              />
            )}
          </QueryFrame>
        )}
      </QueryFrame>
    </Page>
  );
}

type ConfirmListProps = {
  records: readonly RecordView[];
  questions: Parameters<typeof linesOf>[1];
  name: string;
};

function ConfirmList({ records, questions, name }: ConfirmListProps) {
  const [begin] = useState(() => linesOf(records, questions));
  const confirming = useConfirming(begin);
  const { lines } = confirming;
  const [open, setOpen] = useState(begin[0]?.key ?? null);
  const [cursor, setCursor] = useState(() => firstInDoubt(begin[0]));
  const [editing, setEditing] = useState(false);
  const [singleKeys] = useSingleKeys();
  const list = useRef<HTMLOListElement>(null);
  const end = useRef<HTMLParagraphElement>(null);

  const line = lines.find((entry) => entry.key === open);
  const alreadyDone = records.length - begin.filter((entry) => entry.what === "record").length;
  const doneNow = lines.filter((entry) => entry.state === "done").length;
  const total = lines.length + alreadyDone;

  function show(key: string | null) {
    if (key !== open) {
      setCursor(firstInDoubt(lines.find((entry) => entry.key === key)));
      setEditing(false);
    }
    setOpen(key);
  }

  function focus(key: string) {
    show(key);
    // After it was drawn: a line's button changes with its state.
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-line="${key}"] [data-row-link]`)?.focus(),
    );
  }

  /** On to the next that waits, from here to the end and round again. */
  function goOn(from: string) {
    const at = lines.findIndex((entry) => entry.key === from);
    const next = [...lines.slice(at + 1), ...lines.slice(0, at)].find(
      (entry) => entry.state === "waiting",
    );
    if (next) focus(next.key);
    else {
      show(null);
      requestAnimationFrame(() => end.current?.focus());
    }
  }

  function confirm(entry: Line) {
    // While an undo is under way it may be confirmed again already: it takes its turn.
    if (entry.what !== "record" || entry.state === "done") return;
    void confirming.confirm(entry.key);
    goOn(entry.key);
  }

  function answer(entry: Line, said: "notice" | "ours") {
    if (entry.what !== "question" || entry.state !== "waiting") return;
    void confirming.answer(entry.key, entry.question, said);
    goOn(entry.key);
  }

  function undo() {
    const key = confirming.undo();
    if (key) focus(key);
  }

  const fields = line?.what === "record" ? fieldsToConfirm(line.view) : [];
  const move = (step: number) =>
    setCursor((at) => Math.min(Math.max(at + step, 0), Math.max(fields.length - 1, 0)));
  useKeys({
    Enter: () => line && confirm(line),
    c: () => line && confirm(line),
    e: () => line?.what === "record" && setEditing(true),
    n: () => line && answer(line, "notice"),
    o: () => line && answer(line, "ours"),
    u: undo,
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
  });

  if (lines.length === 0) {
    return (
      <EmptyState title="Everything is confirmed">
        <p>
          {alreadyDone > 0
            ? `${formatCount(alreadyDone, "record")} of ${name} say what you confirmed. New notices raise questions here when they disagree.`
            : `No notice has told of anything of ${name} that runs today.`}
        </p>
        <p>
          <Link to="/">See what to do next</Link>
        </p>
      </EmptyState>
    );
  }

  return (
    <div className={styles.frame}>
      <div className={styles.progress}>
        <p role="status">
          <strong>
            {doneNow + alreadyDone} of {total}
          </strong>{" "}
          done{doneNow === lines.length ? "" : `, ${lines.length - doneNow} to go`}
        </p>
        <progress
          className={styles.bar}
          aria-label="Confirmed"
          max={total}
          value={doneNow + alreadyDone}
        />
        <Button onClick={undo} disabled={!confirming.canUndo}>
          Undo{singleKeys ? <kbd className={styles.key}>u</kbd> : null}
        </Button>
      </div>
      {singleKeys ? <Keys /> : null}
      <ol ref={list} className={styles.lines}>
        {lines.map((entry) =>
          entry.what === "question" ? (
            <QuestionLine
              key={entry.key}
              line={entry}
              open={entry.key === open}
              singleKeys={singleKeys}
              onOpen={() => show(entry.key)}
              onAnswer={(said) => answer(entry, said)}
            />
          ) : (
            <RecordLine
              key={entry.key}
              line={entry}
              open={entry.key === open}
              cursor={cursor}
              editing={entry.key === open && editing}
              singleKeys={singleKeys}
              onOpen={() => show(entry.key)}
              onConfirm={() => confirm(entry)}
              onEdit={(at) => {
                show(entry.key);
                setCursor(at);
                setEditing(true);
              }}
              onClose={() => {
                setEditing(false);
                focus(entry.key);
              }}
              onSave={(field, value) => {
                void confirming.correct(entry.key, field, value);
                setEditing(false);
                focus(entry.key);
              }}
            />
          ),
        )}
      </ol>
      <p ref={end} tabIndex={-1} className={styles.end}>
        {doneNow === lines.length ? (
          <>
            That was all. Thank you: others can rely on it now.{" "}
            <Link to="/">See what to do next</Link>
          </>
        ) : null}
      </p>
    </div>
  );
}

/** The fact to look at first: what Muster worked out, else the first that nobody confirmed. */
function firstInDoubt(line: Line | undefined): number {
  if (line?.what !== "record") return 0;
  const { view } = line;
  const fields = fieldsToConfirm(view);
  const inferred = fields.findIndex((field) => view.facts[field.name]?.state === "inferred");
  const open = unconfirmed(view);
  return Math.max(
    inferred >= 0 ? inferred : fields.findIndex((field) => open.includes(field.name)),
    0,
  );
}

function Keys() {
  const keys = [
    ["j k", "next, previous"],
    ["Enter", "confirm"],
    ["↑ ↓", "choose a fact"],
    ["e", "edit it"],
    ["n o", "the notice's, ours"],
    ["u", "undo"],
  ];
  return (
    <ul className={styles.keys} aria-label="Keys">
      {keys.map(([names = "", does]) => (
        <li key={names}>
          {names.split(" ").map((name) => (
            <kbd key={name} className={styles.key}>
              {name}
            </kbd>
          ))}{" "}
          {does}
        </li>
      ))}
    </ul>
  );
}
