import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useBlocker, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import { useToday } from "@/api/reference";
import type { Me } from "@/api/types";
import { shortAuthorityName } from "@/lib/format";
import { Form } from "@/ui/form";
import { MembersOnly } from "@/ui/members-only";
import { Page } from "@/ui/page";
import { bodyOf, changesOf, type Draft, EMPTY, wrongWith } from "./draft";
import { recordPilot } from "./mutations";
import { PilotFields } from "./pilot-form";

/** A pilot that is planned, running or over. Whoever types sees who tried the same before. */
export function CreatePage() {
  return (
    <MembersOnly
      title="Put a pilot on record"
      what="Officers say here what their borough tries, so that nobody tries the same without knowing."
      right="WritePilots"
      roles={["contributor", "approver"]}
    >
      {(me) => <Creating me={me} />}
    </MembersOnly>
  );
}

function Creating({ me }: { me: Me }) {
  const [{ draft, key }, setDraft] = useState<{ draft: Draft; key: string }>(() => ({
    draft: EMPTY,
    key: crypto.randomUUID(),
  }));
  const navigate = useNavigate();
  const cache = useQueryClient();
  const today = useToday();
  const create = useMutation({
    mutationFn: () => recordPilot(bodyOf(draft), key),
    onSuccess: async ({ id }) => {
      await cache.invalidateQueries();
      await navigate({ to: "/pilots/$id", params: { id }, ignoreBlocker: true });
    },
  });
  const changed = changesOf(draft, EMPTY).length > 0 && !create.isSuccess;
  useBlocker({
    shouldBlockFn: () =>
      changed && !window.confirm("Leave without saving? What you typed here would be lost."),
    enableBeforeUnload: () => changed,
  });
  return (
    <Page
      title={`Put a pilot of ${shortAuthorityName(me.authority.name)} on record`}
      lead="Five minutes: the question, what is tried and for which service are enough to begin. The rest can wait."
    >
      <Form
        wide
        submit="Put it on record"
        busy={create.isPending}
        problem={create.error ? asProblem(create.error) : null}
        check={() => wrongWith(draft)}
        onSubmit={() => create.mutate()}
        onCancel={() => window.history.back()}
      >
        <PilotFields
          draft={draft}
          today={today}
          onChange={(change) =>
            setDraft((before) => ({
              draft: { ...before.draft, ...change },
              key: crypto.randomUUID(),
            }))
          }
        />
      </Form>
    </Page>
  );
}
