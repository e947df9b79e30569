import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { asProblem } from "@/api/errors";
import { useBoroughChoices, useToday } from "@/api/reference";
import { useMe } from "@/api/session";
import type { Me, Right } from "@/api/types";
import { formatCount, inSentence, shortAuthorityName } from "@/lib/format";
import { Button } from "@/ui/button";
import buttonStyles from "@/ui/button.module.css";
import { ErrorState } from "@/ui/error-state";
import { SelectField } from "@/ui/field";
import { Section } from "@/ui/page";
import { whoSeesThis } from "./audience-words";
import { confirmRecords, setArchived } from "./calls";
import { unconfirmed } from "./confirming";
import { FIELDS, type FieldName } from "./fields";
import { useChange } from "./mutations";
import styles from "./own-record.module.css";
import { recordQuery } from "./queries";
import { type Kind, NOUNS, type OwnRecord as Own, type RecordView } from "./record";

type OwnRecordProps = { kind: Kind; id: string; onSeeAs: (who: string) => void };

/** On a record's own page: what its authority's officers can do with it. Nothing for others. */
export function OwnRecord({ kind, id, onSeeAs }: OwnRecordProps) {
  const me = useMe();
  const query = useQuery({ ...recordQuery(kind, id), enabled: me !== null });
  const view = query.data;
  if (!me || !view?.own) return null;
  return <Tools me={me} view={view} own={view.own} onSeeAs={onSeeAs} />;
}

type ToolsProps = { me: Me; view: RecordView; own: Own; onSeeAs: (who: string) => void };

function Tools({ me, view, own, onSeeAs }: ToolsProps) {
  const today = useToday();
  const may = (right: Right) => me.rights.includes(right);
  const mayWrite = may(view.kind === "contract" ? "WriteContracts" : "WriteProcurements");
  const mayShare = may("SetAudience");
  const left = unconfirmed(view);
  const confirm = useChange(async () => {
    const { kind, id, version } = view;
    const { results } = await confirmRecords([{ kind, id, version, fields: left }]);
    return results;
  });
  const archive = useChange((archived: boolean) => setArchived(view, archived));
  const path = view.kind === "contract" ? "/contracts/$id" : "/pipeline/$id";
  const problem = confirm.error ?? archive.error;

  return (
    <Section title={`Yours: ${shortAuthorityName(view.authority.name)} keeps this`}>
      {own.archived ? (
        <p>This {NOUNS[view.kind]} is archived: it is in no list and counts for nothing.</p>
      ) : null}
      {own.questions > 0 ? (
        <p className={styles.question}>
          A newer notice disagrees with what you said.{" "}
          <Link to="/confirm" search={{ kind: view.kind === "contract" ? undefined : view.kind }}>
            Answer {formatCount(own.questions, "question")}
          </Link>
        </p>
      ) : null}
      <div className={styles.buttons}>
        {mayWrite && left.length > 0 ? (
          <Button look="main" onClick={() => confirm.mutate(undefined)}>
            Confirm {formatCount(left.length, "fact")}
          </Button>
        ) : null}
        {mayWrite ? (
          <Link className={buttonStyles.button} to={`${path}/edit`} params={{ id: view.id }}>
            Edit
          </Link>
        ) : null}
        <Link className={buttonStyles.button} to={`${path}/history`} params={{ id: view.id }}>
          History
        </Link>
        {mayWrite ? (
          <Button onClick={() => archive.mutate(!own.archived)}>
            {own.archived ? "Take out of the archive" : "Archive"}
          </Button>
        ) : null}
      </div>
      {mayWrite && left.length > 0 ? (
        <p className={styles.soft}>
          Not confirmed yet: {labelsOf(view, left)}. Those who buy with you rely on it.
        </p>
      ) : null}
      {problem ? <ErrorState problem={asProblem(problem)} /> : null}
      <div className={styles.who}>
        <h3>Who sees this</h3>
        <ul>
          {whoSeesThis(own, view.authority, today).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {mayShare ? (
          <div className={styles.share}>
            <Link className={buttonStyles.button} to={`${path}/audience`} params={{ id: view.id }}>
              Change who sees this
            </Link>
            <SeeAs onSeeAs={onSeeAs} own={view.authority.code ?? null} />
          </div>
        ) : null}
      </div>
    </Section>
  );
}

function labelsOf(view: RecordView, names: readonly FieldName[]): string {
  return FIELDS[view.kind]
    .filter((field) => names.includes(field.name))
    .map((field) => inSentence(field.label))
    .join(", ");
}

/** Opens the page as somebody else would see it. */
function SeeAs({ onSeeAs, own }: { onSeeAs: (who: string) => void; own: string | null }) {
  const boroughs = useBoroughChoices().filter(({ value }) => value !== own);
  return (
    <SelectField
      label="See it as"
      value=""
      options={[
        { value: "", label: "Choose who" },
        { value: "public", label: "The public" },
        ...boroughs,
      ]}
      onChoose={(who) => who && onSeeAs(who)}
    />
  );
}
