import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { asProblem } from "@/api/errors";
import { useToday } from "@/api/reference";
import type { Me } from "@/api/types";
import { formatDate } from "@/lib/format";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { ErrorState } from "@/ui/error-state";
import { SelectField } from "@/ui/field";
import { FirstOf } from "@/ui/first-of";
import { Section } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import styles from "./duties.module.css";
import { DutyLine } from "./duty-line";
import { KINDS } from "./duty-words";
import { putDutySettings, reopenDuty } from "./mutations";
import { type Discharge, type Duties, dutiesQuery } from "./queries";

/** What one's own authority must publish, the most urgent first. */
export function DutiesPage({ me }: { me: Me }) {
  const authority = me.authority.code ?? me.authority.id;
  const query = useQuery(dutiesQuery(authority));
  return (
    <QueryFrame query={query} lines={12}>
      {(duties) => <Whole me={me} authority={authority} duties={duties} />}
    </QueryFrame>
  );
}

type WholeProps = { me: Me; authority: string; duties: Duties };

function Whole({ me, authority, duties }: WholeProps) {
  const today = useToday();
  const due = duties.items.filter((duty) => !duty.optional);
  const worth = duties.items.filter((duty) => duty.optional);
  const pressing = due.filter((duty) => duty.urgency === "overdue" || duty.urgency === "soon");
  const later = due.filter((duty) => !pressing.includes(duty));
  const mayKeep = me.rights.includes("KeepDuties");
  const lines = (items: Duties["items"]) => (
    <Lines authority={authority} items={items} today={today} mayKeep={mayKeep} />
  );
  return (
    <>
      <p>
        Worked out from what is known, with the rule beside each. It is no legal advice: where a
        line says so, ask your lawyers. A notice that arrives through an import ticks its line off
        by itself.
      </p>
      <Section title="Now" aside={<Link to="/my-authority/register">Contracts register</Link>}>
        {pressing.length > 0 ? (
          lines(pressing)
        ) : (
          <EmptyState title="Nothing is overdue, and nothing due within 30 days">
            <p>What comes later stands below.</p>
          </EmptyState>
        )}
      </Section>
      {later.length > 0 ? <Section title="Within a year">{lines(later)}</Section> : null}
      {worth.length > 0 ? (
        <Section
          title="If you choose to"
          intro={<p>No duties: they pay off, or become duties once you decide something.</p>}
        >
          {lines(worth)}
        </Section>
      ) : null}
      <Settings me={me} authority={authority} duties={duties} />
      {duties.done.length > 0 ? (
        <Section title="Marked as done">
          <ul>
            {duties.done.map((done) => (
              <Done key={done.id} authority={authority} done={done} mayKeep={mayKeep} />
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

/** Lines shown at once: whoever sees a hundred does the first. */
const MOST = 20;

type LinesProps = { authority: string; items: Duties["items"]; today: string; mayKeep: boolean };

function Lines({ authority, items, today, mayKeep }: LinesProps) {
  return (
    <FirstOf items={items} first={MOST}>
      {(shown) => (
        <div className={styles.list}>
          {shown.map((duty) => (
            <DutyLine
              key={`${duty.kind} ${duty.record ?? ""} ${duty.occurrence}`}
              authority={authority}
              duty={duty}
              today={today}
              mayKeep={mayKeep}
            />
          ))}
        </div>
      )}
    </FirstOf>
  );
}

const YES_OR_NO = [
  { value: "", label: "Not said" },
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];

function Settings({ me, authority, duties }: WholeProps) {
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (above100Million: boolean | null) =>
      putDutySettings(authority, { above100Million }),
    onSuccess: (saved) => queries.setQueryData(dutiesQuery(authority).queryKey, saved),
  });
  const { above100Million } = duties.settings;
  const value = typeof above100Million !== "boolean" ? "" : above100Million ? "yes" : "no";
  return (
    <Section title="Settings">
      {me.rights.includes("ManageSettings") ? (
        <SelectField
          label="Will you pay more than £100 million under contracts this financial year?"
          hint="Those who will must publish a pipeline notice by 26 May"
          value={value}
          options={YES_OR_NO}
          onChoose={(chosen) => save.mutate(chosen === "" ? null : chosen === "yes")}
        />
      ) : (
        <p>
          More than £100 million under contracts this financial year:{" "}
          {YES_OR_NO.find((option) => option.value === value)?.label.toLowerCase()}. Your
          administrators can change it.
        </p>
      )}
      {save.error ? <ErrorState problem={asProblem(save.error)} /> : null}
      <p className={styles.soft}>
        Light touch contracts are marked on the contract itself: its notices are due later.
      </p>
    </Section>
  );
}

type DoneProps = { authority: string; done: Discharge; mayKeep: boolean };

function Done({ authority, done, mayKeep }: DoneProps) {
  const queries = useQueryClient();
  const reopen = useMutation({
    mutationFn: () => reopenDuty(authority, done.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["duties"] }),
  });
  return (
    <li className={styles.due}>
      <span>
        {KINDS[done.kind]} ({done.reference}), said by {done.by} on{" "}
        {formatDate(done.at.slice(0, 10))}
      </span>
      {mayKeep ? (
        <Button look="quiet" onClick={() => reopen.mutate()}>
          Take back<span className="visually-hidden"> {done.reference}</span>
        </Button>
      ) : null}
      {reopen.error ? <ErrorState problem={asProblem(reopen.error)} /> : null}
    </li>
  );
}
