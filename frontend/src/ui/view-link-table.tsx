import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import { revokeViewLink, type ViewLink, viewLinksQuery } from "@/api/view-links";
import { EXPORTS } from "@/lib/exports";
import { formatDate, formatInstant, sentence } from "@/lib/format";
import { Button } from "./button";
import { type Column, DataTable } from "./data-table";
import { EmptyState } from "./empty-state";
import { ErrorState } from "./error-state";
import { QueryFrame } from "./query-frame";
import { Tag } from "./tag";

/** Links that refresh: mine, or for an administrator everybody's of the authority. */
export function ViewLinkTable({ whose }: { whose: "me" | "authority" }) {
  const queries = useQueryClient();
  const query = useQuery(viewLinksQuery(whose));
  const revoke = useMutation({
    mutationFn: revokeViewLink,
    onSettled: () => queries.invalidateQueries({ queryKey: ["view-links"] }),
  });
  return (
    <>
      {revoke.error ? <ErrorState problem={asProblem(revoke.error)} /> : null}
      <QueryFrame query={query} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="No link yet">
              <p>
                Under every list, “Take it away, or use the API” makes one: a spreadsheet or a
                report reads it and stays up to date.
              </p>
            </EmptyState>
          ) : (
            <DataTable
              caption={whose === "me" ? "My links" : "Links of the authority"}
              columns={columns(whose, (link) => revoke.mutate(link.id))}
              rows={items}
              rowKey={(link) => link.id}
            />
          )
        }
      </QueryFrame>
    </>
  );
}

function formatName(format: string): string {
  return Object.entries(EXPORTS).find(([word]) => word === format)?.[1] ?? format;
}

function columns(
  whose: "me" | "authority",
  onRevoke: (link: ViewLink) => void,
): readonly Column<ViewLink>[] {
  return [
    {
      id: "name",
      header: "Link",
      main: true,
      cell: (link) => (
        <>
          {link.name} {link.good ? null : <Tag tone="bad">Ended</Tag>}
        </>
      ),
    },
    ...(whose === "authority"
      ? [{ id: "person", header: "Made by", cell: (link: ViewLink) => link.person.name }]
      : []),
    {
      id: "shows",
      header: "Shows",
      cell: (link) =>
        `${sentence(link.list)} as ${link.seenBy === "public" ? "the public sees them" : "the authority sees them"}, ${formatName(link.format)}`,
    },
    {
      id: "used",
      header: "Last read",
      cell: (link) => (link.lastUsedAt ? formatInstant(link.lastUsedAt) : "Never"),
    },
    {
      id: "until",
      header: "Good until",
      cell: (link) => (link.until ? formatDate(link.until) : "It is revoked"),
    },
    {
      id: "revoke",
      header: "Revoke",
      cell: (link) =>
        link.revokedAt ? (
          `Revoked ${formatInstant(link.revokedAt)}`
        ) : (
          <Revoke link={link} onRevoke={onRevoke} />
        ),
    },
  ];
}

/** Revoking cannot be taken back, so it asks once. */
function Revoke({ link, onRevoke }: { link: ViewLink; onRevoke: (link: ViewLink) => void }) {
  const [sure, setSure] = useState(false);
  if (!sure) {
    return (
      <Button onClick={() => setSure(true)}>
        Revoke <span className="visually-hidden">{link.name}</span>
      </Button>
    );
  }
  return (
    <>
      <Button look="main" onClick={() => onRevoke(link)}>
        Revoke <span className="visually-hidden">{link.name}</span> for good
      </Button>{" "}
      <Button onClick={() => setSure(false)}>Keep it</Button>
    </>
  );
}
