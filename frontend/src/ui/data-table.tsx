import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useId, useLayoutEffect, useRef, useState } from "react";
import { useKept } from "@/lib/storage";
import { Button } from "./button";
import styles from "./data-table.module.css";

export type Column<Row> = {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers and dates stand right-aligned, in figures of one width. */
  align?: "start" | "end";
  /** The name the server sorts by. */
  sort?: string;
  /** Which way a first click sorts: the biggest value, the nearest date. */
  first?: "up" | "down";
  /** The column that names the row: never hidden, and the row's header. */
  main?: boolean;
  /** Not shown until somebody asks for it. */
  extra?: boolean;
};

type DataTableProps<Row> = {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  sort?: string;
  onSort?: (sort: string) => void;
  /** Rows of the page before, while the next one is on its way. */
  stale?: boolean;
  /** All rows of a long list: only those in sight are drawn. */
  virtual?: boolean;
  /** The name under which the choice of columns is kept in this browser. */
  keepAs?: string;
};

function nextSort(column: { sort: string; first?: "up" | "down" }, sort: string | undefined) {
  const up = column.sort;
  const down = `-${column.sort}`;
  if (sort === up) return down;
  if (sort === down) return up;
  return column.first === "down" ? down : up;
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, sort, onSort, stale, virtual, keepAs } = props;
  const [kept, setKept] = useKept(`muster.columns.${keepAs ?? "none"}`);
  const hidden = new Set(
    kept === null
      ? columns.filter((column) => column.extra).map((column) => column.id)
      : kept.split(","),
  );
  const shown = columns.filter((column) => column.main || !hidden.has(column.id));

  function toggle(id: string) {
    const next = new Set(hidden);
    if (!next.delete(id)) next.add(id);
    setKept([...next].join(","));
  }

  // At narrow widths the rows become cards by CSS, which would take the table's meaning away from
  // screen readers: the roles say it again.
  return (
    <div className={styles.frame}>
      {keepAs ? <ColumnChooser columns={columns} hidden={hidden} onToggle={toggle} /> : null}
      <table
        className={styles.table}
        // biome-ignore lint/a11y/noRedundantRoles: see above
        role="table"
        data-stale={stale ? "" : undefined}
        aria-rowcount={virtual ? rows.length + 1 : undefined}
      >
        <caption className="visually-hidden">{caption}</caption>
        {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
        <thead className={styles.head} role="rowgroup">
          {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
          <tr role="row">
            {shown.map((column) => (
              <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        {virtual ? (
          <VirtualRows rows={rows} rowKey={rowKey} columns={shown} />
        ) : (
          // biome-ignore lint/a11y/noRedundantRoles: see above
          <tbody role="rowgroup">
            {rows.map((row) => (
              // biome-ignore lint/a11y/noRedundantRoles: see above
              <tr key={rowKey(row)} role="row" className={styles.row}>
                <RowCells row={row} columns={shown} />
              </tr>
            ))}
          </tbody>
        )}
      </table>
    </div>
  );
}

type RowCellsProps<Row> = { row: Row; columns: readonly Column<Row>[] };

function RowCells<Row>({ row, columns }: RowCellsProps<Row>) {
  return columns.map((column) =>
    column.main ? (
      // biome-ignore lint/a11y/noRedundantRoles: see above
      <th key={column.id} scope="row" role="rowheader" className={styles.main}>
        {column.cell(row)}
      </th>
    ) : (
      <td
        key={column.id}
        // biome-ignore lint/a11y/noRedundantRoles: see above
        role="cell"
        className={column.align === "end" ? styles.end : undefined}
        data-label={column.header}
      >
        <div className={styles.value}>{column.cell(row)}</div>
      </td>
    ),
  );
}

type VirtualRowsProps<Row> = Pick<DataTableProps<Row>, "rows" | "rowKey"> & {
  columns: readonly Column<Row>[];
};

/** Only the rows in sight, with room above and below for the rest: thousands scroll like fifty. */
function VirtualRows<Row>({ rows, rowKey, columns }: VirtualRowsProps<Row>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    if (body.current) setTop(body.current.getBoundingClientRect().top + window.scrollY);
  }, []);
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => 60,
    overscan: 12,
    scrollMargin: top,
  });
  const inSight = virtualizer.getVirtualItems();
  const above = (inSight[0]?.start ?? 0) - virtualizer.options.scrollMargin;
  const below =
    virtualizer.getTotalSize() - ((inSight.at(-1)?.end ?? 0) - virtualizer.options.scrollMargin);

  return (
    // biome-ignore lint/a11y/noRedundantRoles: see above
    <tbody ref={body} role="rowgroup">
      <Spacer height={above} />
      {inSight.flatMap(({ index }) => {
        const row = rows[index];
        return row === undefined
          ? []
          : [
              <tr
                key={rowKey(row)}
                ref={virtualizer.measureElement}
                data-index={index}
                // The header is row 1.
                aria-rowindex={index + 2}
                // biome-ignore lint/a11y/noRedundantRoles: see above
                role="row"
                className={styles.row}
              >
                <RowCells row={row} columns={columns} />
              </tr>,
            ];
      })}
      <Spacer height={below} />
    </tbody>
  );
}

function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: empty room, nothing in it takes the focus
    <tr aria-hidden="true" className={styles.spacer}>
      <td style={{ height }} />
    </tr>
  );
}

type HeaderCellProps<Row> = {
  column: Column<Row>;
  sort: string | undefined;
  onSort: ((sort: string) => void) | undefined;
};

function HeaderCell<Row>({ column, sort, onSort }: HeaderCellProps<Row>) {
  const by = column.sort;
  const direction = by && sort === by ? "ascending" : by && sort === `-${by}` ? "descending" : null;
  return (
    <th
      scope="col"
      // biome-ignore lint/a11y/noRedundantRoles: see above
      role="columnheader"
      aria-sort={direction ?? undefined}
      className={column.align === "end" ? styles.end : undefined}
    >
      {by && onSort ? (
        <button
          type="button"
          className={styles.sort}
          onClick={() => onSort(nextSort({ sort: by, first: column.first }, sort))}
        >
          {column.header}
          <span aria-hidden="true" className={styles.arrow}>
            {direction === "ascending" ? "↑" : direction === "descending" ? "↓" : ""}
          </span>
        </button>
      ) : (
        column.header
      )}
    </th>
  );
}

type ColumnChooserProps<Row> = {
  columns: readonly Column<Row>[];
  hidden: ReadonlySet<string>;
  onToggle: (id: string) => void;
};

function ColumnChooser<Row>({ columns, hidden, onToggle }: ColumnChooserProps<Row>) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className={styles.chooser}>
      <Button look="quiet" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        Columns
      </Button>
      <fieldset id={id} className={styles.choices} hidden={!open}>
        <legend className="visually-hidden">Columns to show</legend>
        {columns
          .filter((column) => !column.main)
          .map((column) => (
            <label key={column.id} className={styles.choice}>
              <input
                type="checkbox"
                checked={!hidden.has(column.id)}
                onChange={() => onToggle(column.id)}
              />
              {column.header}
            </label>
          ))}
      </fieldset>
    </div>
  );
}
