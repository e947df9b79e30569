import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import { Button } from "@/ui/button";
import buttonStyles from "@/ui/button.module.css";
import { Done } from "@/ui/done";
import { ErrorState } from "@/ui/error-state";
import { TextArea } from "@/ui/field";
import { Form, missing } from "@/ui/form";
import { type Act, actOn, useKeepReview, useReviewChange } from "./mutations";
import type { Review } from "./queries";
import styles from "./reviews.module.css";

/** What is said where an act takes a reason. */
const REASONS = {
  return: { ask: "Send it back", label: "What has to change", hint: "Its author reads it." },
  appeal: {
    ask: "Ask another convenor",
    label: "Why it should be published as it is",
    hint: "Once only. The convenor who returned it does not decide.",
  },
} as const;

const DONE: Record<Act["act"], string> = {
  submit: "Handed in. A second person of your authority looks at it now.",
  approve: "Approved. It is with the convenor now.",
  publish: "Published. Members see it, and the vendor's 20 working days have begun.",
  return: "Sent back, with what you said.",
  appeal: "Another convenor looks at it.",
  revise: "It is a draft again.",
  withdraw: "Withdrawn.",
  withhold: "Its words are kept to your authority. Others read ratings and facts.",
  show: "Members read its words.",
};

/** What whoever looks can do with a review, one button each. */
export function ReviewSteps({ review }: { review: Review }) {
  const keep = useKeepReview();
  const [asking, setAsking] = useState<"return" | "appeal" | null>(null);
  const [reason, setReason] = useState("");
  const step = useReviewChange((act: Act) => actOn(review, act));
  const can = (word: Review["may"][number]) => review.may.includes(word);
  const make = (act: Act) => {
    if (step.isPending) return;
    step.mutate(act, {
      onSuccess: (after) => {
        setAsking(null);
        setReason("");
        if (after) keep(after as Review);
      },
    });
  };
  const problem = step.error ? asProblem(step.error) : null;
  const done = step.data !== undefined && step.variables ? DONE[step.variables.act] : null;
  if (review.may.length === 0 && !done) return null;
  return (
    <>
      {done ? <Done>{done}</Done> : null}
      {problem && asking === null ? <ErrorState problem={problem} /> : null}
      {problem?.errors && asking === null ? (
        <ul>
          {problem.errors.map(({ pointer, detail }) => (
            <li key={`${pointer} ${detail}`}>
              {pointer.slice(1)} {detail}
            </li>
          ))}
        </ul>
      ) : null}
      {asking ? (
        <Form
          submit={REASONS[asking].ask}
          busy={step.isPending}
          problem={problem}
          check={() => missing({ reason }, { reason: "Say why" })}
          onCancel={() => setAsking(null)}
          onSubmit={() =>
            make(
              asking === "return"
                ? { act: "return", by: can("approve") ? "approver" : "convenor", reason }
                : { act: "appeal", reason },
            )
          }
        >
          <TextArea
            label={REASONS[asking].label}
            hint={REASONS[asking].hint}
            pointer="/reason"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form>
      ) : (
        <div className={styles.acts}>
          {can("submit") ? (
            <Button look="main" onClick={() => make({ act: "submit" })}>
              Hand it in for approval
            </Button>
          ) : null}
          {can("approve") ? (
            <Button look="main" onClick={() => make({ act: "approve" })}>
              Approve
            </Button>
          ) : null}
          {can("moderate") ? (
            <Button look="main" onClick={() => make({ act: "publish" })}>
              Publish
            </Button>
          ) : null}
          {can("approve") || can("moderate") ? (
            <Button onClick={() => setAsking("return")}>Send it back</Button>
          ) : null}
          {can("edit") ? (
            <Link to="/reviews/$id/edit" params={{ id: review.id }} className={buttonStyles.button}>
              Change what it says
            </Link>
          ) : null}
          {can("revise") ? (
            <Button look="main" onClick={() => make({ act: "revise" })}>
              Take it up again
            </Button>
          ) : null}
          {can("appeal") ? (
            <Button onClick={() => setAsking("appeal")}>Ask another convenor</Button>
          ) : null}
          {can("withhold") ? (
            <Button onClick={() => make({ act: review.wordsWithheld ? "show" : "withhold" })}>
              {review.wordsWithheld ? "Let members read its words" : "Keep its words to us"}
            </Button>
          ) : null}
          {can("withdraw") ? <Withdraw onSure={() => make({ act: "withdraw" })} /> : null}
        </div>
      )}
    </>
  );
}

/** Asks once more: there is no way back. */
function Withdraw({ onSure }: { onSure: () => void }) {
  const [sure, setSure] = useState(false);
  if (!sure) return <Button onClick={() => setSure(true)}>Withdraw</Button>;
  return (
    <>
      <Button onClick={onSure}>Withdraw it for good</Button>
      <Button look="quiet" onClick={() => setSure(false)}>
        Keep it
      </Button>
    </>
  );
}
