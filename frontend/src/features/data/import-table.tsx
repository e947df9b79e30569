import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Import } from "@/api/types";
import { formatInstant, formatNumber } from "@/lib/format";
import { type Column, DataTable } from "@/ui/data-table";
import { QueryFrame } from "@/ui/query-frame";
import { Tag } from "@/ui/tag";
import { importsQuery } from "./queries";

const COLUMNS: readonly Column<Import>[] = [
  {
    id: "files",
    header: "Import",
    main: true,
    cell: (run) => (
      <>
        <Link to="/data/imports/$id" params={{ id: run.id }} data-row-link="">
          {run.files}
        </Link>{" "}
        {run.demonstration ? <Tag tone="mark">Demonstration</Tag> : null}
      </>
    ),
  },
  { id: "started", header: "When", cell: (run) => formatInstant(run.startedAt) },
  {
    id: "notices",
    header: "Notices",
    align: "end",
    cell: (run) => formatNumber(run.notices),
  },
  { id: "new", header: "Of them new", align: "end", cell: (run) => formatNumber(run.newNotices) },
  {
    id: "problems",
    header: "Could not be read",
    align: "end",
    cell: (run) => formatNumber(run.problems),
  },
];

/** Every run of an import, newest first. */
export function ImportTable() {
  const query = useQuery(importsQuery);
  return (
    <QueryFrame query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <p>Nothing has been imported yet.</p>
        ) : (
          <DataTable caption="Imports" columns={COLUMNS} rows={items} rowKey={(run) => run.id} />
        )
      }
    </QueryFrame>
  );
}
