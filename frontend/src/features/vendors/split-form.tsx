import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import type { VendorDetail } from "@/api/types";
import { Checkboxes } from "@/ui/checkboxes";
import { TextField } from "@/ui/field";
import { Form } from "@/ui/form";
import { useSplit } from "./mutations";

/** Says which spellings and numbers of a vendor are another company's, and why. */
export function SplitForm({ vendor }: { vendor: VendorDetail }) {
  const [name, setName] = useState("");
  const [names, setNames] = useState<string[]>([]);
  const [numbers, setNumbers] = useState<string[]>([]);
  const [reason, setReason] = useState("");
  const numbersKnown = vendor.identifiers.map(({ scheme, id }) => {
    const number = `${scheme}-${id}`;
    return { value: number, label: number };
  });
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
      <Checkboxes
        label="Spellings that are the other company's"
        pointer="/names"
        options={vendor.names.map((entry) => ({ value: entry.name, label: entry.name }))}
        chosen={names}
        onChange={setNames}
      />
      {numbersKnown.length > 0 ? (
        <Checkboxes
          label="Numbers that are the other company's"
          pointer="/numbers"
          options={numbersKnown}
          chosen={numbers}
          onChange={setNumbers}
        />
      ) : null}
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
