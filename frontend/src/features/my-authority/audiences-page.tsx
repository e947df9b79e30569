import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import type { Me } from "@/api/types";
import { Done } from "@/ui/done";
import { Facts } from "@/ui/facts";
import { SelectField } from "@/ui/field";
import { Form } from "@/ui/form";
import { QueryFrame } from "@/ui/query-frame";
import { putSettings, type Settings } from "./mutations";
import { settingsQuery } from "./queries";
import { SectionPage } from "./section-page";

type Audience = Settings["statementAudience"];

const AUDIENCES: readonly { value: Audience; label: string }[] = [
  { value: "own", label: "Only us" },
  { value: "members", label: "All members" },
  { value: "public", label: "Everybody" },
];

const FIELDS = [
  { field: "value", label: "Prices" },
  { field: "notes", label: "Notes" },
  { field: "contact", label: "Contacts" },
] as const;

const AS_THE_REST = "As the rest";

export function AudiencesPage() {
  return <SectionPage section="audiences">{(me) => <Audiences me={me} />}</SectionPage>;
}

function audienceLabel(audience: Audience | null | undefined): string {
  return AUDIENCES.find(({ value }) => value === audience)?.label ?? AS_THE_REST;
}

function Audiences({ me }: { me: Me }) {
  const authority = me.authority.code ?? me.authority.id;
  const query = useQuery(settingsQuery(authority));
  return (
    <QueryFrame query={query}>
      {(settings) =>
        me.rights.includes("ManageSettings") ? (
          <AudiencesForm authority={authority} settings={settings} />
        ) : (
          <>
            <Facts
              rows={[
                { name: "What we say", value: audienceLabel(settings.statementAudience) },
                ...FIELDS.map(({ field, label }) => ({
                  name: label,
                  value: audienceLabel(settings.fieldAudiences?.[field]),
                })),
              ]}
            />
            <p>Your administrators can change it.</p>
          </>
        )
      }
    </QueryFrame>
  );
}

function AudiencesForm({ authority, settings }: { authority: string; settings: Settings }) {
  const queries = useQueryClient();
  const [draft, setDraft] = useState(settings);
  const save = useMutation({
    mutationFn: () => putSettings(authority, draft),
    onSuccess: (saved) => {
      setDraft(saved);
      queries.setQueryData(settingsQuery(authority).queryKey, saved);
    },
  });
  return (
    <>
      <p>
        What notices publish is public whatever you choose here. What your people add or confirm
        starts with this audience; each record can have another. What was said before keeps its own.
      </p>
      <Form
        submit="Save"
        busy={save.isPending}
        problem={save.error ? asProblem(save.error) : null}
        onSubmit={() => save.mutate()}
      >
        <SelectField
          label="What we say is seen by"
          pointer="/statementAudience"
          value={draft.statementAudience}
          options={AUDIENCES}
          onChoose={(value) => {
            save.reset();
            setDraft({ ...draft, statementAudience: value as Audience });
          }}
        />
        {FIELDS.map(({ field, label }) => (
          <SelectField
            key={field}
            label={`${label} are seen by`}
            pointer={`/fieldAudiences/${field}`}
            value={draft.fieldAudiences?.[field] ?? ""}
            options={[{ value: "", label: AS_THE_REST }, ...AUDIENCES]}
            onChoose={(value) => {
              save.reset();
              setDraft({
                ...draft,
                fieldAudiences: {
                  ...draft.fieldAudiences,
                  [field]: value === "" ? null : (value as Audience),
                },
              });
            }}
          />
        ))}
      </Form>
      {save.isSuccess ? <Done>Saved. It holds for what is said from now on.</Done> : null}
    </>
  );
}
