import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import { useToday } from "@/api/reference";
import { formatDate, sentence } from "@/lib/format";
import { ActionLine, ActionList } from "@/ui/action-list";
import { Button } from "@/ui/button";
import { Choice } from "@/ui/choice-group";
import { Done } from "@/ui/done";
import { ErrorState } from "@/ui/error-state";
import { Form } from "@/ui/form";
import { MembersOnly } from "@/ui/members-only";
import { Page, Section } from "@/ui/page";
import { RecordFrame } from "@/ui/record-frame";
import { AudienceFields, sharingBody } from "./audience-fields";
import { isStricter, SENSITIVE_NAMES, whoSeesThis } from "./audience-words";
import { type AudienceBody, putAudience, putNda, revokeClearance, type Target } from "./calls";
import { ClearanceForm } from "./clearance-form";
import { useChange } from "./mutations";
import { NotYours } from "./not-yours";
import { recordQuery } from "./queries";
import {
  type Kind,
  NOUNS,
  type OwnRecord,
  type RecordView,
  SENSITIVE,
  type SensitiveField,
  type Sharing,
} from "./record";
import { recordAddress } from "./record-address";

/** Who sees a record: its audience, its sensitive fields, the agreement not to disclose. */
export function AudiencePage({ kind, id }: { kind: Kind; id: string }) {
  return (
    <MembersOnly
      title="Who sees this"
      what="Approvers decide here who sees what their authority says of a record."
      right="SetAudience"
      roles={["approver"]}
    >
      {() => <Open kind={kind} id={id} />}
    </MembersOnly>
  );
}

function Open({ kind, id }: { kind: Kind; id: string }) {
  const query = useQuery(recordQuery(kind, id));
  return (
    <RecordFrame query={query} noun={NOUNS[kind]}>
      {(view) => (view.own ? <WhoSees view={view} own={view.own} /> : <NotYours view={view} />)}
    </RecordFrame>
  );
}

type OwnProps = { view: RecordView; own: OwnRecord };

function WhoSees({ view, own }: OwnProps) {
  const today = useToday();
  const [saved, setSaved] = useState(false);
  return (
    <Page
      title={`Who sees ${view.title}`}
      kicker={
        <Link to={recordAddress(view.kind)} params={{ id: view.id }}>
          Back to the {NOUNS[view.kind]}
        </Link>
      }
      lead={whoSeesThis(own, view.authority, today).join(" ")}
    >
      {saved ? <Done>Saved. This is who sees it now.</Done> : null}
      <AudienceForm
        key={view.version}
        view={view}
        own={own}
        onSave={() => setSaved(false)}
        onSaved={() => setSaved(true)}
      />
      {view.kind === "contract" ? <Nda view={view} own={own} /> : null}
    </Page>
  );
}

type AudienceFormProps = OwnProps & { onSave: () => void; onSaved: () => void };

function AudienceForm({ view, own, onSave, onSaved }: AudienceFormProps) {
  const [record, setRecord] = useState<Sharing>({ audience: own.audience, named: own.named });
  /** A field that is not here is shared like the rest. */
  const [fields, setFields] = useState<Partial<Record<SensitiveField, Sharing | null>>>(own.fields);
  const [band, setBand] = useState<Sharing | null>(own.fields.value?.band ?? null);
  const save = useChange((body: AudienceBody) => putAudience(view, body));

  function bodyOf(name: SensitiveField): AudienceBody["fields"][SensitiveField] {
    const own = fields[name];
    const withBand = name === "value" ? band : null;
    if (!own && !withBand) return null;
    return {
      ...sharingBody(within(own ?? record, record)),
      band: withBand && sharingBody(within(withBand, record)),
    };
  }

  return (
    <Section title="What we say" intro="What notices say stays public whatever you choose here.">
      <Form
        wide
        submit="Save who sees this"
        busy={save.isPending}
        problem={save.error ? asProblem(save.error) : null}
        onSubmit={() => {
          onSave();
          const stricter = Object.fromEntries(SENSITIVE.map((name) => [name, bodyOf(name)]));
          // A promise, since this form makes way for one of the new version as soon as it is saved.
          save
            .mutateAsync({ ...sharingBody(record), fields: stricter })
            .then(onSaved, () => undefined);
        }}
      >
        <AudienceFields
          label="Who sees what we say of this"
          pointer=""
          choice={record}
          onChange={(choice) => setRecord(choice ?? record)}
        />
        {SENSITIVE.map((name) => (
          <AudienceFields
            key={name}
            label={`Who sees ${SENSITIVE_NAMES[name]}`}
            pointer={`/fields/${name}`}
            choice={fields[name] ?? null}
            within={record.audience}
            onChange={(choice) => setFields({ ...fields, [name]: choice })}
          />
        ))}
        <Choice
          type="checkbox"
          checked={band !== null}
          onChoose={(checked) => setBand(checked ? record : null)}
        >
          Those who do not see the value may see a price band, as “£250,000 to £500,000”
        </Choice>
        {band ? (
          <AudienceFields
            label="Who sees the price band"
            pointer="/fields/value/band"
            choice={band}
            within={record.audience}
            onChange={(choice) => setBand(choice ?? record)}
          />
        ) : null}
      </Form>
    </Section>
  );
}

/** A part of a record is never seen by more than the record: what is wider follows it. */
function within(part: Sharing, record: Sharing): Sharing {
  return isStricter(record.audience, part.audience) ? record : part;
}

function Nda({ view, own }: OwnProps) {
  const put = useChange((nda: boolean) => putNda(view, nda));
  return (
    <Section
      title="Agreement not to disclose"
      intro={
        own.nda
          ? "This contract is under such an agreement: the value, the notes and whom to ask stay with us until you clear them, one by one."
          : "If the contract binds us not to disclose its terms, the value, the notes and whom to ask stay with us until an approver clears them."
      }
    >
      <div>
        <Button
          aria-pressed={own.nda}
          look={own.nda ? "plain" : "main"}
          onClick={() => put.mutate(!own.nda)}
        >
          {own.nda ? "It is no longer under an agreement" : "Put it under an agreement"}
        </Button>
      </div>
      {put.error ? <ErrorState problem={asProblem(put.error)} /> : null}
      {own.nda ? (
        <>
          <Clearances target={view} own={own} />
          <ClearanceForm target={view} own={own} />
        </>
      ) : null}
    </Section>
  );
}

function Clearances({ target, own }: { target: Target; own: OwnRecord }) {
  const revoke = useChange((clearance: string) => revokeClearance(target, clearance));
  if (own.clearances.length === 0) return <p>Nothing has been cleared.</p>;
  return (
    <>
      {revoke.error ? <ErrorState problem={asProblem(revoke.error)} /> : null}
      <ActionList>
        {own.clearances.map((clearance) => (
          <ActionLine
            key={clearance.id}
            title={`${sentence(SENSITIVE_NAMES[clearance.field])}${clearance.until ? ` until ${formatDate(clearance.until)}` : ""}`}
            note={`${clearance.reason} Cleared by ${clearance.by} on ${formatDate(clearance.at)}`}
            action={
              <Button
                aria-label={`Take back the clearance of ${SENSITIVE_NAMES[clearance.field]}`}
                onClick={() => revoke.mutate(clearance.id)}
              >
                Take back
              </Button>
            }
          />
        ))}
      </ActionList>
    </>
  );
}
