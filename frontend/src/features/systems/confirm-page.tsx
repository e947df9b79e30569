import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type { Me, System } from "@/api/types";
import { inSentence, shortAuthorityName } from "@/lib/format";
import { useKeys, useSingleKeys } from "@/lib/shortcuts";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { MembersOnly } from "@/ui/members-only";
import { Page } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { type Line, useConfirming } from "./confirming";
import { toConfirmQuery } from "./queries";
import { Rate } from "./satisfaction";
import { StateTag } from "./state-tag";
import styles from "./systems.module.css";

export function ConfirmSystemsPage() {
  return (
    <MembersOnly
      title="Confirm our systems"
      what="Officers say here, one key each, which of the systems that contracts tell of their authority really uses."
      right="WriteSystems"
      roles={["contributor", "approver"]}
    >
      {(me) => <Confirming me={me} />}
    </MembersOnly>
  );
}

function Confirming({ me }: { me: Me }) {
  const query = useQuery(toConfirmQuery(me.authority.code ?? me.authority.id));
  const name = shortAuthorityName(me.authority.name);
  return (
    <Page
      title="Confirm our systems"
      lead={`What contracts and vendors tell of ${name}'s systems. Say of each whether it is so: other boroughs see it, and who uses the same finds you.`}
    >
      <QueryFrame query={query} lines={12}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="Everything is confirmed">
              <p>New contracts put new systems here.</p>
              <p>
                <Link to="/systems">See who uses what</Link>
              </p>
            </EmptyState>
          ) : (
            <ConfirmList systems={items} />
          )
        }
      </QueryFrame>
    </Page>
  );
}

function ConfirmList({ systems }: { systems: readonly System[] }) {
  const confirming = useConfirming(systems);
  const { lines } = confirming;
  const [open, setOpen] = useState<string | null>(systems[0]?.id ?? null);
  const [singleKeys] = useSingleKeys();
  const list = useRef<HTMLOListElement>(null);
  const doneNow = lines.filter((line) => line.state === "done").length;

  function focus(id: string) {
    setOpen(id);
    // After it was drawn: a line's buttons change with its state.
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-line="${id}"] [data-row-link]`)?.focus(),
    );
  }

  /** On to the next that waits, from here to the end and round again. */
  function goOn(from: string) {
    const at = lines.findIndex(({ system }) => system.id === from);
    const waiting = [...lines.slice(at + 1), ...lines.slice(0, at)].find(
      (line) => line.state === "waiting",
    );
    if (waiting) focus(waiting.system.id);
  }

  function say(id: string | null, inUse: boolean) {
    const line = lines.find(({ system }) => system.id === id);
    if (!id || line?.state !== "waiting") return;
    confirming.say(id, { inUse });
    goOn(id);
  }

  function undo() {
    const id = confirming.undo();
    if (id) focus(id);
  }

  useKeys({
    Enter: () => say(open, true),
    c: () => say(open, true),
    r: () => say(open, false),
    u: undo,
  });

  return (
    <div className={styles.frame}>
      <div className={styles.buttons}>
        <p role="status">
          <strong>
            {doneNow} of {lines.length}
          </strong>{" "}
          done
        </p>
        <Button onClick={undo} disabled={!confirming.canUndo}>
          Undo
        </Button>
      </div>
      {singleKeys ? (
        <ul className={styles.keys} aria-label="Keys">
          <li>
            <kbd>j</kbd> <kbd>k</kbd> next, previous
          </li>
          <li>
            <kbd>Enter</kbd> or <kbd>c</kbd> we use it
          </li>
          <li>
            <kbd>r</kbd> we do not
          </li>
          <li>
            <kbd>u</kbd> undo
          </li>
        </ul>
      ) : null}
      <ol ref={list}>
        {lines.map((line) => (
          <ConfirmLine
            key={line.system.id}
            line={line}
            open={line.system.id === open}
            onOpen={() => setOpen(line.system.id)}
            onSay={(inUse) => say(line.system.id, inUse)}
            onRate={(satisfaction) => confirming.say(line.system.id, { inUse: true, satisfaction })}
          />
        ))}
      </ol>
      {doneNow === lines.length ? (
        <p>
          That was all. Thank you: others can rely on it now.{" "}
          <Link to="/systems">See who uses what</Link>
        </p>
      ) : null}
    </div>
  );
}

type ConfirmLineProps = {
  line: Line;
  open: boolean;
  onOpen: () => void;
  onSay: (inUse: boolean) => void;
  onRate: (satisfaction: 1 | 2 | 3 | 4 | 5) => void;
};

function ConfirmLine({ line, open, onOpen, onSay, onRate }: ConfirmLineProps) {
  const { system, state, problem } = line;
  return (
    <li className={styles.line} data-line={system.id} data-open={open ? "" : undefined}>
      <div className={styles.about}>
        <button
          type="button"
          className={styles.opener}
          data-row-link=""
          onFocus={onOpen}
          onClick={onOpen}
        >
          {system.name}
        </button>{" "}
        <StateTag state={system.state} />
        <p className={styles.note}>
          For {inSentence(system.serviceArea.name)}
          {system.vendor ? `, from ${system.vendor.name}` : ""}.{" "}
          {system.evidence
            ? `${system.evidence.reason}${system.evidence.words === system.name ? "" : ` “${system.evidence.words}”`}`
            : "The vendor says so; no contract tells of it."}{" "}
          <Link to="/systems/$id" params={{ id: system.id }}>
            Say more
          </Link>
        </p>
        {problem ? (
          <p className={styles.problem} role="alert">
            {problem.title}. {problem.detail}
          </p>
        ) : null}
      </div>
      <div className={styles.buttons}>
        {state === "done" ? (
          <>
            <span className={styles.done}>
              {system.state === "rejected" ? "Not ours" : "Confirmed"}
            </span>
            {system.state === "rejected" ? null : (
              <Rate
                label={`How content are the users of ${system.name}?`}
                value={system.satisfaction ?? null}
                busy={false}
                onRate={onRate}
              />
            )}
          </>
        ) : (
          <>
            <Button
              look={open ? "main" : "plain"}
              disabled={state === "saving"}
              aria-label={`We use ${system.name}`}
              onClick={() => onSay(true)}
            >
              We use it
            </Button>
            <Button
              disabled={state === "saving"}
              aria-label={`We do not use ${system.name}`}
              onClick={() => onSay(false)}
            >
              We do not
            </Button>
          </>
        )}
      </div>
    </li>
  );
}
