import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import { type AuthorityGroup, groupsQuery } from "@/api/groups";
import { useBoroughChoices } from "@/api/reference";
import { formatCount, formatList, shortAuthorityName } from "@/lib/format";
import { ActionLine, ActionList } from "@/ui/action-list";
import { Button } from "@/ui/button";
import { ChoiceBox } from "@/ui/choice-box";
import { EmptyState } from "@/ui/empty-state";
import { ErrorState } from "@/ui/error-state";
import { TextField } from "@/ui/field";
import { Form, missing } from "@/ui/form";
import { Section } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { changeGroup, createGroup, deleteGroup } from "./mutations";
import styles from "./my-authority.module.css";
import { SectionPage } from "./section-page";

/** Groups of authorities: everybody sees them, the convenor keeps them. */
export function GroupsPage() {
  return (
    <SectionPage section="groups">
      {(me) => <Groups mayKeep={me.rights.includes("KeepGroups")} />}
    </SectionPage>
  );
}

function Groups({ mayKeep }: { mayKeep: boolean }) {
  const query = useQuery(groupsQuery);
  const [open, setOpen] = useState(false);
  return (
    <QueryFrame query={query}>
      {({ items }) => (
        <>
          {items.length === 0 ? (
            <EmptyState title="No group has been made yet">
              <p>
                A group names several boroughs at once: “South London”. Views can be shared with it,
                and a record with all that are in it.
              </p>
            </EmptyState>
          ) : (
            <ActionList>
              {items.map((group) => (
                <Group key={group.id} group={group} mayKeep={mayKeep} />
              ))}
            </ActionList>
          )}
          {mayKeep && !open ? (
            <div>
              <Button look="main" onClick={() => setOpen(true)}>
                Make a group
              </Button>
            </div>
          ) : null}
          {mayKeep && open ? (
            <Section title="A new group">
              <GroupForm group={null} onClose={() => setOpen(false)} />
            </Section>
          ) : null}
          {mayKeep ? null : <p>The convenor keeps them.</p>}
        </>
      )}
    </QueryFrame>
  );
}

function useGroupChange<Input>(work: (input: Input) => Promise<unknown>, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: work,
    onSuccess: async () => {
      await queries.invalidateQueries();
      onDone();
    },
  });
}

function Group({ group, mayKeep }: { group: AuthorityGroup; mayKeep: boolean }) {
  const [state, setState] = useState<"shown" | "changing" | "leaving">("shown");
  const remove = useGroupChange(deleteGroup, () => setState("shown"));
  const names = group.authorities.map(({ name }) => shortAuthorityName(name));
  return (
    <ActionLine
      title={group.name}
      note={`${formatCount(names.length, "authority", "authorities")}: ${formatList(names)}`}
      action={
        mayKeep && state === "shown" ? (
          <div className={styles.row}>
            <Button onClick={() => setState("changing")}>
              Change <span className="visually-hidden">{group.name}</span>
            </Button>
            <Button onClick={() => setState("leaving")}>
              Delete <span className="visually-hidden">{group.name}</span>
            </Button>
          </div>
        ) : null
      }
    >
      {state === "changing" ? <GroupForm group={group} onClose={() => setState("shown")} /> : null}
      {state === "leaving" ? (
        <div className={styles.row}>
          {remove.error ? <ErrorState problem={asProblem(remove.error)} /> : null}
          <Button look="main" onClick={() => remove.mutate(group)}>
            Delete “{group.name}”: views shared with it are their owners' alone again
          </Button>
          <Button onClick={() => setState("shown")}>Keep it</Button>
        </div>
      ) : null}
    </ActionLine>
  );
}

type GroupFormProps = { group: AuthorityGroup | null; onClose: () => void };

function GroupForm({ group, onClose }: GroupFormProps) {
  const boroughs = useBoroughChoices();
  const [name, setName] = useState(group?.name ?? "");
  const [chosen, setChosen] = useState<string[]>(
    group?.authorities.map(({ code, id }) => code ?? id) ?? [],
  );
  const save = useGroupChange(() => {
    const body = { name: name.trim(), authorities: chosen };
    return group ? changeGroup(group, body) : createGroup(body);
  }, onClose);
  return (
    <Form
      submit={group ? "Save" : "Make the group"}
      busy={save.isPending}
      problem={save.error ? asProblem(save.error) : null}
      check={() => [
        ...missing({ name }, { name: "say what to call it" }),
        ...(chosen.length === 0
          ? [{ pointer: "/authorities", detail: "choose at least one authority" }]
          : []),
      ]}
      onSubmit={() => save.mutate(undefined)}
      onCancel={onClose}
    >
      <TextField
        label="Name"
        hint="As “South London”"
        pointer="/name"
        autoComplete="off"
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <ChoiceBox
        label="Who is in it"
        placeholder="Lambeth, Southwark…"
        choices={boroughs}
        chosen={chosen}
        onChange={setChosen}
      />
    </Form>
  );
}
