import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import type { Problem } from "@/api/errors";
import { Button } from "./button";
import styles from "./form.module.css";

/** One thing wrong with a form: which field, as a JSON pointer into the body, and what. */
export type Wrong = { pointer: string; detail: string };

type FormState = { id: string; wrong: readonly Wrong[]; labels: Map<string, string> };

const FormContext = createContext<FormState | null>(null);

function fieldId(form: string, pointer: string): string {
  return `${form}${pointer.replaceAll("/", "-")}`;
}

/** What stands where the pointer leads, or what holds it: of a list of codes the one control that they are typed in. */
function controlOf(labels: ReadonlyMap<string, string>, pointer: string): string | null {
  if (labels.has(pointer)) return pointer;
  const above = pointer.slice(0, pointer.lastIndexOf("/"));
  return above === "" || above === pointer ? null : controlOf(labels, above);
}

/** What a field has to know of the form around it: its id, and what is wrong with it. */
export function useFormField(
  pointer: string | undefined,
  label: string,
): { id: string | undefined; error: string | undefined } {
  const form = useContext(FormContext);
  useEffect(() => {
    if (form && pointer !== undefined) form.labels.set(pointer, label);
  }, [form, pointer, label]);
  if (!form || pointer === undefined) return { id: undefined, error: undefined };
  return {
    id: fieldId(form.id, pointer),
    error: form.wrong.find((entry) => controlOf(form.labels, entry.pointer) === pointer)?.detail,
  };
}

type FormProps = {
  /** What the button says: "Sign in", "Save". */
  submit: string;
  busy: boolean;
  /** What the server said to the last attempt. */
  problem: Problem | null;
  onSubmit: () => void;
  /** What can be told without asking the server: an empty field. */
  check?: () => Wrong[];
  onCancel?: () => void;
  /** As wide as the page: its fields have something beside them. */
  wide?: boolean;
  /** Beside the button. */
  aside?: ReactNode;
  children: ReactNode;
};

/**
 * A form with its labels above, and one summary of what is wrong that takes the focus and leads to
 * the fields.
 */
export function Form(props: FormProps) {
  const { submit, busy, problem, onSubmit, check, onCancel, wide, aside, children } = props;
  const id = useId();
  const [labels] = useState(() => new Map<string, string>());
  const [unsent, setUnsent] = useState<Wrong[]>([]);
  const told = unsent.length > 0 ? UNSENT : busy ? null : problem;
  const wrong = unsent.length > 0 ? unsent : (told?.errors ?? []);

  return (
    <FormContext value={{ id, wrong, labels }}>
      <form
        className={`${styles.form} ${wide ? styles.wide : ""}`}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (busy) return;
          const missing = check?.() ?? [];
          setUnsent(missing);
          if (missing.length === 0) onSubmit();
        }}
      >
        {told ? <Summary form={id} problem={told} wrong={wrong} labels={labels} /> : null}
        {children}
        <div className={styles.actions}>
          <Button type="submit" look="main" aria-disabled={busy}>
            {busy ? "One moment…" : submit}
          </Button>
          {onCancel ? <Button onClick={onCancel}>Cancel</Button> : null}
          {aside}
        </div>
      </form>
    </FormContext>
  );
}

const UNSENT: Problem = { title: "Something is missing", status: 0 };

type SummaryProps = {
  form: string;
  problem: Problem;
  wrong: readonly Wrong[];
  labels: ReadonlyMap<string, string>;
};

function Summary({ form, problem, wrong, labels }: SummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  // Each answer is a new object, so a second attempt with the same outcome is told again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is wrong is the trigger
  useEffect(() => box.current?.focus(), [problem, wrong]);
  return (
    <div ref={box} className={styles.summary} role="alert" tabIndex={-1}>
      <p className={styles.title}>{problem.title}</p>
      {wrong.length === 0 && problem.detail ? <p>{problem.detail}</p> : null}
      {wrong.length > 0 ? (
        <ul className={styles.list}>
          {wrong.map(({ pointer, detail }) => {
            const control = controlOf(labels, pointer);
            return (
              <li key={`${pointer} ${detail}`}>
                {control === null ? (
                  detail
                ) : (
                  <a
                    href={`#${fieldId(form, control)}`}
                    onClick={(event) => {
                      // The address stays what it is: it may be about to be shared.
                      event.preventDefault();
                      document.getElementById(fieldId(form, control))?.focus();
                    }}
                  >
                    {labels.get(control)}: {detail}
                  </a>
                )}
              </li>
            );
          })}
        </ul>
      ) : null}
      {problem.requestId && problem.status >= 500 ? (
        <p className={styles.request}>
          If it goes on, tell us this number: <code>{problem.requestId}</code>
        </p>
      ) : null}
    </div>
  );
}

/** The fields of `values` that are still empty, with what to do about each. */
export function missing(
  values: Record<string, string>,
  words: Partial<Record<string, string>>,
): Wrong[] {
  return Object.entries(words).flatMap(([name, detail]) =>
    detail !== undefined && (values[name] ?? "").trim() === ""
      ? [{ pointer: `/${name}`, detail }]
      : [],
  );
}
