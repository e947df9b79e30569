import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import type { VendorDetail } from "@/api/types";
import { TextField } from "@/ui/field";
import { Form } from "@/ui/form";
import { useSplit } from "./mutations";
import styles from "./vendor-rulings.module.css";

/** Says which spellings and numbers of a vendor are another company's, and why. */
export function SplitForm({ vendor }: { vendor: VendorDetail }) {
  const [name, setName] = useState("");
  const [names, setNames] = useState<string[]>([]);
  const [numbers, setNumbers] = useState<string[]>([]);
  const [reason, setReason] = useState("");
  const navigate = useNavigate();
  const split = useSplit(vendor.id);
  return (
    <Form
      submit="Split it off"
      busy={split.isPending}
      problem={split.error ? asProblem(split.error) : null}
      check={() => [
        ...(names.length + numbers.length === 0
          ? [{ pointer: "/names", detail: "Choose what belongs to the other company" }]
          : []),
        ...(name.trim() === "" ? [{ pointer: "/name", detail: "Name the other company" }] : []),
        ...(reason.trim() === ""
          ? [{ pointer: "/reason", detail: "Say why: everybody can read it" }]
          : []),
      ]}
      onSubmit={() =>
        split.mutate(
          { name: name.trim(), names, numbers, reason: reason.trim() },
          {
            onSuccess: ({ other }) =>
              void navigate({ to: "/vendors/$id", params: { id: other.id } }),
          },
        )
      }
    >
      <Choices
        legend="Spellings that are the other company's"
        choices={vendor.names.map((entry) => entry.name)}
        chosen={names}
        onChange={setNames}
      />
      <Choices
        legend="Numbers that are the other company's"
        choices={vendor.identifiers.map(({ scheme, id }) => `${scheme}-${id}`)}
        chosen={numbers}
        onChange={setNumbers}
      />
      <TextField
        label="Name of the other company"
        pointer="/name"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label="Why"
        pointer="/reason"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Form>
  );
}

type ChoicesProps = {
  legend: string;
  choices: readonly string[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
};

function Choices({ legend, choices, chosen, onChange }: ChoicesProps) {
  if (choices.length === 0) return null;
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice} className={styles.check}>
          <input
            type="checkbox"
            checked={chosen.includes(choice)}
            onChange={(event) =>
              onChange(
                event.target.checked
                  ? [...chosen, choice]
                  : chosen.filter((other) => other !== choice),
              )
            }
          />
          {choice}
        </label>
      ))}
    </fieldset>
  );
}
