import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import { formatDate } from "@/lib/format";
import { ActionLine, ActionList } from "@/ui/action-list";
import { Button } from "@/ui/button";
import { CopyButton } from "@/ui/copy-button";
import { TextField } from "@/ui/field";
import { Form, missing } from "@/ui/form";
import { QueryFrame } from "@/ui/query-frame";
import { useVendorLinks } from "./mutations";
import { vendorLinksQuery } from "./queries";
import styles from "./reviews.module.css";

/** Links by which the vendor reads the reviews of it and replies: made, listed, revoked. */
export function VendorLinks({ vendor }: { vendor: string }) {
  const query = useQuery(vendorLinksQuery);
  const { create, revoke } = useVendorLinks();
  const [name, setName] = useState("");
  const [until, setUntil] = useState("");
  return (
    <details className="not-print">
      <summary>Let the vendor reply</summary>
      <div className={styles.fields}>
        <p className={styles.words}>
          A link needs no account. Whoever has it reads the published reviews of this vendor,
          replies in its name and challenges facts: send it to the vendor alone.
        </p>
        {create.data ? (
          <section aria-label="The new link">
            <p>
              This is the only time that the address is shown. It is good until{" "}
              {formatDate(create.data.link.until)}.
            </p>
            <p className={styles.address}>
              <code>{create.data.address}</code>
            </p>
            <CopyButton text={create.data.address} name="the address" />
          </section>
        ) : null}
        <Form
          submit="Make a link"
          busy={create.isPending}
          problem={create.error ? asProblem(create.error) : null}
          check={() => missing({ name }, { name: "Say for whom it is" })}
          onSubmit={() =>
            create.mutate(
              { vendor, name, until: until || undefined },
              { onSuccess: () => setName("") },
            )
          }
        >
          <TextField
            label="For whom"
            hint="A role, as “Their account director”"
            pointer="/name"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <TextField
            label="Good until"
            hint="60 days where you leave it out"
            type="date"
            pointer="/until"
            value={until}
            onChange={(event) => setUntil(event.target.value)}
          />
        </Form>
        <QueryFrame query={query} lines={2}>
          {({ items }) => {
            const ours = items.filter((link) => link.vendor.id === vendor);
            return ours.length === 0 ? null : (
              <ActionList dense>
                {ours.map((link) => (
                  <ActionLine
                    key={link.id}
                    title={link.name}
                    note={
                      link.good
                        ? `Good until ${formatDate(link.until)}. ${link.lastUsedAt ? `Last opened ${formatDate(link.lastUsedAt)}.` : "Never opened."}`
                        : link.revokedAt
                          ? `Revoked on ${formatDate(link.revokedAt)}.`
                          : `Ended on ${formatDate(link.until)}.`
                    }
                    action={
                      link.good ? (
                        <Button look="quiet" onClick={() => revoke.mutate(link.id)}>
                          Revoke<span className="visually-hidden"> {link.name}</span>
                        </Button>
                      ) : null
                    }
                  />
                ))}
              </ActionList>
            );
          }}
        </QueryFrame>
      </div>
    </details>
  );
}
