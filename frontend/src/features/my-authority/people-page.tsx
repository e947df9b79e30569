import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import { formatList, formatShortDate } from "@/lib/format";
import { Button } from "@/ui/button";
import { Checkboxes } from "@/ui/checkboxes";
import { type Column, DataTable } from "@/ui/data-table";
import { TextField } from "@/ui/field";
import { Form, missing } from "@/ui/form";
import { Section } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { InvitationLink } from "./invitation-link";
import { invitePerson } from "./mutations";
import styles from "./my-authority.module.css";
import { PersonState } from "./person-state";
import { type Person, peopleQuery } from "./queries";
import { ROLE_OPTIONS } from "./role-options";
import { SectionPage } from "./section-page";

const COLUMNS: readonly Column<Person>[] = [
  {
    id: "name",
    header: "Name",
    main: true,
    cell: (person) => (
      <Link to="/my-authority/people/$id" params={{ id: person.id }} data-row-link="">
        {person.name}
      </Link>
    ),
  },
  {
    id: "email",
    header: "E-mail",
    cell: (person) => <span className={styles.breaks}>{person.email}</span>,
  },
  { id: "roles", header: "Roles", cell: (person) => formatList(person.roles) },
  { id: "state", header: "State", cell: (person) => <PersonState person={person} /> },
  {
    id: "secondFactor",
    header: "Second step",
    cell: (person) => (person.secondFactor ? "On" : "Off"),
  },
  { id: "since", header: "Since", cell: (person) => formatShortDate(person.createdAt) },
];

export function PeoplePage() {
  const query = useQuery(peopleQuery);
  return (
    <SectionPage section="people">
      {() => (
        <>
          <Invite />
          <QueryFrame query={query}>
            {({ items }) => (
              <DataTable
                caption="People"
                columns={COLUMNS}
                rows={items}
                rowKey={(person) => person.id}
              />
            )}
          </QueryFrame>
        </>
      )}
    </SectionPage>
  );
}

function Invite() {
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [roles, setRoles] = useState<Person["roles"]>(["contributor"]);
  const invite = useMutation({
    mutationFn: invitePerson,
    onSuccess: () => queries.invalidateQueries(peopleQuery),
  });

  if (invite.data) {
    return (
      <div className={styles.stack}>
        <InvitationLink
          title={`${invite.data.person.name} is invited`}
          email={invite.data.person.email}
          link={invite.data}
        />
        <Button
          onClick={() => {
            invite.reset();
            setName("");
            setEmail("");
          }}
        >
          Invite somebody else
        </Button>
      </div>
    );
  }
  if (!open) {
    return (
      <div>
        <Button look="main" onClick={() => setOpen(true)}>
          Invite somebody
        </Button>
      </div>
    );
  }
  return (
    <Section title="Invite somebody">
      <Form
        submit="Invite"
        busy={invite.isPending}
        problem={invite.error ? asProblem(invite.error) : null}
        check={() => [
          ...missing(
            { name, email },
            { name: "enter the person's name", email: "enter an address at your authority" },
          ),
          ...(roles.length === 0
            ? [
                {
                  pointer: "/roles",
                  detail: "choose at least one: a reader sees, and changes nothing",
                },
              ]
            : []),
        ]}
        onSubmit={() => invite.mutate({ name: name.trim(), email: email.trim(), roles })}
        onCancel={() => setOpen(false)}
      >
        <TextField
          label="Name"
          pointer="/name"
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label="E-mail"
          hint="Also the name to sign in with. They get a link by e-mail; where Muster sends none, you hand it over."
          pointer="/email"
          type="email"
          autoComplete="off"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <Checkboxes
          label="Roles"
          pointer="/roles"
          options={ROLE_OPTIONS}
          chosen={roles}
          onChange={setRoles}
        />
      </Form>
    </Section>
  );
}
