import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { asProblem } from "@/api/errors";
import { formatInstant } from "@/lib/format";
import { Button } from "@/ui/button";
import { type Column, DataTable } from "@/ui/data-table";
import { ErrorState } from "@/ui/error-state";
import { QueryFrame } from "@/ui/query-frame";
import { Tag } from "@/ui/tag";
import { deviceOf } from "./device";
import { endSession } from "./mutations";
import { type MySession, mySessionsQuery } from "./queries";

export function MySessions() {
  const query = useQuery(mySessionsQuery);
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: endSession,
    onSettled: () => queries.invalidateQueries(mySessionsQuery),
  });

  const columns: readonly Column<MySession>[] = [
    {
      id: "device",
      header: "Where",
      main: true,
      cell: (session) => (
        <>
          {deviceOf(session.userAgent)} {session.current ? <Tag tone="good">This one</Tag> : null}
        </>
      ),
    },
    { id: "address", header: "Address", cell: (session) => session.address ?? "Not known" },
    {
      id: "method",
      header: "How",
      cell: (session) => (session.method === "openid" ? "Authority's account" : "Password"),
    },
    { id: "created", header: "Signed in", cell: (session) => formatInstant(session.createdAt) },
    { id: "used", header: "Last used", cell: (session) => formatInstant(session.lastUsedAt) },
    {
      id: "end",
      header: "End",
      cell: (session) =>
        session.current ? (
          "Sign out ends it"
        ) : (
          <Button
            aria-disabled={end.isPending}
            onClick={() => {
              if (!end.isPending) end.mutate(session.id);
            }}
          >
            End <span className="visually-hidden">{deviceOf(session.userAgent)}</span>
          </Button>
        ),
    },
  ];

  return (
    <>
      {end.error ? <ErrorState problem={asProblem(end.error)} /> : null}
      <QueryFrame query={query} lines={3}>
        {({ items }) => (
          <DataTable
            caption="My sessions"
            columns={columns}
            rows={items}
            rowKey={(session) => session.id}
          />
        )}
      </QueryFrame>
    </>
  );
}
