import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import type { Me } from "@/api/types";
import { shortAuthorityName } from "@/lib/format";
import { Form } from "@/ui/form";
import { MembersOnly } from "@/ui/members-only";
import { Page } from "@/ui/page";
import { createRecord } from "./calls";
import { type Draft, isEmpty } from "./fields";
import { type Kind, NOUNS } from "./record";
import { recordAddress } from "./record-address";
import { RecordFields } from "./record-fields";

/** A contract or purchase that no notice told of. */
export function CreatePage({ kind }: { kind: Kind }) {
  return (
    <MembersOnly
      title={`Add a ${NOUNS[kind]}`}
      what={`Officers add here the ${NOUNS[kind]}s that no notice told of.`}
      right={kind === "contract" ? "WriteContracts" : "WriteProcurements"}
      roles={["contributor", "approver"]}
    >
      {(me) => <Creating kind={kind} me={me} />}
    </MembersOnly>
  );
}

function Creating({ kind, me }: { kind: Kind; me: Me }) {
  // One key for each draft, so that sending it again after a lost answer makes no second record.
  const [{ draft, key }, setDraft] = useState<{ draft: Draft; key: string }>(() => ({
    draft: {},
    key: crypto.randomUUID(),
  }));
  const navigate = useNavigate();
  const cache = useQueryClient();
  const create = useMutation({
    mutationFn: () => createRecord(kind, draft, key),
    onSuccess: async ({ id }) => {
      await cache.invalidateQueries();
      await navigate({ to: recordAddress(kind), params: { id } });
    },
  });
  return (
    <Page
      title={`Add a ${NOUNS[kind]} of ${shortAuthorityName(me.authority.name)}`}
      lead="For what no notice told of. Say what you know: a title is enough to begin with."
    >
      <Form
        wide
        submit={`Add the ${NOUNS[kind]}`}
        busy={create.isPending}
        problem={create.error ? asProblem(create.error) : null}
        check={() =>
          isEmpty(draft.title)
            ? [{ pointer: "/title", detail: "Give it a title that a colleague would look for" }]
            : []
        }
        onSubmit={() => create.mutate()}
        onCancel={() => window.history.back()}
      >
        <RecordFields
          kind={kind}
          base={null}
          draft={draft}
          onChange={(name, value) =>
            setDraft((before) => ({
              draft: { ...before.draft, [name]: value },
              key: crypto.randomUUID(),
            }))
          }
        />
      </Form>
    </Page>
  );
}
