import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import { useProductChoices } from "@/api/reference";
import type { Product } from "@/api/types";
import { ChoiceBox } from "@/ui/choice-box";
import { TextField } from "@/ui/field";
import { Form, type Wrong } from "@/ui/form";
import { useMergeProduct, useRenameProduct, useSplitProduct } from "./mutations";

function unsaid(reason: string): Wrong[] {
  return reason.trim() === ""
    ? [{ pointer: "/reason", detail: "Say why: every member can read it" }]
    : [];
}

type ReasonProps = { reason: string; onReason: (reason: string) => void; hint: string };

function Reason({ reason, onReason, hint }: ReasonProps) {
  return (
    <TextField
      label="Why"
      hint={hint}
      pointer="/reason"
      value={reason}
      onChange={(event) => onReason(event.target.value)}
    />
  );
}

/** Says that a product is part of another one, and why. */
export function MergeProductForm({ product }: { product: Product }) {
  const [text, setText] = useState("");
  const [into, setInto] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const choices = useProductChoices(text, into ? [into] : []);
  const navigate = useNavigate();
  const merge = useMergeProduct(product.id);
  return (
    <Form
      submit="Merge the two"
      busy={merge.isPending}
      problem={merge.error ? asProblem(merge.error) : null}
      check={() => [
        ...(into === null
          ? [{ pointer: "/into", detail: "Choose the product that it is part of" }]
          : []),
        ...unsaid(reason),
      ]}
      onSubmit={() => {
        if (into === null) return;
        merge.mutate(
          { into, reason: reason.trim() },
          { onSuccess: () => void navigate({ to: "/products/$id", params: { id: into } }) },
        );
      }}
    >
      <ChoiceBox
        label={`${product.name} is part of`}
        placeholder="Type a part of a name"
        choices={choices.filter((choice) => choice.value !== product.id)}
        chosen={into ? [into] : []}
        onChange={([id]) => setInto(id ?? null)}
        onType={setText}
        single
      />
      <Reason
        reason={reason}
        onReason={setReason}
        hint="As “Sold under the buyer's name since the takeover”"
      />
    </Form>
  );
}

/** Says what a product is called now, and why. */
export function RenameProductForm({ product }: { product: Product }) {
  const [name, setName] = useState("");
  const [reason, setReason] = useState("");
  const rename = useRenameProduct(product.id);
  return (
    <Form
      submit="Rename it"
      busy={rename.isPending}
      problem={rename.error ? asProblem(rename.error) : null}
      check={() => [
        ...(name.trim() === "" ? [{ pointer: "/name", detail: "Say the new name" }] : []),
        ...unsaid(reason),
      ]}
      onSubmit={() => rename.mutate({ name: name.trim(), reason: reason.trim() })}
    >
      <TextField
        label="New name"
        pointer="/name"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Reason reason={reason} onReason={setReason} hint="As “Renamed by its maker in May”" />
    </Form>
  );
}

/** Says that one of a product's names is another product, and why. */
export function SplitProductForm({ product }: { product: Product }) {
  const [names, setNames] = useState<string[]>([]);
  const [reason, setReason] = useState("");
  const split = useSplitProduct(product.id);
  return (
    <Form
      submit="Split it off"
      busy={split.isPending}
      problem={split.error ? asProblem(split.error) : null}
      check={() => [
        ...(names.length === 0 ? [{ pointer: "/names", detail: "Choose a name" }] : []),
        ...unsaid(reason),
      ]}
      onSubmit={() => split.mutate({ names, reason: reason.trim() })}
    >
      <ChoiceBox
        label="Names that are another product's"
        choices={product.names.map((name) => ({ value: name, label: name }))}
        chosen={names}
        onChange={setNames}
      />
      <Reason reason={reason} onReason={setReason} hint="As “A product of its own since 2024”" />
    </Form>
  );
}
