import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import { Button } from "@/ui/button";
import buttonStyles from "@/ui/button.module.css";
import { TextField } from "@/ui/field";
import { Form } from "@/ui/form";
import { Tag } from "@/ui/tag";
import styles from "./duties.module.css";
import { draftType, dueInWords, KINDS } from "./duty-words";
import { dischargeDuty } from "./mutations";
import { type Duty, dutiesQuery } from "./queries";

type DutyLineProps = { authority: string; duty: Duty; today: string; mayKeep: boolean };

const TONES = { overdue: "bad", soon: "mark", later: "plain", undated: "plain" } as const;

/** One duty: what, why, by when, and the one thing to do about it. */
export function DutyLine({ authority, duty, today, mayKeep }: DutyLineProps) {
  const [marking, setMarking] = useState(false);
  const tone = TONES[duty.urgency as keyof typeof TONES] ?? "plain";
  return (
    <article className={styles.duty}>
      <div className={styles.about}>
        <h3>
          {KINDS[duty.kind]}
          {duty.notice ? ` (${duty.notice})` : ""}
        </h3>
        <p>
          <About duty={duty} />
        </p>
        <p className={styles.due}>
          <Tag tone={tone}>{dueInWords(duty, today)}</Tag>
        </p>
        <p>{duty.why}</p>
        {duty.check ? <p className={styles.soft}>{duty.check}</p> : null}
        <p className={styles.soft}>{duty.source}</p>
      </div>
      <div className={styles.actions}>
        <Act duty={duty} />
        {mayKeep && duty.kind !== "register" ? (
          <Button onClick={() => setMarking(!marking)} aria-expanded={marking}>
            Mark as done<span className="visually-hidden">: {duty.title}</span>
          </Button>
        ) : null}
      </div>
      {marking ? (
        <div className={styles.whole}>
          <Marking authority={authority} duty={duty} onClose={() => setMarking(false)} />
        </div>
      ) : null}
    </article>
  );
}

function About({ duty }: { duty: Duty }) {
  if (duty.record && duty.concern === "contract") {
    return (
      <Link to="/contracts/$id" params={{ id: duty.record }}>
        {duty.title}
      </Link>
    );
  }
  if (duty.record && duty.concern === "procurement") {
    return (
      <Link to="/pipeline/$id" params={{ id: duty.record }}>
        {duty.title}
      </Link>
    );
  }
  return duty.title;
}

function Act({ duty }: { duty: Duty }) {
  const className = `${buttonStyles.button} ${buttonStyles.main}`;
  const type = draftType(duty);
  if (duty.kind === "register") {
    return (
      <Link className={className} to="/my-authority/register" search={{ quarter: duty.occurrence }}>
        Prepare it<span className="visually-hidden">: {duty.title}</span>
      </Link>
    );
  }
  if (duty.concern === "authority") {
    return (
      <Link className={className} to="/my-authority/pipeline-notice">
        Open the draft<span className="visually-hidden">: {duty.title}</span>
      </Link>
    );
  }
  if (!duty.record || !type) return null;
  return (
    <Link
      className={className}
      to={
        duty.concern === "contract" ? "/contracts/$id/notice/$type" : "/pipeline/$id/notice/$type"
      }
      params={{ id: duty.record, type }}
    >
      Open the draft<span className="visually-hidden">: {duty.title}</span>
    </Link>
  );
}

type MarkingProps = { authority: string; duty: Duty; onClose: () => void };

function Marking({ authority, duty, onClose }: MarkingProps) {
  const queries = useQueryClient();
  const [reference, setReference] = useState("");
  const mark = useMutation({
    mutationFn: () => dischargeDuty(authority, duty, reference.trim()),
    onSuccess: (saved) => {
      queries.setQueryData(dutiesQuery(authority).queryKey, saved);
      void queries.invalidateQueries({ queryKey: ["duties", "contract"] });
      onClose();
    },
  });
  return (
    <Form
      submit="Mark as done"
      busy={mark.isPending}
      problem={mark.error ? asProblem(mark.error) : null}
      check={() =>
        reference.trim() === ""
          ? [
              {
                pointer: "/reference",
                detail: "Say under which reference, or why nothing had to be published",
              },
            ]
          : []
      }
      onSubmit={() => mark.mutate()}
      onCancel={onClose}
    >
      <TextField
        label="The notice's reference"
        hint="As 094477-2026; or why nothing had to be published"
        pointer="/reference"
        value={reference}
        onChange={(event) => setReference(event.target.value)}
      />
    </Form>
  );
}
