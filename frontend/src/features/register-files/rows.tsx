import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { formatNumber } from "@/lib/format";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { Section } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import type { Patch } from "./mutations";
import { type RegisterFile, type RegisterRow, registerRowsQuery, type Shown } from "./queries";
import styles from "./register-files.module.css";
import { firstShown } from "./taking";
import { inWords, pathLabel, shownAbout, shownLabel } from "./words";

type Decisions = NonNullable<Patch["decisions"]>;

type RowsProps = {
  file: RegisterFile;
  shown: Shown | undefined;
  locked: boolean;
  onDecide: (decisions: Decisions) => void;
  onUnclear: (decision: "same" | "new") => void;
  onArchive: (archive: boolean) => void;
};

/** The rows behind one of the numbers. */
export function Rows(props: RowsProps) {
  const which = props.shown ?? firstShown(props.file);
  return (
    <Section title={shownLabel(which)} intro={<p>These rows {shownAbout(which)}</p>}>
      {/* Another number begins at its first row. */}
      <RowPages key={which} {...props} which={which} />
    </Section>
  );
}

function RowPages(props: RowsProps & { which: Shown }) {
  const { file, which, locked, onUnclear, onArchive } = props;
  const [cursors, setCursors] = useState<string[]>([]);
  const query = useQuery(registerRowsQuery(file, which, cursors.at(-1)));
  return (
    <div className={styles.stack}>
      {which === "unclear" && file.counts.unclear > 1 && file.state !== "taken" ? (
        <div className={styles.row}>
          <Button disabled={locked} onClick={() => onUnclear("same")}>
            All are the same
          </Button>
          <Button disabled={locked} onClick={() => onUnclear("new")}>
            All are new
          </Button>
        </div>
      ) : null}
      {which === "missing" && file.state !== "taken" ? (
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={file.archiveMissing}
            disabled={locked}
            onChange={(event) => onArchive(event.target.checked)}
          />
          <span>Put all of them away when the file is taken</span>
        </label>
      ) : null}
      <QueryFrame query={query} lines={4}>
        {({ items, next, total }) =>
          items.length === 0 ? (
            <EmptyState title="There is none" />
          ) : (
            <>
              <ol className={styles.rows}>
                {items.map((row) => (
                  <RowLine key={row.id} row={row} {...props} />
                ))}
              </ol>
              {next || cursors.length > 0 ? (
                <div className={styles.row}>
                  <p className={`${styles.soft} numbers`}>
                    {total === null ? "More than 10,000" : formatNumber(total)} in all
                  </p>
                  {cursors.length > 0 ? (
                    <Button onClick={() => setCursors(cursors.slice(0, -1))}>Back</Button>
                  ) : null}
                  {next ? (
                    <Button onClick={() => setCursors([...cursors, next])}>Next 50</Button>
                  ) : null}
                </div>
              ) : null}
            </>
          )
        }
      </QueryFrame>
    </div>
  );
}

function RowLine(props: RowsProps & { row: RegisterRow; which: Shown }) {
  const { row, which } = props;
  const changes = Object.entries(row.changes);
  return (
    <li className={styles.line}>
      <p className={styles.lineHead}>
        {row.number === null ? null : <span className={styles.place}>Row {row.number}</span>}
        {row.record ? (
          <Link to="/contracts/$id" params={{ id: row.record }}>
            {row.title || "Untitled"}
          </Link>
        ) : (
          <span>{row.title || "Untitled"}</span>
        )}
        {row.vendors.length > 0 ? (
          <span className={styles.soft}>{row.vendors.join("; ")}</span>
        ) : null}
      </p>
      {row.flaws.length > 0 ? (
        <ul className={styles.flaws}>
          {row.flaws.map((flaw) => (
            <li key={`${flaw.column} ${flaw.detail}`}>
              {flaw.column ? <span className={styles.place}>Column {flaw.column}</span> : null}
              {flaw.detail}
            </li>
          ))}
        </ul>
      ) : null}
      {row.why && row.flaws.length === 0 ? <p className={styles.soft}>{row.why}</p> : null}
      {changes.length > 0 && which !== "flawed" ? (
        <dl className={styles.changes}>
          {changes.map(([path, { from, to }]) => (
            <div key={path}>
              <dt>{pathLabel(path)}</dt>
              <dd>
                {row.outcome === "added" ? null : (
                  <>
                    <del>{inWords(from)}</del>{" "}
                  </>
                )}
                {inWords(to)}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      <Deciding {...props} />
    </li>
  );
}

const CHOICES: Partial<Record<RegisterRow["outcome"], readonly [string, string][]>> = {
  unclear: [
    ["same", "It is the same"],
    ["new", "It is a new one"],
    ["leave", "Leave it out"],
  ],
  added: [["leave", "Leave it out"]],
  changed: [["leave", "Leave it out"]],
  missing: [["archive", "Put it away"]],
};

function Deciding({ row, file, locked, onDecide }: RowsProps & { row: RegisterRow }) {
  if (file.state === "taken") return null;
  const choices = (CHOICES[row.outcome] ?? []).filter(([word]) => word !== row.decision);
  const name = row.title || `row ${row.number}`;
  return (
    <div className={styles.row}>
      {choices.map(([word, label]) => (
        <Button
          key={word}
          look="quiet"
          disabled={locked}
          aria-label={`${label}: ${name}`}
          onClick={() => onDecide({ [row.id]: word })}
        >
          {label}
        </Button>
      ))}
      {row.decision ? (
        <Button
          look="quiet"
          disabled={locked}
          aria-label={`Take back what you decided: ${name}`}
          onClick={() => onDecide({ [row.id]: null })}
        >
          You decided: {row.decision}. Take it back
        </Button>
      ) : null}
    </div>
  );
}
