import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import { formatInstant, formatList } from "@/lib/format";
import { Button } from "@/ui/button";
import { Checkboxes } from "@/ui/checkboxes";
import { type Column, DataTable } from "@/ui/data-table";
import { EmptyState } from "@/ui/empty-state";
import { ErrorState } from "@/ui/error-state";
import { TextField } from "@/ui/field";
import { Form, missing } from "@/ui/form";
import { Section } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { Tag } from "@/ui/tag";
import { ViewLinkTable } from "@/ui/view-link-table";
import { ClientSecret } from "./client-secret";
import { type ClientWithSecret, createClient, revokeClient, rotateSecret } from "./mutations";
import styles from "./my-authority.module.css";
import { type Client, clientsQuery } from "./queries";
import { SCOPES, scopeLabel } from "./scopes";
import { SectionPage } from "./section-page";
import { Webhooks } from "./webhooks";

export function ClientsPage() {
  return <SectionPage section="clients">{() => <Clients />}</SectionPage>;
}

function Clients() {
  const queries = useQueryClient();
  const query = useQuery(clientsQuery);
  const [made, setMade] = useState<ClientWithSecret | null>(null);
  const reload = () => queries.invalidateQueries(clientsQuery);
  const show = (answer: ClientWithSecret) => {
    setMade(answer);
    return reload();
  };
  const rotate = useMutation({ mutationFn: rotateSecret, onSuccess: show });
  const revoke = useMutation({ mutationFn: revokeClient, onSuccess: reload });
  const error = rotate.error ?? revoke.error;

  return (
    <>
      {made ? <ClientSecret key={made.secret} made={made} onKept={() => setMade(null)} /> : null}
      {error ? <ErrorState problem={asProblem(error)} /> : null}
      <NewClient onMade={show} />
      <QueryFrame query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="No other system yet">
              <p>
                A program of yours gets its own name and secret here, and only the rights it needs.
              </p>
            </EmptyState>
          ) : (
            <DataTable
              caption="Other systems"
              columns={columns(
                (client) => rotate.mutate(client.id),
                (client) => revoke.mutate(client.id),
              )}
              rows={items}
              rowKey={(client) => client.id}
            />
          )
        }
      </QueryFrame>
      <Section
        title="Links that refresh"
        intro="What people of the authority let spreadsheets and reports read without a sign-in. Each ends with its person's account."
      >
        <ViewLinkTable whose="authority" />
      </Section>
      <Webhooks />
    </>
  );
}

type Act = (client: Client) => void;

function columns(onRotate: Act, onRevoke: Act): readonly Column<Client>[] {
  return [
    {
      id: "name",
      header: "System",
      main: true,
      cell: (client) => (
        <>
          {client.name} {client.revokedAt ? <Tag tone="bad">Revoked</Tag> : null}
          <br />
          <code className={styles.small}>{client.id}</code>
        </>
      ),
    },
    {
      id: "scopes",
      header: "May",
      cell: (client) => formatList(client.scopes.map((scope) => scopeLabel(scope).toLowerCase())),
    },
    {
      id: "used",
      header: "Last used",
      cell: (client) => (client.lastUsedAt ? formatInstant(client.lastUsedAt) : "Never"),
    },
    { id: "created", header: "Made", cell: (client) => formatInstant(client.createdAt) },
    {
      id: "acts",
      header: "Change",
      cell: (client) =>
        client.revokedAt ? (
          `Revoked ${formatInstant(client.revokedAt)}`
        ) : (
          <ClientActs client={client} onRotate={onRotate} onRevoke={onRevoke} />
        ),
    },
  ];
}

type ClientActsProps = { client: Client; onRotate: Act; onRevoke: Act };

/** Revoking cannot be taken back, so it asks once. */
function ClientActs({ client, onRotate, onRevoke }: ClientActsProps) {
  const [sure, setSure] = useState(false);
  if (sure) {
    return (
      <div className={styles.row}>
        <Button look="main" onClick={() => onRevoke(client)}>
          Revoke {client.name} for good
        </Button>
        <Button onClick={() => setSure(false)}>Keep it</Button>
      </div>
    );
  }
  return (
    <div className={styles.row}>
      <Button onClick={() => onRotate(client)}>
        New secret <span className="visually-hidden">for {client.name}</span>
      </Button>
      <Button onClick={() => setSure(true)}>
        Revoke <span className="visually-hidden">{client.name}</span>
      </Button>
      {client.oldSecretUntil ? (
        <span className={styles.small}>
          Old secret until {formatInstant(client.oldSecretUntil)}
        </span>
      ) : null}
    </div>
  );
}

function NewClient({ onMade }: { onMade: (made: ClientWithSecret) => void }) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<Client["scopes"]>([]);
  const create = useMutation({
    mutationFn: createClient,
    onSuccess: (made) => {
      setOpen(false);
      setName("");
      setScopes([]);
      onMade(made);
    },
  });
  if (!open) {
    return (
      <div>
        <Button look="main" onClick={() => setOpen(true)}>
          Let another system in
        </Button>
      </div>
    );
  }
  return (
    <Section title="Let another system in">
      <Form
        submit="Make its secret"
        busy={create.isPending}
        problem={create.error ? asProblem(create.error) : null}
        check={() => [
          ...missing({ name }, { name: "enter what colleagues call it" }),
          ...(scopes.length === 0
            ? [{ pointer: "/scopes", detail: "choose what it may do, as little as it needs" }]
            : []),
        ]}
        onSubmit={() => create.mutate({ name: name.trim(), scopes })}
        onCancel={() => setOpen(false)}
      >
        <TextField
          label="Name"
          hint="What colleagues call it: “Contracts warehouse”"
          pointer="/name"
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Checkboxes
          label="It may"
          pointer="/scopes"
          options={SCOPES}
          chosen={scopes}
          onChange={setScopes}
        />
      </Form>
    </Section>
  );
}
