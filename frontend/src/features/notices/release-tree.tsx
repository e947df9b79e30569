import { useEffect, useRef } from "react";
import { formatDate } from "@/lib/format";
import { leadsTo, pointerOf, wordsOf } from "./pointer";
import styles from "./release-tree.module.css";

type Path = readonly (string | number)[];
type TreeProps = { value: unknown; path?: Path; target?: string };

function isBranch(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.keys(value).length > 0;
}

function Leaf({ value }: { value: unknown }) {
  if (typeof value === "string") {
    const isInstant = /^\d{4}-\d{2}-\d{2}(T|$)/.test(value);
    return (
      <span className={styles.text}>
        {value}
        {isInstant ? <span className={styles.said}> ({formatDate(value)})</span> : null}
      </span>
    );
  }
  return <code>{JSON.stringify(value)}</code>;
}

/** A notice exactly as received: every field, folded, open where a fact points. */
export function ReleaseTree({ value, path = [], target }: TreeProps) {
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.map((entry, index) => [index, entry])
    : Object.entries(value ?? {});
  return (
    <ul className={path.length > 0 ? styles.branch : styles.root}>
      {entries.map(([key, child]) => (
        <li key={key}>
          <ReleaseEntry name={key} value={child} path={[...path, key]} target={target} />
        </li>
      ))}
    </ul>
  );
}

type EntryProps = { name: string | number; value: unknown; path: Path; target?: string };

function ReleaseEntry({ name, value, path, target }: EntryProps) {
  const pointer = pointerOf(path);
  const isTarget = target === pointer;
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (isTarget) place.current?.scrollIntoView({ block: "center" });
  }, [isTarget]);

  const label = typeof name === "number" ? `${name + 1}.` : wordsOf(name);
  return (
    <div ref={place} className={isTarget ? styles.target : undefined} title={pointer}>
      {isBranch(value) ? (
        <details open={path.length < 2 || leadsTo(pointer, target)}>
          <summary className={styles.name}>{label}</summary>
          <ReleaseTree value={value} path={path} target={target} />
        </details>
      ) : (
        <div className={styles.leaf}>
          <span className={styles.name}>{label}</span> <Leaf value={value} />
        </div>
      )}
    </div>
  );
}
