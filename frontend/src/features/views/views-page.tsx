import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { asProblem } from "@/api/errors";
import { useGroups } from "@/api/groups";
import type { Me, View } from "@/api/types";
import { shortAuthorityName } from "@/lib/format";
import { audienceChoice, audienceChoices, viewAudience } from "@/lib/view-audience";
import { ActionLine, ActionList } from "@/ui/action-list";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { ErrorState } from "@/ui/error-state";
import { SelectField, TextField } from "@/ui/field";
import { FollowButton } from "@/ui/follow-button";
import { Form, missing } from "@/ui/form";
import { MembersOnly } from "@/ui/members-only";
import { Page, Section } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { Tag } from "@/ui/tag";
import { useChangeView, useDeleteView } from "./mutations";
import { viewsQuery } from "./queries";
import styles from "./views-page.module.css";

const LISTS: Record<View["list"], string> = {
  contracts: "Contracts",
  procurements: "Pipeline",
  opportunities: "Opportunities",
  vendors: "Vendors",
};

type ViewsPageProps = {
  /** The link that opens a view's list: lists are other features. */
  open: (view: View) => ReactNode;
};

export function ViewsPage(props: ViewsPageProps) {
  return (
    <MembersOnly
      title="Saved views"
      what="Lists with their filters, kept under a name: yours, and those that colleagues share."
      right="Follow"
      roles={["reader"]}
    >
      {(me) => <Views me={me} {...props} />}
    </MembersOnly>
  );
}

function Views({ me, ...line }: ViewsPageProps & { me: Me }) {
  const query = useQuery(viewsQuery);
  const authority = shortAuthorityName(me.authority.name);
  return (
    <Page
      title="Saved views"
      lead="Lists with their filters, kept under a name. Each shows you what you may see, whoever saved it."
      aside={
        <p>
          <Link to="/following">What I follow</Link>
        </p>
      }
    >
      <QueryFrame query={query}>
        {({ items }) => {
          const own = items.filter((view) => view.own);
          const theirs = items.filter((view) => !view.own && view.audience === "authority");
          const grouped = items.filter((view) => !view.own && view.audience === "group");
          const all = items.filter((view) => !view.own && view.audience === "members");
          return (
            <>
              <Section title="Yours">
                {own.length === 0 ? (
                  <EmptyState title="You have saved no view yet">
                    <p>
                      Filter <Link to="/contracts">contracts</Link>,{" "}
                      <Link to="/pipeline">the pipeline</Link>,{" "}
                      <Link to="/opportunities">opportunities</Link> or{" "}
                      <Link to="/vendors">vendors</Link>, then press “Save this view”.
                    </p>
                  </EmptyState>
                ) : (
                  <Lines views={own} authority={authority} {...line} />
                )}
              </Section>
              {theirs.length > 0 ? (
                <Section title={`Shared in ${authority}`}>
                  <Lines views={theirs} authority={authority} {...line} />
                </Section>
              ) : null}
              {grouped.length > 0 ? (
                <Section title="Shared in a group">
                  <Lines views={grouped} authority={authority} {...line} />
                </Section>
              ) : null}
              {all.length > 0 ? (
                <Section title="Shared with all boroughs">
                  <Lines views={all} authority={authority} {...line} />
                </Section>
              ) : null}
            </>
          );
        }}
      </QueryFrame>
    </Page>
  );
}

type LinesProps = ViewsPageProps & { views: View[]; authority: string };

function Lines({ views, ...line }: LinesProps) {
  return (
    <ActionList>
      {views.map((view) => (
        <ViewLine key={view.id} view={view} {...line} />
      ))}
    </ActionList>
  );
}

type ViewLineProps = ViewsPageProps & { view: View; authority: string };

function ViewLine({ view, authority, open }: ViewLineProps) {
  const [state, setState] = useState<"shown" | "changing" | "leaving">("shown");
  const shared = {
    me: null,
    authority: `Shared in ${authority}`,
    group: view.group ? `Shared with ${view.group.name}` : null,
    members: "Shared with all",
  };
  return (
    <ActionLine
      title={open(view)}
      note={
        view.own
          ? (shared[view.audience] ?? "Only you find it")
          : `Saved by ${view.owner}, ${shortAuthorityName(view.authority.name)}${view.group ? `, for ${view.group.name}` : ""}`
      }
      action={
        <div className={styles.acts}>
          <FollowButton kind="view" subject={view.id} name={view.name} />
          {view.own && state === "shown" ? (
            <>
              <Button onClick={() => setState("changing")}>
                Change <span className="visually-hidden">{view.name}</span>
              </Button>
              <Button onClick={() => setState("leaving")}>
                Delete <span className="visually-hidden">{view.name}</span>
              </Button>
            </>
          ) : null}
        </div>
      }
    >
      <p>
        <Tag>{LISTS[view.list]}</Tag>
      </p>
      {state === "changing" ? (
        <ChangeForm view={view} authority={authority} onClose={() => setState("shown")} />
      ) : null}
      {state === "leaving" ? <Leaving view={view} onClose={() => setState("shown")} /> : null}
    </ActionLine>
  );
}

type ChangeFormProps = { view: View; authority: string; onClose: () => void };

function ChangeForm({ view, authority, onClose }: ChangeFormProps) {
  const [name, setName] = useState(view.name);
  const groups = useGroups();
  const [choice, setChoice] = useState(audienceChoice(view));
  const change = useChangeView();
  return (
    <Form
      submit="Save"
      busy={change.isPending}
      problem={change.error ? asProblem(change.error) : null}
      check={() => missing({ name }, { name: "say what to call it" })}
      onSubmit={() =>
        change.mutate(
          { view, body: { name: name.trim(), ...viewAudience(choice) } },
          { onSuccess: onClose },
        )
      }
      onCancel={onClose}
    >
      <TextField
        label="Name"
        pointer="/name"
        autoComplete="off"
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <SelectField
        label="Who finds it"
        value={choice}
        options={audienceChoices(authority, groups)}
        onChoose={setChoice}
      />
    </Form>
  );
}

/** It cannot be taken back, so it asks once. */
function Leaving({ view, onClose }: { view: View; onClose: () => void }) {
  const remove = useDeleteView();
  return (
    <>
      {remove.error ? <ErrorState problem={asProblem(remove.error)} /> : null}
      <div className={styles.acts}>
        <Button look="main" onClick={() => remove.mutate(view)}>
          Delete “{view.name}”{view.audience === "me" ? "" : " for everybody"}
        </Button>
        <Button onClick={onClose}>Keep it</Button>
      </div>
    </>
  );
}
