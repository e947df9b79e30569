import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { asProblem } from "@/api/errors";
import { formatInstant } from "@/lib/format";
import { Button } from "@/ui/button";
import { Checkboxes } from "@/ui/checkboxes";
import { CopyButton } from "@/ui/copy-button";
import { EmptyState } from "@/ui/empty-state";
import { ErrorState } from "@/ui/error-state";
import { TextField } from "@/ui/field";
import { Form, missing } from "@/ui/form";
import { Section } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { Tag } from "@/ui/tag";
import styles from "./my-authority.module.css";
import {
  createWebhook,
  removeWebhook,
  rotateWebhookSecret,
  testWebhook,
  turn,
  type Webhook,
  type WebhookKind,
  type WebhookWithSecret,
  webhooksQuery,
} from "./webhook-calls";
import { WebhookLog } from "./webhook-log";
import { KINDS, kindsInWords, stateInWords } from "./webhook-words";

/** Where changes are sent by themselves. */
export function Webhooks() {
  const queries = useQueryClient();
  const query = useQuery(webhooksQuery);
  const [made, setMade] = useState<WebhookWithSecret | null>(null);
  const reload = () => queries.invalidateQueries(webhooksQuery);
  const show = (answer: WebhookWithSecret) => {
    setMade(answer);
    return reload();
  };
  return (
    <Section
      title="Tell another system what changes"
      intro="Muster sends a short signed message to an address of yours whenever something changes that your authority may see. It says what changed, not what is in it."
    >
      <div className={styles.stack}>
        {made ? <Secret key={made.secret} made={made} onKept={() => setMade(null)} /> : null}
        <NewWebhook onMade={show} />
        <QueryFrame query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title="Nothing is sent yet">
                <p>Add the address of a system that should hear of changes as they happen.</p>
              </EmptyState>
            ) : (
              <ul className={styles.stack}>
                {items.map((webhook) => (
                  <li key={webhook.id} className={styles.gate}>
                    <One webhook={webhook} onSecret={show} onChanged={reload} />
                  </li>
                ))}
              </ul>
            )
          }
        </QueryFrame>
      </div>
    </Section>
  );
}

type OneProps = {
  webhook: Webhook;
  onSecret: (made: WebhookWithSecret) => void;
  onChanged: () => Promise<void>;
};

function One({ webhook, onSecret, onChanged }: OneProps) {
  const { id, name, address, kinds } = webhook;
  const [sure, setSure] = useState(false);
  const [log, setLog] = useState(false);
  const told = stateInWords(webhook);
  const test = useMutation({
    mutationFn: () => testWebhook(id),
    onSuccess: () => {
      setLog(true);
      return onChanged();
    },
  });
  const rotate = useMutation({ mutationFn: () => rotateWebhookSecret(id), onSuccess: onSecret });
  const turned = useMutation({
    mutationFn: () => turn(webhook, webhook.state !== "on"),
    onSettled: onChanged,
  });
  const remove = useMutation({ mutationFn: () => removeWebhook(id), onSuccess: onChanged });
  const error = test.error ?? rotate.error ?? turned.error ?? remove.error;
  const hidden = <span className="visually-hidden"> {name}</span>;

  return (
    <>
      <div className={styles.row}>
        <h3>{name}</h3>
        <Tag tone={told.tone}>{told.word}</Tag>
      </div>
      <p className={styles.breaks}>
        Hears of {kindsInWords(kinds)} at <code>{address}</code>
      </p>
      {told.detail ? <p className={styles.small}>{told.detail}</p> : null}
      {webhook.oldSecretUntil ? (
        <p className={styles.small}>
          The old secret signs beside the new one until {formatInstant(webhook.oldSecretUntil)}
        </p>
      ) : null}
      {error ? <ErrorState problem={asProblem(error)} /> : null}
      {sure ? (
        <div className={styles.row}>
          <Button look="main" onClick={() => remove.mutate()}>
            Remove {name} and its log
          </Button>
          <Button onClick={() => setSure(false)}>Keep it</Button>
        </div>
      ) : (
        <div className={styles.row}>
          {webhook.state === "on" ? (
            <Button onClick={() => test.mutate()}>Send a test{hidden}</Button>
          ) : null}
          <Button aria-expanded={log} onClick={() => setLog(!log)}>
            {log ? "Hide what was sent" : "What was sent"}
            {hidden}
          </Button>
          <Button onClick={() => turned.mutate()}>
            {webhook.state === "on" ? "Turn off" : "Turn on again"}
            {hidden}
          </Button>
          <Button onClick={() => rotate.mutate()}>New secret{hidden}</Button>
          <Button onClick={() => setSure(true)}>Remove{hidden}</Button>
        </div>
      )}
      {log ? <WebhookLog webhook={webhook} onChanged={onChanged} /> : null}
    </>
  );
}

type SecretProps = { made: WebhookWithSecret; onKept: () => void };

/** A secret that is shown this once. */
function Secret({ made, onKept }: SecretProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { webhook, secret } = made;
  return (
    <div className={styles.handed}>
      <h3 ref={heading} tabIndex={-1}>
        The secret of {webhook.name}
      </h3>
      <p>
        It is shown only now. With it the other system checks that a message is ours: any library
        for Standard Webhooks takes it as it is.
        {webhook.oldSecretUntil ? " The one before signs beside it for 24 hours more." : ""}
      </p>
      <p>
        <code>{secret}</code>
      </p>
      <div className={styles.row}>
        <CopyButton text={secret} name="secret" />
        <Button look="main" onClick={onKept}>
          I have kept it
        </Button>
      </div>
    </div>
  );
}

function NewWebhook({ onMade }: { onMade: (made: WebhookWithSecret) => void }) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [address, setAddress] = useState("");
  const [kinds, setKinds] = useState<string[]>(["contract", "procurement"]);
  const create = useMutation({
    mutationFn: createWebhook,
    onSuccess: (made) => {
      setOpen(false);
      setName("");
      setAddress("");
      onMade(made);
    },
  });
  if (!open) {
    return (
      <Button look="main" onClick={() => setOpen(true)}>
        Add an address
      </Button>
    );
  }
  return (
    <Form
      submit="Add it and make its secret"
      busy={create.isPending}
      problem={create.error ? asProblem(create.error) : null}
      check={() => [
        ...missing(
          { name, address },
          { name: "enter what colleagues call it", address: "enter where to send to" },
        ),
        ...(kinds.length === 0 ? [{ pointer: "/kinds", detail: "choose what it hears of" }] : []),
      ]}
      onSubmit={() =>
        create.mutate({ name: name.trim(), address: address.trim(), kinds: kinds as WebhookKind[] })
      }
      onCancel={() => setOpen(false)}
    >
      <TextField
        label="Name"
        hint="What colleagues call the other system"
        pointer="/name"
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label="Address"
        hint="Begins with https:// and is reached from the open internet"
        pointer="/address"
        type="url"
        autoComplete="off"
        value={address}
        onChange={(event) => setAddress(event.target.value)}
      />
      <Checkboxes
        label="It hears of changes of"
        pointer="/kinds"
        options={KINDS}
        chosen={kinds}
        onChange={setKinds}
      />
    </Form>
  );
}
