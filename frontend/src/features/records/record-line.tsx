import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { formatCount, formatList, inSentence } from "@/lib/format";
import { Button } from "@/ui/button";
import { Provenance } from "@/ui/provenance";
import styles from "./confirm-page.module.css";
import { type Line, unconfirmed } from "./confirming";
import { FieldEditor } from "./field-editor";
import {
  type Field,
  type FieldName,
  type FieldValue,
  fieldsToConfirm,
  inWords,
  sameValue,
} from "./fields";
import type { RecordView } from "./record";

type RecordLineProps = {
  line: Line & { what: "record" };
  open: boolean;
  /** Which fact is chosen, while the line is open. */
  cursor: number;
  editing: boolean;
  singleKeys: boolean;
  onOpen: () => void;
  onConfirm: () => void;
  onEdit: (cursor: number) => void;
  onClose: () => void;
  onSave: (field: FieldName, value: FieldValue) => void;
};

/** "2 published, 1 inferred" */
function statesInWords(view: RecordView): string {
  const count = new Map<string, number>();
  for (const name of unconfirmed(view)) {
    const state = view.facts[name]?.state ?? "published";
    count.set(state, (count.get(state) ?? 0) + 1);
  }
  return formatList([...count].map(([state, facts]) => `${facts} ${state}`));
}

/** A record of the list; open, it shows each fact with its state and where it comes from. */
export function RecordLine(props: RecordLineProps) {
  const { line, open, cursor, editing, singleKeys, onOpen, onConfirm, onEdit } = props;
  const { view, state, problem } = line;
  const id = useId();
  const left = unconfirmed(view).length;
  // A press of the mouse opens nothing before it is let go: the button would move away beneath it.
  const pressed = useRef(false);

  return (
    <li
      className={styles.line}
      data-line={line.key}
      data-open={open ? "" : undefined}
      onPointerDown={() => {
        pressed.current = true;
      }}
      onPointerUp={() => {
        pressed.current = false;
      }}
      onFocus={() => {
        if (!pressed.current) onOpen();
      }}
    >
      <div className={styles.head}>
        <div className={styles.about}>
          <h2 className={styles.title}>
            <button
              type="button"
              className={styles.opener}
              aria-expanded={open}
              aria-controls={id}
              onClick={onOpen}
            >
              {view.title}
            </button>
          </h2>
          {open ? null : <p className={styles.short}>{inShort(view)}</p>}
          {problem ? (
            <p className={styles.problem} role="alert">
              {problem.title}. {problem.detail}
            </p>
          ) : null}
        </div>
        {state === "done" ? (
          <p className={styles.done} data-row-link="" tabIndex={-1}>
            <span aria-hidden="true">✓</span> Confirmed
          </p>
        ) : (
          <div className={styles.answers}>
            {open ? null : <span className={styles.states}>{statesInWords(view)}</span>}
            <Button
              data-row-link=""
              look={open ? "main" : "plain"}
              aria-label={`Confirm ${view.title}`}
              aria-disabled={state === "saving"}
              onClick={onConfirm}
              onKeyDown={(event) => {
                // A key held down must not run through the list.
                if (event.repeat) event.preventDefault();
              }}
            >
              {state === "saving" ? "Saving…" : `Confirm ${formatCount(left, "fact")}`}
              {open && singleKeys ? <kbd className={styles.key}>Enter</kbd> : null}
            </Button>
          </div>
        )}
      </div>
      <div id={id} hidden={!open}>
        {open ? <LineFacts {...props} cursor={cursor} editing={editing} onEdit={onEdit} /> : null}
      </div>
    </li>
  );
}

function inShort(view: RecordView): string {
  return fieldsToConfirm(view)
    .filter((field) => ["vendors", "term.end", "expectedStart"].includes(field.name))
    .flatMap((field) => {
      const words = inWords(field, view.values[field.name]);
      if (!words) return [];
      return field.kind === "date" ? [`${inSentence(field.label)} ${words}`] : [words];
    })
    .join(", ");
}

function LineFacts(props: RecordLineProps) {
  const { line, cursor, editing, onEdit, onClose, onSave } = props;
  const { view } = line;
  return (
    <>
      <dl className={styles.facts}>
        {fieldsToConfirm(view).map((field, at) => {
          const fact = view.facts[field.name];
          const words = inWords(field, view.values[field.name]);
          const isChosen = at === cursor;
          return (
            <div key={field.name} className={styles.fact} data-chosen={isChosen ? "" : undefined}>
              <dt>{field.label}</dt>
              <dd>
                {isChosen && editing ? (
                  <FactEditor view={view} field={field} onClose={onClose} onSave={onSave} />
                ) : (
                  <>
                    <span className={styles.value}>
                      {words ? (
                        <Provenance name={field.label} fact={fact}>
                          {words}
                        </Provenance>
                      ) : (
                        <span className={styles.unknown}>Not published</span>
                      )}
                      {fact?.state === "inferred" && (fact.words || fact.reason) ? (
                        <span className={styles.origin}>
                          {fact.words ? `“${fact.words}”` : fact.reason}
                        </span>
                      ) : null}
                    </span>
                    <Button
                      look="quiet"
                      aria-label={`Edit ${inSentence(field.label)} of ${view.title}`}
                      onClick={() => onEdit(at)}
                    >
                      {words ? "Edit" : "Add"}
                    </Button>
                  </>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      <p className={styles.more}>
        <Link
          to={view.kind === "contract" ? "/contracts/$id" : "/pipeline/$id"}
          params={{ id: view.id }}
        >
          The whole record
        </Link>
      </p>
    </>
  );
}

type FactEditorProps = Pick<RecordLineProps, "onClose" | "onSave"> & {
  view: RecordView;
  field: Field;
};

/** One fact, changed where it stands. Enter saves, Escape leaves it as it was. */
function FactEditor({ view, field, onClose, onSave }: FactEditorProps) {
  const before = view.values[field.name];
  const [value, setValue] = useState<FieldValue>(before ?? null);
  const box = useRef<HTMLFormElement>(null);
  const published = inWords(field, view.published?.[field.name] ?? before);

  useEffect(() => {
    const control = box.current?.querySelector<HTMLElement>("input, select, textarea");
    control?.focus();
    if (control instanceof HTMLInputElement && control.type !== "date") control.select();
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape" && !event.defaultPrevented) {
      event.stopPropagation();
      onClose();
    }
  }

  return (
    <form
      ref={box}
      className={styles.editor}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        if (sameValue(value, before)) onClose();
        else onSave(field.name, value);
      }}
    >
      <FieldEditor
        field={field}
        value={value}
        onChange={setValue}
        hint={published ? `The notice says ${published}` : "No notice says"}
      />
      <div className={styles.answers}>
        <Button type="submit" look="main">
          Save
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  );
}
