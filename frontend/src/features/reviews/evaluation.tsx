import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import { useVendorChoices } from "@/api/reference";
import { useMe } from "@/api/session";
import { formatDate, formatList } from "@/lib/format";
import { Button } from "@/ui/button";
import { ChoiceBox } from "@/ui/choice-box";
import { Choice, ChoiceGroup } from "@/ui/choice-group";
import { TextField } from "@/ui/field";
import { Form } from "@/ui/form";
import { Section } from "@/ui/page";
import { useEvaluation } from "./mutations";
import { type Evaluation as Declared, evaluationQuery } from "./queries";
import styles from "./reviews.module.css";

/** Who judges the offers of a purchase of one's own: reviews of those who offer are kept from them. */
export function Evaluation({ procurement }: { procurement: string }) {
  const me = useMe();
  const may = me?.rights.includes("DeclareEvaluation") ?? false;
  // Where it is another authority's purchase, there is nothing to declare.
  const { data } = useQuery({ ...evaluationQuery(procurement), enabled: may, retry: false });
  if (!may || !data) return null;
  return (
    <Section
      title="Evaluation of offers"
      intro="Whoever judges offers reads no reviews of those who make them until it is over, so that no evaluation can be said to rest on one. Only your authority's approvers see this."
    >
      <Declaration key={data.until} procurement={procurement} declared={data} />
    </Section>
  );
}

type DeclarationProps = { procurement: string; declared: Declared };

function Declaration({ procurement, declared }: DeclarationProps) {
  const { declare, end } = useEvaluation(procurement);
  const [open, setOpen] = useState(false);
  const [until, setUntil] = useState(declared.until ?? "");
  const [people, setPeople] = useState(declared.people.map(({ id }) => id));
  const [vendors, setVendors] = useState(declared.vendors.map(({ id }) => id));
  const [text, setText] = useState("");
  const choices = useVendorChoices(text, vendors);
  if (!open) {
    return (
      <div className={styles.fields}>
        <p>
          {declared.until
            ? `Until ${formatDate(declared.until)} ${formatList(declared.people.map(({ name }) => name))} read no reviews of ${formatList(declared.vendors.map(({ name }) => name))}.`
            : "Nothing is declared."}
        </p>
        <div className={styles.acts}>
          <Button onClick={() => setOpen(true)}>
            {declared.until ? "Change it" : "Declare an evaluation"}
          </Button>
          {declared.until ? (
            <Button aria-disabled={end.isPending} onClick={() => end.mutate()}>
              End it now
            </Button>
          ) : null}
        </div>
      </div>
    );
  }
  const toggle = (id: string, on: boolean) =>
    setPeople(on ? [...people, id] : people.filter((one) => one !== id));
  return (
    <Form
      submit="Declare it"
      busy={declare.isPending}
      problem={declare.error ? asProblem(declare.error) : null}
      check={() => [
        ...(people.length === 0 ? [{ pointer: "/people", detail: "Choose who judges" }] : []),
        ...(vendors.length === 0 ? [{ pointer: "/vendors", detail: "Choose who offers" }] : []),
        ...(until === "" ? [{ pointer: "/until", detail: "Say the last day" }] : []),
      ]}
      onCancel={() => setOpen(false)}
      onSubmit={() =>
        declare.mutate({ until, people, vendors }, { onSuccess: () => setOpen(false) })
      }
    >
      <ChoiceGroup legend="Who judges the offers">
        {declared.colleagues.map(({ id, name }) => (
          <Choice
            key={id}
            type="checkbox"
            checked={people.includes(id)}
            onChoose={(on) => toggle(id, on)}
          >
            {name}
          </Choice>
        ))}
      </ChoiceGroup>
      <ChoiceBox
        label="Whose offers"
        placeholder="Type a part of a name"
        choices={choices}
        chosen={vendors}
        onChange={setVendors}
        onType={setText}
      />
      <TextField
        label="The last day"
        type="date"
        pointer="/until"
        value={until}
        onChange={(event) => setUntil(event.target.value)}
      />
    </Form>
  );
}
