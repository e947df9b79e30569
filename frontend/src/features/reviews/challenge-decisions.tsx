import { useState } from "react";
import { asProblem } from "@/api/errors";
import { Choice, ChoiceGroup } from "@/ui/choice-group";
import { TextArea } from "@/ui/field";
import { Form, missing } from "@/ui/form";
import { Section } from "@/ui/page";
import { draftOfFacts, FactFields, factsOf } from "./fact-fields";
import { decideChallenge, useKeepReview, useReviewChange } from "./mutations";
import type { Review, ReviewChallenge } from "./queries";
import { FACTS, factLabel } from "./words";

type Outcome = NonNullable<ReviewChallenge["outcome"]>;

const OUTCOMES: readonly { value: Outcome; label: string }[] = [
  { value: "stands", label: "The fact stands" },
  { value: "corrected", label: "It is corrected" },
  { value: "removed", label: "It is taken out" },
];

/** Challenged facts that a convenor decides on. */
export function ChallengeDecisions({ review }: { review: Review }) {
  if (!review.may.includes("decide")) return null;
  return review.challenges
    .filter((challenge) => challenge.outcome === null)
    .map((challenge) => <Decision key={challenge.id} review={review} challenge={challenge} />);
}

function Decision({ review, challenge }: { review: Review; challenge: ReviewChallenge }) {
  const keep = useKeepReview();
  const [outcome, setOutcome] = useState<Outcome>("stands");
  const [because, setBecause] = useState("");
  const [facts, setFacts] = useState(() => draftOfFacts(review.challenged));
  const decide = useReviewChange(() =>
    decideChallenge(review.id, challenge.id, {
      outcome,
      because,
      corrected: outcome === "corrected" ? factsOf(facts, [challenge.fact]) : undefined,
    }),
  );
  const said = FACTS.find(({ value }) => value === challenge.fact);
  const value = said ? review.challenged[said.value] : null;
  return (
    <Section
      title={`Decide on a challenged fact: ${factLabel(challenge.fact)}`}
      intro={`The authority says: ${said && value !== null ? said.say(value) : "nothing any more"}. The vendor says: ${challenge.reason}`}
    >
      <Form
        submit="Decide"
        busy={decide.isPending}
        problem={decide.error ? asProblem(decide.error) : null}
        check={() => missing({ because }, { because: "Say why: the vendor and members read it" })}
        onSubmit={() =>
          decide.mutate(undefined, { onSuccess: (after) => after && keep(after as Review) })
        }
      >
        <ChoiceGroup legend="What becomes of it" row>
          {OUTCOMES.map((entry) => (
            <Choice
              key={entry.value}
              name={`outcome-${challenge.id}`}
              checked={outcome === entry.value}
              onChoose={() => setOutcome(entry.value)}
            >
              {entry.label}
            </Choice>
          ))}
        </ChoiceGroup>
        {outcome === "corrected" ? (
          <FactFields
            facts={facts}
            only={[challenge.fact]}
            place="/corrected"
            onChange={(change) => setFacts({ ...facts, ...change })}
          />
        ) : null}
        <TextArea
          label="Why"
          pointer="/because"
          value={because}
          onChange={(event) => setBecause(event.target.value)}
        />
      </Form>
    </Section>
  );
}
