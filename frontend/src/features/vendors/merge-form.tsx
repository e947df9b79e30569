import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import { useVendorChoices } from "@/api/reference";
import type { VendorDetail } from "@/api/types";
import { ChoiceBox } from "@/ui/choice-box";
import { TextField } from "@/ui/field";
import { Form } from "@/ui/form";
import { useMerge } from "./mutations";

/** Says that a vendor is part of another one, and why. */
export function MergeForm({ vendor }: { vendor: VendorDetail }) {
  const [text, setText] = useState("");
  const [into, setInto] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const choices = useVendorChoices(text, into ? [into] : []);
  const navigate = useNavigate();
  const merge = useMerge(vendor.id);
  return (
    <Form
      submit="Merge the two"
      busy={merge.isPending}
      problem={merge.error ? asProblem(merge.error) : null}
      check={() => [
        ...(into === null
          ? [{ pointer: "/into", detail: "Choose the vendor that it is part of" }]
          : []),
        ...(reason.trim() === ""
          ? [{ pointer: "/reason", detail: "Say why: everybody can read it" }]
          : []),
      ]}
      onSubmit={() => {
        if (into === null) return;
        merge.mutate(
          { into, reason: reason.trim() },
          { onSuccess: () => void navigate({ to: "/vendors/$id", params: { id: into } }) },
        );
      }}
    >
      <ChoiceBox
        label={`${vendor.name} is part of`}
        placeholder="Type a part of a name"
        choices={choices.filter((choice) => choice.value !== vendor.id)}
        chosen={into ? [into] : []}
        onChange={([id]) => setInto(id ?? null)}
        onType={setText}
        single
      />
      <TextField
        label="Why"
        hint="As “Renamed in 2021, see Companies House”"
        pointer="/reason"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Form>
  );
}
