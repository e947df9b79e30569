import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import { formatPeriod } from "@/lib/format";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { SelectField, TextField } from "@/ui/field";
import { Form, missing } from "@/ui/form";
import { Section } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import styles from "./duties.module.css";
import { addAssessment, removeAssessment } from "./mutations";
import { type Assessment, assessmentsQuery } from "./queries";

const RATINGS: readonly { value: Assessment["rating"]; label: string }[] = [
  { value: "good", label: "Good: meeting or exceeding" },
  { value: "approachingTarget", label: "Approaching target: close to meeting" },
  { value: "requiresImprovement", label: "Requires improvement: below" },
  { value: "inadequate", label: "Inadequate: significantly below" },
  { value: "other", label: "Other" },
];

type AssessmentsProps = { id: string; mayKeep: boolean };

/** How the supplier was rated, and a form that takes a minute. */
export function Assessments({ id, mayKeep }: AssessmentsProps) {
  const query = useQuery(assessmentsQuery(id));
  return (
    <Section
      title="Your assessments"
      intro={<p>Only your authority sees them, until you publish the notice.</p>}
    >
      <QueryFrame query={query} lines={3}>
        {({ items }) => (
          <>
            {items.length > 0 ? (
              <ul>
                {items.map((item) => (
                  <Rated key={item.id} contract={id} item={item} mayKeep={mayKeep} />
                ))}
              </ul>
            ) : (
              <EmptyState title="Nobody has rated the supplier yet">
                <p>One line for each key performance indicator of the contract.</p>
              </EmptyState>
            )}
            {mayKeep ? <Rate id={id} /> : null}
          </>
        )}
      </QueryFrame>
    </Section>
  );
}

function useRefresh(): () => void {
  const queries = useQueryClient();
  return () => {
    void queries.invalidateQueries({ queryKey: ["assessments"] });
    void queries.invalidateQueries({ queryKey: ["notice-draft"] });
  };
}

type RatedProps = { contract: string; item: Assessment; mayKeep: boolean };

function Rated({ contract, item, mayKeep }: RatedProps) {
  const refresh = useRefresh();
  const remove = useMutation({
    mutationFn: () => removeAssessment(contract, item.id),
    onSuccess: refresh,
  });
  const rating = RATINGS.find(({ value }) => value === item.rating)?.label ?? item.rating;
  return (
    <li className={styles.due}>
      <span>
        {item.kpi}. {rating}. {formatPeriod(item.from, item.to)}, said by {item.by}
      </span>
      {mayKeep ? (
        <Button look="quiet" onClick={() => remove.mutate()}>
          Take back<span className="visually-hidden"> {item.kpi}</span>
        </Button>
      ) : null}
    </li>
  );
}

const EMPTY = { kpi: "", rating: "good", from: "", to: "" };

function Rate({ id }: { id: string }) {
  const refresh = useRefresh();
  const [draft, setDraft] = useState(EMPTY);
  const add = useMutation({
    mutationFn: () => addAssessment(id, { ...draft, rating: draft.rating as Assessment["rating"] }),
    onSuccess: () => {
      // The next indicator is mostly of the same period.
      setDraft({ ...draft, kpi: "" });
      refresh();
    },
  });
  const set = (change: Partial<typeof EMPTY>) => setDraft({ ...draft, ...change });
  return (
    <Form
      submit="Add the rating"
      busy={add.isPending}
      problem={add.error ? asProblem(add.error) : null}
      check={() =>
        missing(draft, {
          kpi: "Name the indicator",
          from: "Say when the period began",
          to: "Say when it ended",
        })
      }
      onSubmit={() => add.mutate()}
    >
      <TextField
        label="Indicator"
        hint="As the contract has it"
        pointer="/kpi"
        value={draft.kpi}
        onChange={(event) => set({ kpi: event.target.value })}
      />
      <SelectField
        label="Rating"
        pointer="/rating"
        value={draft.rating}
        options={RATINGS}
        onChoose={(rating) => set({ rating })}
      />
      <TextField
        label="From"
        type="date"
        pointer="/from"
        value={draft.from}
        onChange={(event) => set({ from: event.target.value })}
      />
      <TextField
        label="To"
        type="date"
        pointer="/to"
        value={draft.to}
        onChange={(event) => set({ to: event.target.value })}
      />
    </Form>
  );
}
