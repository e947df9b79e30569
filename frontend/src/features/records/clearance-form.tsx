import { useState } from "react";
import { asProblem } from "@/api/errors";
import { sentence } from "@/lib/format";
import { Checkboxes } from "@/ui/checkboxes";
import { SelectField, TextArea, TextField } from "@/ui/field";
import { Form } from "@/ui/form";
import { AUDIENCES, isStricter, SENSITIVE_NAMES, sharingOf } from "./audience-words";
import { addClearance, type ClearanceBody, type Target } from "./calls";
import { useChange } from "./mutations";
import { type Audience, type OwnRecord, SENSITIVE, type SensitiveField } from "./record";

const CHECKS = [
  { value: "ndaChecked", label: "I read what the agreement allows" },
  { value: "supplierConsent", label: "The supplier agreed" },
  {
    value: "disclosureConsidered",
    label: "I considered section 94 of the Procurement Act 2023 and freedom of information",
  },
] as const;

/** Clears one sensitive field of a contract under an agreement, with the reason why it may be. */
export function ClearanceForm({ target, own }: { target: Target; own: OwnRecord }) {
  const cleared = new Set(own.clearances.map((clearance) => clearance.field));
  const left = SENSITIVE.filter((field) => !cleared.has(field));
  const [field, setField] = useState<SensitiveField>(left[0] ?? "value");
  const chosen = sharingOf(own, field).audience;
  const [audience, setAudience] = useState<Audience | null>(null);
  const [until, setUntil] = useState("");
  const [reason, setReason] = useState("");
  const [checked, setChecked] = useState<string[]>([]);
  const add = useChange((body: ClearanceBody) => addClearance(target, body));

  return (
    <details>
      <summary>Clear a field</summary>
      <Form
        submit={`Clear ${SENSITIVE_NAMES[field]}`}
        busy={add.isPending}
        problem={add.error ? asProblem(add.error) : null}
        check={() =>
          reason.trim() === ""
            ? [{ pointer: "/reason", detail: "Say why it may be shown: the audit keeps it" }]
            : []
        }
        onSubmit={() =>
          add.mutate({
            field,
            audience: audience ?? chosen,
            until: until || null,
            reason,
            ndaChecked: checked.includes("ndaChecked"),
            supplierConsent: checked.includes("supplierConsent"),
            disclosureConsidered: checked.includes("disclosureConsidered"),
          })
        }
      >
        <SelectField
          label="What"
          pointer="/field"
          value={field}
          options={SENSITIVE.map((name) => ({
            value: name,
            label: sentence(SENSITIVE_NAMES[name]),
          }))}
          onChoose={(value) => setField(value as SensitiveField)}
        />
        <SelectField
          label="To whom"
          hint="Never more than those who see the field otherwise"
          pointer="/audience"
          value={audience ?? chosen}
          options={AUDIENCES.filter(
            ({ value }) => value !== "own" && !isStricter(chosen, value),
          ).map(({ value, label }) => ({ value, label }))}
          onChoose={(value) => setAudience(value as Audience)}
        />
        <TextArea
          label="Why it may be shown"
          pointer="/reason"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Checkboxes
          label="What was considered"
          options={CHECKS}
          chosen={checked}
          onChange={setChecked}
        />
        <TextField
          label="Until"
          hint="Empty: till you take it back"
          type="date"
          pointer="/until"
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
      </Form>
    </details>
  );
}
