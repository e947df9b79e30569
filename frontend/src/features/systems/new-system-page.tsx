import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import { useProductChoices, useServiceAreaChoices, useVendorChoices } from "@/api/reference";
import { useMay } from "@/api/session";
import type { SystemStatement } from "@/api/types";
import { ChoiceBox } from "@/ui/choice-box";
import { TextField } from "@/ui/field";
import { Form } from "@/ui/form";
import { MembersOnly } from "@/ui/members-only";
import { Page } from "@/ui/page";
import { useCreate } from "./mutations";
import { StatementFields } from "./statement-fields";

/** Puts a system on record of which no contract tells. */
export function NewSystemPage() {
  return (
    <MembersOnly
      title="Add a system"
      what="Officers put systems on record here that no published contract tells of."
      right="WriteSystems"
      roles={["contributor", "approver"]}
    >
      {() => (
        <Page
          title="Add a system"
          lead="Only what no contract tells of: everything else is there already, to be confirmed."
        >
          <NewSystemForm />
        </Page>
      )}
    </MembersOnly>
  );
}

function NewSystemForm() {
  const navigate = useNavigate();
  const mayPublish = useMay("SetAudience");
  const create = useCreate();
  const [productText, setProductText] = useState("");
  const [vendorText, setVendorText] = useState("");
  const [area, setArea] = useState<string | null>(null);
  const [product, setProduct] = useState<string | null>(null);
  const [name, setName] = useState("");
  const [vendor, setVendor] = useState<string | null>(null);
  const [said, setSaid] = useState<SystemStatement>({ inUse: true, audience: "members" });
  const areas = useServiceAreaChoices();
  const products = useProductChoices(productText, product ? [product] : []);
  const vendors = useVendorChoices(vendorText, vendor ? [vendor] : []);
  const nothingNamed = product === null && name.trim() === "" && vendor === null;
  return (
    <Form
      submit="Put it on record"
      busy={create.isPending}
      problem={create.error ? asProblem(create.error) : null}
      check={() => [
        ...(area === null ? [{ pointer: "/serviceArea", detail: "Choose what it is for" }] : []),
        ...(nothingNamed
          ? [{ pointer: "/productName", detail: "Name the product, or at least its vendor" }]
          : []),
      ]}
      onSubmit={() => {
        if (area === null) return;
        create.mutate(
          {
            serviceArea: area,
            product: product ?? undefined,
            productName: product ? undefined : name.trim() || undefined,
            vendor: vendor ?? undefined,
            statement: said,
          },
          { onSuccess: ({ id }) => void navigate({ to: "/systems/$id", params: { id } }) },
        );
      }}
    >
      <ChoiceBox
        label="What it is for"
        placeholder="Choose a service area"
        choices={areas}
        chosen={area ? [area] : []}
        onChange={([code]) => setArea(code ?? null)}
        single
      />
      <ChoiceBox
        label="Product on record"
        placeholder="Type a part of a name"
        choices={products}
        chosen={product ? [product] : []}
        onChange={([id]) => setProduct(id ?? null)}
        onType={setProductText}
        single
      />
      {product ? null : (
        <TextField
          label="Or the name of another product"
          pointer="/productName"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      )}
      <ChoiceBox
        label="Vendor"
        placeholder="Type a part of a name"
        choices={vendors}
        chosen={vendor ? [vendor] : []}
        onChange={([id]) => setVendor(id ?? null)}
        onType={setVendorText}
        single
      />
      <StatementFields
        value={said}
        at="/statement"
        mayPublish={mayPublish}
        onChange={(patch) => setSaid((before) => ({ ...before, ...patch }))}
      />
    </Form>
  );
}
