import { Link } from "@tanstack/react-router";
import { Button } from "@/ui/button";
import { Tag } from "@/ui/tag";
import type { Question } from "./calls";
import styles from "./confirm-page.module.css";
import type { Line } from "./confirming";
import { type FieldName, type FieldValue, fieldOf, inWords } from "./fields";

/** "notice 041267-2026 says 31 March 2029, you said 31 March 2028" */
export function questionInWords(question: Question): string {
  const field = fieldOf(question.kind, question.field as FieldName);
  const says = inWords(field, question.published as FieldValue) ?? "nothing";
  const said = inWords(field, question.said as FieldValue) ?? "nothing";
  return `${field.label}: ${question.notice ? `notice ${question.notice.release}` : "a newer notice"} says ${says}, you said ${said}.`;
}

type QuestionLineProps = {
  line: Line & { what: "question" };
  open: boolean;
  singleKeys: boolean;
  onOpen: () => void;
  onAnswer: (answer: "notice" | "ours") => void;
};

/** A newer notice disagrees with what was confirmed: one key says which holds. */
export function QuestionLine({ line, open, singleKeys, onOpen, onAnswer }: QuestionLineProps) {
  const { question, state, problem } = line;
  return (
    <li
      className={styles.line}
      data-line={line.key}
      data-open={open ? "" : undefined}
      onFocus={onOpen}
    >
      <div className={styles.head}>
        <div className={styles.about}>
          <h2 className={styles.title}>
            <Link
              to={question.kind === "contract" ? "/contracts/$id" : "/pipeline/$id"}
              params={{ id: question.record.id }}
            >
              {question.record.title}
            </Link>{" "}
            <Tag tone="mark">A question</Tag>
          </h2>
          <p>
            {questionInWords(question)}{" "}
            {question.notice ? (
              <Link to="/notices/$id" params={{ id: question.notice.id }}>
                See the notice
              </Link>
            ) : null}
          </p>
          {problem ? (
            <p className={styles.problem} role="alert">
              {problem.title}. {problem.detail}
            </p>
          ) : null}
        </div>
        {state === "done" ? (
          <p className={styles.done}>
            <span aria-hidden="true">✓</span> Answered
          </p>
        ) : (
          <div className={styles.answers}>
            <Button data-row-link="" onClick={() => onAnswer("notice")}>
              The notice is right{singleKeys ? <kbd className={styles.key}>n</kbd> : null}
            </Button>
            <Button onClick={() => onAnswer("ours")}>
              Ours is right{singleKeys ? <kbd className={styles.key}>o</kbd> : null}
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}
