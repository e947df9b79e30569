import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import { useMe } from "@/api/session";
import type { Me, Stance } from "@/api/types";
import { formatCount, formatDate, shortAuthorityName } from "@/lib/format";
import { AuthorityLink } from "@/ui/authority-link";
import { Button } from "@/ui/button";
import { Choice, ChoiceGroup } from "@/ui/choice-group";
import { TextField } from "@/ui/field";
import { Form } from "@/ui/form";
import { Section } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { Tag } from "@/ui/tag";
import { STANCES, type StanceWord, stanceName, stancesQuery, useStance } from "./stance";
import styles from "./stances.module.css";

/** What boroughs say to an opportunity: for members only. */
export function Stances({ opportunity }: { opportunity: string }) {
  const me = useMe();
  if (!me?.rights.includes("SeeStances")) return null;
  return (
    <Section
      id="stances"
      title="Who is for it"
      intro="What each borough says to buying together, from watching to a joint award. Members see it, nobody else."
    >
      <SaidSoFar opportunity={opportunity} me={me} />
    </Section>
  );
}

function SaidSoFar({ opportunity, me }: { opportunity: string; me: Me }) {
  const query = useQuery(stancesQuery(opportunity));
  return (
    <QueryFrame query={query} lines={3}>
      {({ current, history }) => {
        const ours = current.find((stance) => stance.authority.id === me.authority.id);
        const taken = history.filter((said) => !current.some((now) => isSame(now, said)));
        return (
          <div className={styles.stances}>
            {current.length === 0 ? (
              <p>
                Nobody has said anything yet. Watching costs nothing, and shows others that they are
                not alone.
              </p>
            ) : (
              <ul className={styles.list}>
                {current.map((stance) => (
                  <StanceLine key={stance.authority.id} stance={stance} />
                ))}
              </ul>
            )}
            {me.rights.includes("TakeStance") ? (
              <OwnStance key={ours?.saidAt} opportunity={opportunity} me={me} ours={ours ?? null} />
            ) : null}
            {taken.length > 0 ? (
              <details>
                <summary>{formatCount(taken.length, "earlier word")}</summary>
                <ul className={styles.list}>
                  {taken.map((said) => (
                    <li key={`${said.authority.id} ${said.saidAt}`}>
                      {formatDate(said.saidAt)}: {shortAuthorityName(said.authority.name)}{" "}
                      {said.stance ? `said “${stanceName(said.stance)}”` : "took its stance back"}
                      {said.needs ? `. It needs: ${said.needs}` : ""}
                    </li>
                  ))}
                </ul>
              </details>
            ) : null}
          </div>
        );
      }}
    </QueryFrame>
  );
}

function isSame(a: Stance, b: Stance): boolean {
  return a.authority.id === b.authority.id && a.saidAt === b.saidAt;
}

function StanceLine({ stance }: { stance: Stance }) {
  const { authority, stance: word, contact, needs, saidAt } = stance;
  return (
    <li className={styles.line}>
      <span className={styles.who}>
        <AuthorityLink authority={authority} />{" "}
        {word ? <Tag tone={word === "notNow" ? "plain" : "accent"}>{stanceName(word)}</Tag> : null}
      </span>
      {needs ? <span>Needs: {needs}</span> : null}
      {contact ? <span>Talk to: {contact}</span> : null}
      <span className={styles.when}>since {formatDate(saidAt)}</span>
    </li>
  );
}

type OwnStanceProps = { opportunity: string; me: Me; ours: Stance | null };

function OwnStance({ opportunity, me, ours }: OwnStanceProps) {
  const name = shortAuthorityName(me.authority.name);
  const save = useStance(opportunity);
  const [open, setOpen] = useState(false);
  const [stance, setStance] = useState<StanceWord>(ours?.stance ?? "watching");
  const [contact, setContact] = useState(ours?.contact ?? "");
  const [needs, setNeeds] = useState(ours?.needs ?? "");

  if (!open) {
    return (
      <div className={styles.buttons}>
        <Button look={ours ? "plain" : "main"} onClick={() => setOpen(true)}>
          {ours ? `Change what ${name} says` : `Say where ${name} stands`}
        </Button>
        {ours ? (
          <Button onClick={() => save.mutate(null)} aria-disabled={save.isPending}>
            Take it back
          </Button>
        ) : null}
      </div>
    );
  }
  return (
    <Form
      submit={ours ? "Say so" : "Take this stance"}
      busy={save.isPending}
      problem={save.error ? asProblem(save.error) : null}
      onSubmit={() =>
        save.mutate({ stance, contact: contact.trim() || null, needs: needs.trim() || null })
      }
      onCancel={() => setOpen(false)}
    >
      <ChoiceGroup legend={`Where does ${name} stand?`}>
        {STANCES.map(({ value, label, means }) => (
          <Choice
            key={value}
            name="stance"
            checked={stance === value}
            note={means}
            onChoose={() => setStance(value)}
          >
            {label}
          </Choice>
        ))}
      </ChoiceGroup>
      <TextField
        label="Whom to talk to"
        hint="A role is enough, as “Head of Housing Systems”"
        pointer="/contact"
        value={contact}
        onChange={(event) => setContact(event.target.value)}
      />
      <TextField
        label={`What ${name} needs`}
        hint="As “a shared specification by March”"
        pointer="/needs"
        value={needs}
        onChange={(event) => setNeeds(event.target.value)}
      />
    </Form>
  );
}
