import { useState } from "react";
import { asProblem } from "@/api/errors";
import { useMay } from "@/api/session";
import type { System } from "@/api/types";
import { Button } from "@/ui/button";
import { Form } from "@/ui/form";
import { statementOf, useSay, useTakeBack } from "./mutations";
import { StatementFields } from "./statement-fields";

/** Confirms a system with what is known of it, or rejects it. */
export function StatementForm({ system }: { system: System }) {
  const [said, setSaid] = useState(() => statementOf(system));
  const mayPublish = useMay("SetAudience");
  const say = useSay(system);
  const takeBack = useTakeBack(system);
  const problem = say.error ?? takeBack.error;
  return (
    <Form
      submit={system.state === "confirmed" ? "Save" : "Confirm that we use it"}
      busy={say.isPending || takeBack.isPending}
      problem={problem ? asProblem(problem) : null}
      onSubmit={() => say.mutate({ ...said, inUse: true })}
      aside={
        <>
          {system.state === "rejected" ? null : (
            <Button onClick={() => say.mutate({ ...said, inUse: false })}>We do not use it</Button>
          )}
          {system.confirmedAt ? (
            <Button look="quiet" onClick={() => takeBack.mutate()}>
              Take back what we said
            </Button>
          ) : null}
        </>
      }
    >
      <StatementFields
        value={said}
        mayPublish={mayPublish}
        onChange={(patch) => setSaid((before) => ({ ...before, ...patch }))}
      />
    </Form>
  );
}
