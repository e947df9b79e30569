import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { formatDate } from "@/lib/format";
import { Popover } from "./popover";
import styles from "./provenance.module.css";

export type FactState = "published" | "inferred" | "confirmed" | "claimed";

export type FactOrigin = {
  state: FactState;
  notice?: string | null;
  pointer?: string | null;
  words?: string | null;
  reason?: string | null;
  confirmedAt?: string | null;
  /** Who of the authority; only its own people are told. */
  confirmedBy?: string | null;
};

const STATES: Record<FactState, { mark: string; title: string; means: string }> = {
  published: {
    mark: "P",
    title: "Published",
    means: "The buyer published this in a notice.",
  },
  inferred: {
    mark: "≈",
    title: "Inferred",
    means: "Muster worked this out. Nobody has published or confirmed it as it stands here.",
  },
  confirmed: {
    mark: "✓",
    title: "Confirmed",
    means: "An officer of the authority said so. No import overwrites it.",
  },
  claimed: {
    mark: "“",
    title: "Claimed",
    means: "The vendor said so. The authority has not confirmed it.",
  },
};

type ProvenanceProps = {
  /** What the fact is: "Latest end". */
  name: string;
  fact: FactOrigin | null | undefined;
  children: ReactNode;
};

/** A value with its mark, and behind the mark where it comes from. */
export function Provenance({ name, fact, children }: ProvenanceProps) {
  if (!fact) return children;
  const state = STATES[fact.state];
  return (
    <span className={styles.fact}>
      <span className={styles[fact.state]}>{children}</span>
      <Popover
        label={`${name}: ${state.title.toLowerCase()}. Where does this come from?`}
        title={`${name}: ${state.title.toLowerCase()}`}
        triggerClassName={`${styles.mark} ${styles[`${fact.state}Mark`]}`}
        trigger={<span aria-hidden="true">{state.mark}</span>}
      >
        <p>{state.means}</p>
        {fact.confirmedAt ? (
          <p>
            {fact.confirmedBy ? `${fact.confirmedBy} said so` : "They said so"} on{" "}
            {formatDate(fact.confirmedAt)}.
          </p>
        ) : null}
        {fact.reason ? <p>{fact.reason}</p> : null}
        {fact.words ? <blockquote className={styles.words}>{fact.words}</blockquote> : null}
        {fact.notice ? (
          <p>
            <Link
              to="/notices/$id"
              params={{ id: fact.notice }}
              search={{ at: fact.pointer ?? undefined }}
            >
              See the notice
            </Link>
            {fact.pointer ? (
              <>
                {" "}
                at <code className={styles.pointer}>{fact.pointer}</code>
              </>
            ) : null}
          </p>
        ) : null}
      </Popover>
    </span>
  );
}

/** What the marks mean, once on each page that uses them. */
export function ProvenanceKey() {
  return (
    <ul className={styles.key}>
      {(Object.keys(STATES) as FactState[]).map((state) => (
        <li key={state}>
          <span aria-hidden="true" className={`${styles.mark} ${styles[`${state}Mark`]}`}>
            {STATES[state].mark}
          </span>{" "}
          {STATES[state].title}
        </li>
      ))}
    </ul>
  );
}
