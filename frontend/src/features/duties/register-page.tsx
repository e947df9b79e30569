import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { asProblem } from "@/api/errors";
import type { Me } from "@/api/types";
import { formatCount, formatDate, formatInstant, formatList } from "@/lib/format";
import { Done } from "@/ui/done";
import { EmptyState } from "@/ui/empty-state";
import { Form } from "@/ui/form";
import { Section } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import styles from "./duties.module.css";
import { publishRegister } from "./mutations";
import { type RegisterDraft, type RegisterRow, registerDraftQuery } from "./queries";

type RegisterPageProps = { me: Me; quarter: string | undefined };

/** What a quarter's contracts register would say, and publishing it. */
export function RegisterPage({ me, quarter }: RegisterPageProps) {
  const authority = me.authority.code ?? me.authority.id;
  const query = useQuery(registerDraftQuery(authority, quarter));
  return (
    <QueryFrame query={query} lines={12}>
      {(draft) => <Register me={me} authority={authority} draft={draft} />}
    </QueryFrame>
  );
}

type RegisterProps = { me: Me; authority: string; draft: RegisterDraft };

function Register({ me, authority, draft }: RegisterProps) {
  const { rows } = draft;
  const lacking = rows.filter((row) => row.missing.length > 0);
  const withheld = rows.filter((row) => row.withheld);
  const address = `/api/v1/authorities/${authority}/transparency-register`;
  return (
    <>
      <Section title={draft.words} aside={<QuarterLinks quarter={draft.quarter} />}>
        <p>
          {formatCount(rows.length, "contract")} above £5,000, {rows.length - lacking.length} of
          them complete. Due by {formatDate(draft.due)}.
        </p>
        {draft.published.length > 0 ? (
          <Done>
            Published on {formatInstant(draft.published[0]?.publishedAt)} with{" "}
            {formatCount(draft.published[0]?.contracts ?? 0, "contract")}:{" "}
            <a href={`${address}?quarter=${draft.quarter}&format=csv`}>the file</a>, or{" "}
            <a href={`${address}?quarter=${draft.quarter}&format=xlsx`}>a workbook of it</a>. Its
            address stays, and the one without a quarter always gives the latest.
          </Done>
        ) : null}
      </Section>
      {rows.length === 0 ? (
        <EmptyState title="No contract belongs into this quarter">
          <p>Contracts above £5,000 that were in force on some day of it would stand here.</p>
        </EmptyState>
      ) : null}
      {lacking.length > 0 ? (
        <Section
          title={`${formatCount(lacking.length, "contract")} with something missing`}
          intro={<p>Fill it in on the contract, under "For the transparency register".</p>}
        >
          <ul>
            {lacking.slice(0, MOST).map((row) => (
              <Lacking key={row.contract} row={row} />
            ))}
          </ul>
          {lacking.length > MOST ? <p>And {lacking.length - MOST} more.</p> : null}
        </Section>
      ) : null}
      {withheld.length > 0 ? (
        <Section
          title="Held back by a non-disclosure agreement"
          intro={<p>Their figures stay out unless they are cleared on the contract.</p>}
        >
          <ul>
            {withheld.map((row) => (
              <li key={row.contract}>
                <Link to="/contracts/$id/audience" params={{ id: row.contract }}>
                  {row.title}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {me.rights.includes("PublishRegister") ? (
        <Publishing authority={authority} draft={draft} lacking={lacking.length} />
      ) : (
        <p>Your approvers publish it.</p>
      )}
    </>
  );
}

/** Rows shown of what is missing: the rest follows once these are mended. */
const MOST = 50;

function Lacking({ row }: { row: RegisterRow }) {
  return (
    <li>
      <Link to="/contracts/$id/edit" params={{ id: row.contract }}>
        {row.title}
      </Link>
      : {formatList(row.missing.map((column) => column.title.toLowerCase()))}
    </li>
  );
}

function QuarterLinks({ quarter }: { quarter: string }) {
  return (
    <Link to="/my-authority/register" search={{ quarter: quarterBefore(quarter) }}>
      The quarter before
    </Link>
  );
}

/** "2026-Q1" after "2025-Q4". */
export function quarterBefore(quarter: string): string {
  const [year = "", number = ""] = quarter.split("-Q");
  return number === "1" ? `${Number(year) - 1}-Q4` : `${year}-Q${Number(number) - 1}`;
}

type PublishingProps = { authority: string; draft: RegisterDraft; lacking: number };

function Publishing({ authority, draft, lacking }: PublishingProps) {
  const queries = useQueryClient();
  const closer = draft.rows.filter((row) => row.needsClearing);
  const people = draft.rows.filter((row) => row.individuals.length > 0);
  const [clear, setClear] = useState(false);
  const [incomplete, setIncomplete] = useState(false);
  const [keep, setKeep] = useState<readonly string[]>([]);
  const publish = useMutation({
    mutationFn: () =>
      publishRegister(authority, {
        quarter: draft.quarter,
        clear: clear ? closer.map((row) => row.contract) : [],
        keepNames: [...keep],
        incomplete,
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["register-draft"] });
      await queries.invalidateQueries({ queryKey: ["duties"] });
    },
  });
  return (
    <Section title="Publish">
      <Form
        submit={`Publish ${draft.words}`}
        busy={publish.isPending}
        problem={publish.error ? asProblem(publish.error) : null}
        onSubmit={() => publish.mutate()}
      >
        {closer.length > 0 ? (
          <Tick checked={clear} onChange={setClear}>
            Publish what only you know of {formatCount(closer.length, "contract")}, too: the
            register's columns and nothing else, no figures under an agreement
          </Tick>
        ) : null}
        {lacking > 0 ? (
          <Tick checked={incomplete} onChange={setIncomplete}>
            Publish incomplete rows, too. The Code asks for every contract; empty cells do not pass
            the LGA's schema
          </Tick>
        ) : null}
        {people.length > 0 ? (
          <fieldset>
            <legend>Suppliers that look like people</legend>
            <p className={styles.soft}>
              Their names are taken out unless you say that they are none.
            </p>
            {people.map((row) => (
              <Tick
                key={row.contract}
                checked={keep.includes(row.contract)}
                onChange={(yes) =>
                  setKeep(
                    yes ? [...keep, row.contract] : keep.filter((entry) => entry !== row.contract),
                  )
                }
              >
                Keep {formatList(row.individuals)} ({row.title})
              </Tick>
            ))}
          </fieldset>
        ) : null}
      </Form>
      {publish.isSuccess ? (
        <Done>Published with {formatCount(publish.data.contracts, "contract")}.</Done>
      ) : null}
    </Section>
  );
}

type TickProps = { checked: boolean; onChange: (yes: boolean) => void; children: ReactNode };

function Tick({ checked, onChange, children }: TickProps) {
  return (
    <label className={styles.check}>
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{children}</span>
    </label>
  );
}
