import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useBlocker, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import { Form } from "@/ui/form";
import { MembersOnly } from "@/ui/members-only";
import { Page } from "@/ui/page";
import { RecordFrame } from "@/ui/record-frame";
import { patchRecord } from "./calls";
import { type Draft, FIELDS, type FieldName, type FieldValue, sameValue } from "./fields";
import { MergeView } from "./merge-view";
import { NotYours } from "./not-yours";
import { recordQuery } from "./queries";
import { type Kind, NOUNS, type RecordView } from "./record";
import { recordAddress } from "./record-address";
import { RecordFields } from "./record-fields";
import { recordView } from "./record-view";

/** Everything that can be said of a record, with what notices say beside it. */
export function EditPage({ kind, id }: { kind: Kind; id: string }) {
  return (
    <MembersOnly
      title={`Edit a ${NOUNS[kind]}`}
      what={`Officers say here what they know of their ${NOUNS[kind]} and notices do not.`}
      right={kind === "contract" ? "WriteContracts" : "WriteProcurements"}
      roles={["contributor", "approver"]}
    >
      {() => <Editing kind={kind} id={id} />}
    </MembersOnly>
  );
}

function Editing({ kind, id }: { kind: Kind; id: string }) {
  const query = useQuery(recordQuery(kind, id));
  // What was opened stays under the editor's hands, whatever comes in meanwhile.
  return (
    <RecordFrame query={query} noun={NOUNS[kind]}>
      {(view) => (view.own ? <Editor key={id} begin={view} /> : <NotYours view={view} />)}
    </RecordFrame>
  );
}

/** The fields of a draft that differ from the record it began with. */
export function changesOf(draft: Draft, base: RecordView): Draft {
  return Object.fromEntries(
    FIELDS[base.kind]
      .filter(({ name }) => name in draft && !sameValue(draft[name], base.values[name]))
      .map(({ name }) => [name, draft[name] ?? null]),
  );
}

function Editor({ begin }: { begin: RecordView }) {
  const { kind, id } = begin;
  const [base] = useState(begin);
  const [draft, setDraft] = useState<Draft>({});
  /** What somebody else saved meanwhile. */
  const [theirs, setTheirs] = useState<RecordView | null>(null);
  const navigate = useNavigate();
  const cache = useQueryClient();
  const changes = changesOf(draft, base);
  const changed = Object.keys(changes).length;

  const save = useMutation({
    mutationFn: ({ version, send }: { version: number; send: Draft }) =>
      patchRecord({ kind, id, version }, send),
    onError: (error) => {
      const { status, current } = asProblem(error);
      if (status === 412 && current) setTheirs(recordView(kind, current));
    },
    onSuccess: async () => {
      await cache.invalidateQueries();
      await navigate({ to: recordAddress(kind), params: { id }, ignoreBlocker: true });
    },
  });
  useBlocker({
    shouldBlockFn: () =>
      changed > 0 &&
      !save.isSuccess &&
      !window.confirm("Leave without saving? What you changed here would be lost."),
    enableBeforeUnload: () => changed > 0 && !save.isSuccess,
  });

  const onChange = (name: FieldName, value: FieldValue) =>
    setDraft((before) => ({ ...before, [name]: value }));
  const leave = () => void navigate({ to: recordAddress(kind), params: { id } });

  if (theirs) {
    return (
      <MergeView
        base={base}
        draft={changes}
        current={theirs}
        busy={save.isPending}
        problem={save.error && asProblem(save.error).status !== 412 ? asProblem(save.error) : null}
        onSave={(send) => save.mutate({ version: theirs.version, send })}
        onLeave={leave}
      />
    );
  }
  return (
    <Page
      title={`Edit: ${base.title}`}
      lead="What you save counts from then on, and no import overwrites it. Empty a field to go back to what notices say."
    >
      <Form
        wide
        submit={
          changed === 0 ? "Save" : changed === 1 ? "Save 1 change" : `Save ${changed} changes`
        }
        busy={save.isPending}
        problem={save.error ? asProblem(save.error) : null}
        onSubmit={() =>
          changed === 0 ? leave() : save.mutate({ version: base.version, send: changes })
        }
        onCancel={leave}
      >
        <RecordFields kind={kind} base={base} draft={draft} onChange={onChange} />
      </Form>
    </Page>
  );
}
