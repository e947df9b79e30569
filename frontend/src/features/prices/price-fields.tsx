import { useState } from "react";
import { useVendorChoices } from "@/api/reference";
import { useMay } from "@/api/session";
import { Checkboxes } from "@/ui/checkboxes";
import { ChoiceBox } from "@/ui/choice-box";
import { SelectField, TextField } from "@/ui/field";
import type { PriceDraft } from "./draft";
import styles from "./prices.module.css";
import { AUDIENCES, UNITS } from "./units";

type PriceFieldsProps = { draft: PriceDraft; onChange: (draft: PriceDraft) => void };

/** The fields of a price: what it takes to compare it, and who sees it. */
export function PriceFields({ draft, onChange }: PriceFieldsProps) {
  const [text, setText] = useState("");
  const mayShare = useMay("SetAudience");
  const chosen = draft.vendor === "" ? [] : [draft.vendor];
  const set = (change: Partial<PriceDraft>) => onChange({ ...draft, ...change });
  return (
    <>
      <ChoiceBox
        label="Vendor"
        placeholder="Type a part of its name"
        single
        choices={useVendorChoices(text, chosen)}
        chosen={chosen}
        onChange={(ids) => set({ vendor: ids.at(-1) ?? "" })}
        onType={setText}
      />
      <div className={styles.pair}>
        <TextField
          label="Product"
          hint="As it is called; leave it empty for people's days"
          pointer="/product"
          maxLength={120}
          value={draft.product}
          onChange={(event) => set({ product: event.target.value })}
        />
        <SelectField
          label="One of what"
          pointer="/unit"
          value={draft.unit}
          options={UNITS}
          onChoose={(unit) => set({ unit: unit as PriceDraft["unit"] })}
        />
      </div>
      <div className={styles.three}>
        <TextField
          label="Price for one"
          hint="Pounds, without VAT"
          pointer="/price"
          inputMode="decimal"
          value={draft.price}
          onChange={(event) => set({ price: event.target.value })}
        />
        <TextField
          label="How many"
          hint="Units you pay for"
          pointer="/quantity"
          inputMode="numeric"
          value={draft.quantity}
          onChange={(event) => set({ quantity: event.target.value })}
        />
        <TextField
          label="Since"
          hint="The day it held from"
          pointer="/on"
          type="date"
          value={draft.on}
          onChange={(event) => set({ on: event.target.value })}
        />
      </div>
      <TextField
        label="What is included"
        hint="Hosting, support, modules: what makes it comparable"
        pointer="/included"
        maxLength={500}
        value={draft.included}
        onChange={(event) => set({ included: event.target.value })}
      />
      <Checkboxes
        label="Who learns of it"
        options={[
          {
            value: "nda",
            label: "It is under a non-disclosure agreement.",
            about: "It stays with your authority, and counts in no band.",
          },
          ...(draft.nda
            ? []
            : [
                {
                  value: "compared" as const,
                  label: "Count it in bands.",
                  about:
                    "Bands tell of at least five authorities together; nobody sees the price, and it comes in with others at the beginning of a quarter.",
                },
              ]),
        ]}
        chosen={[
          ...(draft.nda ? ["nda" as const] : []),
          ...(draft.compared ? ["compared" as const] : []),
        ]}
        onChange={(picked) =>
          set({
            nda: picked.includes("nda"),
            // What is not offered under an NDA is as it was once that is gone.
            compared: draft.nda ? draft.compared : picked.includes("compared"),
          })
        }
      />
      {mayShare && !draft.nda ? (
        <SelectField
          label="Who sees the price itself"
          pointer="/audience"
          value={draft.audience}
          options={AUDIENCES}
          onChoose={(audience) => set({ audience: audience as PriceDraft["audience"] })}
        />
      ) : null}
    </>
  );
}
