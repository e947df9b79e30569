import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import { useMe } from "@/api/session";
import { formatInstant } from "@/lib/format";
import { Button } from "@/ui/button";
import { Checkboxes } from "@/ui/checkboxes";
import { Done } from "@/ui/done";
import { ErrorState } from "@/ui/error-state";
import { Facts } from "@/ui/facts";
import { TextField } from "@/ui/field";
import { Form, missing } from "@/ui/form";
import { Section } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { InvitationLink } from "./invitation-link";
import { changePerson, newLink, type PersonChange } from "./mutations";
import styles from "./my-authority.module.css";
import { PersonState } from "./person-state";
import { type Person, peopleQuery, personQuery } from "./queries";
import { ROLE_OPTIONS } from "./role-options";
import { SectionPage } from "./section-page";

export function PersonPage({ id }: { id: string }) {
  const query = useQuery(personQuery(id));
  return (
    <SectionPage section="people" title={query.data?.name ?? "A person"} lead={query.data?.email}>
      {() => (
        <QueryFrame query={query}>
          {(person) => <PersonRecord key={person.version} person={person} />}
        </QueryFrame>
      )}
    </SectionPage>
  );
}

function PersonRecord({ person }: { person: Person }) {
  const isMe = useMe()?.id === person.id;
  return (
    <>
      <Facts
        rows={[
          { name: "State", value: <PersonState person={person} /> },
          { name: "Invited", value: formatInstant(person.createdAt) },
          { name: "Second step", value: person.secondFactor ? "On" : "Off" },
        ]}
      />
      <Section title="What they may do" intro="It holds from their next click on.">
        <PersonForm person={person} />
      </Section>
      {isMe ? null : (
        <>
          <NewLink person={person} />
          {person.secondFactor ? <LostPhone person={person} /> : null}
          <Suspension person={person} />
        </>
      )}
    </>
  );
}

function useChange(person: Person) {
  const queries = useQueryClient();
  const reload = () => queries.invalidateQueries(peopleQuery);
  const change = useMutation({
    mutationFn: (body: PersonChange) => changePerson(person, body),
    onSuccess: async (changed) => {
      queries.setQueryData(personQuery(person.id).queryKey, changed);
      await reload();
    },
  });
  return { change, reload };
}

function PersonForm({ person }: { person: Person }) {
  const [name, setName] = useState(person.name);
  const [roles, setRoles] = useState(person.roles);
  const { change, reload } = useChange(person);
  const problem = change.error ? asProblem(change.error) : null;
  // Roles that only whoever runs the installation gives are kept as they are.
  const given = ROLE_OPTIONS.map((option) => option.value as string);
  const others = person.roles.filter((role) => !given.includes(role));
  return (
    <>
      <Form
        submit="Save"
        busy={change.isPending}
        problem={problem}
        check={() => [
          ...missing({ name }, { name: "enter the person's name" }),
          ...(roles.length === 0
            ? [{ pointer: "/roles", detail: "choose at least one, or suspend the person below" }]
            : []),
        ]}
        onSubmit={() => change.mutate({ name: name.trim(), roles })}
        aside={
          problem?.status === 412 ? (
            <Button onClick={() => void reload()}>Show what is saved now</Button>
          ) : null
        }
      >
        <TextField
          label="Name"
          pointer="/name"
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Checkboxes
          label="Roles"
          hint={
            others.length > 0
              ? `Also ${others.join(", ")}, which only whoever runs the installation gives.`
              : undefined
          }
          pointer="/roles"
          options={ROLE_OPTIONS}
          chosen={roles}
          onChange={(chosen) => setRoles([...chosen, ...others])}
        />
      </Form>
      {change.isSuccess ? <Done>Saved.</Done> : null}
    </>
  );
}

function NewLink({ person }: { person: Person }) {
  const make = useMutation({ mutationFn: newLink });
  const isInvited = person.state === "invited";
  return (
    <Section
      title={isInvited ? "Not here yet" : "Cannot get in?"}
      intro={
        isInvited
          ? "Lost the link, or it ran out? A new one replaces it."
          : "With this link they choose a new password. All their sessions end when they do. It goes to their e-mail address; where Muster sends no e-mail, hand it over only to somebody you know is them."
      }
    >
      {make.data ? (
        <InvitationLink title={`A link for ${person.name}`} email={person.email} link={make.data} />
      ) : (
        <div className={styles.stack}>
          {make.error ? <ErrorState problem={asProblem(make.error)} /> : null}
          <Button
            aria-disabled={make.isPending}
            onClick={() => {
              if (!make.isPending) make.mutate(person.id);
            }}
          >
            Make a new link
          </Button>
        </div>
      )}
    </Section>
  );
}

function LostPhone({ person }: { person: Person }) {
  const { change } = useChange(person);
  return (
    <Section
      title="Lost their phone?"
      intro="With a recovery code they get in without you. Else turn the second step off: they set it up anew. Do it only for somebody you know is them."
    >
      <div className={styles.stack}>
        {change.error ? <ErrorState problem={asProblem(change.error)} /> : null}
        <Button
          aria-disabled={change.isPending}
          onClick={() => {
            if (!change.isPending) change.mutate({ secondFactor: false });
          }}
        >
          Turn the second step of {person.name} off
        </Button>
      </div>
    </Section>
  );
}

function Suspension({ person }: { person: Person }) {
  const { change } = useChange(person);
  const isSuspended = person.state === "suspended";
  return (
    <Section
      title={isSuspended ? "Suspended" : "Suspend"}
      intro={
        isSuspended
          ? "They cannot sign in. What they said and did stays, under their name."
          : "They are signed out at once and cannot sign in. What they said and did stays, under their name. It can be taken back."
      }
    >
      <div className={styles.stack}>
        {change.error ? <ErrorState problem={asProblem(change.error)} /> : null}
        <Button
          aria-disabled={change.isPending}
          onClick={() => {
            if (change.isPending) return;
            change.mutate({ suspended: !isSuspended });
          }}
        >
          {isSuspended ? `Take ${person.name} in again` : `Suspend ${person.name}`}
        </Button>
      </div>
    </Section>
  );
}
