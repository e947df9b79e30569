import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import { useOutsiderChoices } from "@/api/reference";
import type { Me } from "@/api/types";
import { formatDate, shortAuthorityName } from "@/lib/format";
import { ActionLine, ActionList } from "@/ui/action-list";
import { AuthorityLink } from "@/ui/authority-link";
import { Button } from "@/ui/button";
import { ChoiceBox } from "@/ui/choice-box";
import { EmptyState } from "@/ui/empty-state";
import { ErrorState } from "@/ui/error-state";
import { TextField } from "@/ui/field";
import { Form } from "@/ui/form";
import { Section } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { claimPart, endPart } from "./mutations";
import styles from "./my-authority.module.css";
import { type AuthorityPart, partsQuery } from "./queries";
import { SectionPage } from "./section-page";

export function PartsPage() {
  return <SectionPage section="parts">{(me) => <Parts me={me} />}</SectionPage>;
}

function Parts({ me }: { me: Me }) {
  const authority = me.authority.code ?? me.authority.id;
  const query = useQuery(partsQuery(authority));
  const name = shortAuthorityName(me.authority.name);
  const mayClaim = me.rights.includes("ClaimAuthority");
  return (
    <QueryFrame query={query}>
      {({ parts }) => {
        const now = parts.filter(({ until }) => until === null);
        const past = parts.filter(({ until }) => until !== null);
        return (
          <>
            {now.length === 0 ? (
              <EmptyState title="Nobody buys under another name, as far as Muster knows">
                <p>
                  Where notices name a body that is part of {name}, say so here: its contracts then
                  stand with yours on your desk and in how complete your register is.
                </p>
              </EmptyState>
            ) : (
              <ActionList>
                {now.map((part) => (
                  <Part key={part.authority.id} part={part} of={authority} mayEnd={mayClaim} />
                ))}
              </ActionList>
            )}
            {mayClaim ? <Claim authority={authority} name={name} /> : null}
            {past.length > 0 ? (
              <Section title="No longer">
                <ul>
                  {past.map((part) => (
                    <li key={`${part.authority.id} ${part.since}`}>
                      <AuthorityLink authority={part.authority} />, from {formatDate(part.since)} to{" "}
                      {formatDate(part.until)}: {part.reason}
                    </li>
                  ))}
                </ul>
              </Section>
            ) : null}
            {mayClaim ? null : <p>Your administrators can change it.</p>}
          </>
        );
      }}
    </QueryFrame>
  );
}

type PartProps = { part: AuthorityPart; of: string; mayEnd: boolean };

function Part({ part, of, mayEnd }: PartProps) {
  const queries = useQueryClient();
  const [sure, setSure] = useState(false);
  const end = useMutation({
    mutationFn: () => endPart(of, part.authority.id),
    onSuccess: () => queries.invalidateQueries(),
  });
  const { name } = part.authority;
  return (
    <ActionLine
      title={<AuthorityLink authority={part.authority} />}
      note={`${part.reason} (said on ${formatDate(part.since)})`}
      action={
        mayEnd ? (
          <div className={styles.row}>
            {end.error ? <ErrorState problem={asProblem(end.error)} /> : null}
            {sure ? (
              <>
                <Button look="main" onClick={() => end.mutate()}>
                  {name} is no longer part of us
                </Button>
                <Button onClick={() => setSure(false)}>Leave it</Button>
              </>
            ) : (
              <Button aria-label={`End: ${name} is part of us`} onClick={() => setSure(true)}>
                End this
              </Button>
            )}
          </div>
        ) : null
      }
    />
  );
}

function Claim({ authority, name }: { authority: string; name: string }) {
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [part, setPart] = useState<{ id: string; name: string } | null>(null);
  const [reason, setReason] = useState("");
  const choices = useOutsiderChoices(text);
  const claim = useMutation({
    mutationFn: (id: string) => claimPart(authority, id, reason.trim()),
    onSuccess: async () => {
      await queries.invalidateQueries();
      setOpen(false);
      setPart(null);
      setReason("");
    },
  });
  if (!open) {
    return (
      <div>
        <Button look="main" onClick={() => setOpen(true)}>
          Say that a body is part of {name}
        </Button>
      </div>
    );
  }
  return (
    <Section
      title={`A part of ${name}`}
      intro="Only bodies that do not take part in Muster themselves. Members see what you say here, and the audit keeps it."
    >
      <Form
        submit="Say so"
        busy={claim.isPending}
        problem={claim.error ? asProblem(claim.error) : null}
        check={() => [
          ...(part ? [] : [{ pointer: "/part", detail: "choose the body" }]),
          ...(reason.trim() ? [] : [{ pointer: "/reason", detail: "say why it is part of you" }]),
        ]}
        onSubmit={() => part && claim.mutate(part.id)}
        onCancel={() => setOpen(false)}
      >
        <ChoiceBox
          label="Which body"
          placeholder="Type a part of its name"
          choices={
            part && !choices.some(({ value }) => value === part.id)
              ? [...choices, { value: part.id, label: part.name }]
              : choices
          }
          chosen={part ? [part.id] : []}
          onChange={([id]) => {
            const found = choices.find(({ value }) => value === id);
            setPart(found ? { id: found.value, name: found.label } : null);
          }}
          onType={setText}
          single
        />
        <TextField
          label="Why"
          hint="As “Our arm's length management organisation since 2004”"
          pointer="/reason"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Form>
    </Section>
  );
}
