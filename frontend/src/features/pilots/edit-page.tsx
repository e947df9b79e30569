import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useBlocker, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import { useToday } from "@/api/reference";
import type { Me, Pilot } from "@/api/types";
import { formatCount, formatList, inSentence } from "@/lib/format";
import { EmptyState } from "@/ui/empty-state";
import { Form } from "@/ui/form";
import { MembersOnly } from "@/ui/members-only";
import { Page } from "@/ui/page";
import { RecordFrame } from "@/ui/record-frame";
import { changesOf, type Draft, draftOf, patchOf, wrongWith } from "./draft";
import { changePilot } from "./mutations";
import { PilotFields } from "./pilot-form";
import styles from "./pilots.module.css";
import { pilotQuery } from "./queries";
import { authorityOf, fieldName } from "./words";

export function EditPage({ id }: { id: string }) {
  return (
    <MembersOnly
      title="Change a pilot"
      what="Officers say here what came of their pilots."
      right="WritePilots"
      roles={["contributor", "approver"]}
    >
      {(me) => <Editing id={id} me={me} />}
    </MembersOnly>
  );
}

function Editing({ id, me }: { id: string; me: Me }) {
  const query = useQuery(pilotQuery(id));
  return (
    <RecordFrame query={query} noun="pilot">
      {(pilot) =>
        pilot.authority.id === me.authority.id ? (
          <Editor key={pilot.id} opened={pilot} />
        ) : (
          <Page title="Change a pilot">
            <EmptyState title={`This is ${authorityOf(pilot)}'s`}>
              <p>
                Only its own people change it.{" "}
                <Link to="/pilots/$id" params={{ id }}>
                  See it
                </Link>
              </p>
            </EmptyState>
          </Page>
        )
      }
    </RecordFrame>
  );
}

/** What a colleague saved meanwhile, field by field, where the editor changed the same. */
type Conflict = { field: keyof Draft; theirs: string };

function Editor({ opened }: { opened: Pilot }) {
  // What was opened stays under the editor's hands, whatever comes in meanwhile.
  const [base, setBase] = useState(opened);
  const [draft, setDraft] = useState(() => draftOf(opened));
  const [conflicts, setConflicts] = useState<Conflict[] | null>(null);
  const navigate = useNavigate();
  const cache = useQueryClient();
  const today = useToday();
  const begin = draftOf(base);
  const changes = changesOf(draft, begin);

  const save = useMutation({
    mutationFn: () => changePilot(base, patchOf(draft, begin)),
    onError: (error) => {
      const { status, current } = asProblem(error);
      if (status !== 412 || !current) return;
      const theirs = current as Pilot;
      const now = draftOf(theirs);
      const both = changesOf(now, begin).filter((field) => changes.includes(field));
      setConflicts(both.map((field) => ({ field, theirs: String(now[field] ?? "") || "nothing" })));
      // What only they changed is taken over, what this editor changed stays.
      const mine = Object.fromEntries(changes.map((field) => [field, draft[field]]));
      setDraft({ ...now, ...mine });
      setBase(theirs);
    },
    onSuccess: async () => {
      await cache.invalidateQueries();
      await navigate({ to: "/pilots/$id", params: { id: base.id }, ignoreBlocker: true });
    },
  });
  const unsaved = changes.length > 0 && !save.isSuccess;
  useBlocker({
    shouldBlockFn: () =>
      unsaved && !window.confirm("Leave without saving? What you changed here would be lost."),
    enableBeforeUnload: () => unsaved,
  });
  const leave = () => void navigate({ to: "/pilots/$id", params: { id: base.id } });
  const problem = save.error ? asProblem(save.error) : null;
  return (
    <Page
      title={`Change: ${base.question}`}
      lead="Whoever saves vouches for all of it, and nobody is reminded for a while."
    >
      {conflicts ? <Merged conflicts={conflicts} /> : null}
      <Form
        wide
        submit={changes.length === 0 ? "Save" : `Save ${formatCount(changes.length, "change")}`}
        busy={save.isPending}
        problem={problem?.status === 412 ? null : problem}
        check={() => wrongWith(draft)}
        onSubmit={() => (changes.length === 0 ? leave() : save.mutate())}
        onCancel={leave}
      >
        <PilotFields
          draft={draft}
          today={today}
          except={base.id}
          onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
        />
      </Form>
    </Page>
  );
}

function Merged({ conflicts }: { conflicts: readonly Conflict[] }) {
  return (
    <div className={styles.theirs} role="alert">
      <p>
        <strong>Somebody else saved first.</strong> Nothing is lost: what only they changed is in
        the form now, and so is what you changed. Look at it and save again.
      </p>
      {conflicts.length > 0 ? (
        <>
          <p>
            You both changed{" "}
            {formatList(conflicts.map(({ field }) => inSentence(fieldName(field))))}. Yours stands
            in the form; theirs was:
          </p>
          <ul>
            {conflicts.map(({ field, theirs }) => (
              <li key={field}>
                {fieldName(field)}: {theirs}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
