import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import { formatCount, formatInstant } from "@/lib/format";
import { Button } from "@/ui/button";
import { type Column, DataTable } from "@/ui/data-table";
import { ErrorState } from "@/ui/error-state";
import { TextField } from "@/ui/field";
import { QueryFrame } from "@/ui/query-frame";
import { Tag } from "@/ui/tag";
import styles from "./my-authority.module.css";
import { type Again, type Delivery, deliveriesQuery, replay, type Webhook } from "./webhook-calls";
import { deliveryInWords } from "./webhook-words";

type WebhookLogProps = { webhook: Webhook; onChanged: () => Promise<void> };

/** What was sent and what came of it, with ways to send it again. */
export function WebhookLog({ webhook, onChanged }: WebhookLogProps) {
  const queries = useQueryClient();
  const query = useQuery(deliveriesQuery(webhook.id));
  const [since, setSince] = useState("");
  const again = useMutation({
    mutationFn: (what: Again) => replay(webhook.id, what),
    onSuccess: () =>
      Promise.all([queries.invalidateQueries(deliveriesQuery(webhook.id)), onChanged()]),
  });
  return (
    <>
      {again.error ? <ErrorState problem={asProblem(again.error)} /> : null}
      <QueryFrame query={query}>
        {({ items, total }) =>
          items.length === 0 ? (
            <p>Nothing yet. A test shows within a few seconds.</p>
          ) : (
            <>
              <DataTable
                caption={`What was sent to ${webhook.name}`}
                columns={columns((delivery) => again.mutate({ delivery: delivery.id }))}
                rows={items}
                rowKey={(delivery) => delivery.id}
              />
              {total && total > items.length ? (
                <p className={styles.small}>
                  The newest {items.length} of {formatCount(total, "message")}
                </p>
              ) : null}
            </>
          )
        }
      </QueryFrame>
      <form
        className={styles.row}
        onSubmit={(event) => {
          event.preventDefault();
          again.mutate({ since: new Date(since).toISOString() });
        }}
      >
        <TextField
          label="Send again what changed since"
          type="datetime-local"
          required
          value={since}
          onChange={(event) => setSince(event.target.value)}
        />
        <Button type="submit">Send again</Button>
        <span role="status" className={styles.small}>
          {again.data ? `${formatCount(again.data.deliveries, "message")} on the way` : null}
        </span>
      </form>
    </>
  );
}

function columns(onAgain: (delivery: Delivery) => void): readonly Column<Delivery>[] {
  return [
    {
      id: "type",
      header: "Message",
      main: true,
      cell: (delivery) => (
        <>
          {delivery.type}
          {delivery.record ? (
            <>
              <br />
              <code className={styles.small}>{delivery.record}</code>
            </>
          ) : null}
        </>
      ),
    },
    { id: "at", header: "Changed", cell: (delivery) => formatInstant(delivery.at) },
    {
      id: "state",
      header: "What came of it",
      cell: (delivery) => {
        const told = deliveryInWords(delivery);
        return (
          <>
            <Tag tone={told.tone}>{told.word}</Tag>{" "}
            <span className={`${styles.small} ${styles.breaks}`}>{told.detail}</span>
          </>
        );
      },
    },
    {
      id: "again",
      header: "Again",
      cell: (delivery) =>
        delivery.state === "waiting" ? null : (
          <Button onClick={() => onAgain(delivery)}>
            Send again <span className="visually-hidden">{delivery.id}</span>
          </Button>
        ),
    },
  ];
}
