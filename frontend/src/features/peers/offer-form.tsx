import { useState } from "react";
import { asProblem } from "@/api/errors";
import { useToday, useVendorChoices } from "@/api/reference";
import { ChoiceBox } from "@/ui/choice-box";
import { TextField } from "@/ui/field";
import { Form, missing, useFormField } from "@/ui/form";
import { offerPeer, usePeerChange } from "./mutations";
import styles from "./peers.module.css";

type OfferFormProps = {
  /** The vendor of the page that it stands on. */
  vendor?: string;
  onDone: () => void;
  onCancel: () => void;
};

/** Half a year from a day: long enough to be of use, short enough to be asked anew. */
function halfAYear(today: string): string {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() + 6);
  return day.toISOString().slice(0, 10);
}

/** Being asked, offered in under a minute. */
export function OfferForm({ vendor, onDone, onCancel }: OfferFormProps) {
  const today = useToday();
  const [key] = useState(() => crypto.randomUUID());
  const [draft, setDraft] = useState({
    vendor: vendor ?? "",
    product: "",
    knows: "",
    since: "",
    aMonth: "2",
    reach: "",
    until: halfAYear(today),
  });
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change });
  const offer = usePeerChange(offerPeer);
  return (
    <Form
      submit="Offer to be asked"
      busy={offer.isPending}
      problem={offer.error ? asProblem(offer.error) : null}
      check={() =>
        missing(draft, {
          vendor: "Choose the vendor",
          knows: "Say what you know",
          reach: "Say how you want to be reached",
        })
      }
      onSubmit={() =>
        offer.mutate(
          {
            key,
            body: {
              vendor: draft.vendor,
              product: draft.product.trim() || null,
              knows: draft.knows.trim(),
              since: draft.since.trim() === "" ? null : Number(draft.since),
              aMonth: Number(draft.aMonth),
              reach: draft.reach.trim(),
              until: draft.until,
            },
          },
          { onSuccess: onDone },
        )
      }
      onCancel={onCancel}
    >
      {vendor ? null : (
        <VendorField vendor={draft.vendor} onChange={(chosen) => set({ vendor: chosen })} />
      )}
      <TextField
        label="What you know"
        hint="As “implementation and data migration”"
        pointer="/knows"
        maxLength={300}
        value={draft.knows}
        onChange={(event) => set({ knows: event.target.value })}
      />
      <TextField
        label="How to reach you"
        hint="As “extension 4411, Tuesdays”. Kept sealed; shown to whoever asks once you accept, and to nobody else"
        pointer="/reach"
        maxLength={200}
        value={draft.reach}
        onChange={(event) => set({ reach: event.target.value })}
      />
      <div className={styles.pair}>
        <TextField
          label="Questions a month"
          type="number"
          min={1}
          max={20}
          pointer="/aMonth"
          value={draft.aMonth}
          onChange={(event) => set({ aMonth: event.target.value })}
        />
        <TextField
          label="Until"
          type="date"
          pointer="/until"
          value={draft.until}
          onChange={(event) => set({ until: event.target.value })}
        />
      </div>
      <div className={styles.pair}>
        <TextField
          label="Product, if it is one"
          pointer="/product"
          maxLength={200}
          value={draft.product}
          onChange={(event) => set({ product: event.target.value })}
        />
        <TextField
          label="Since which year"
          inputMode="numeric"
          pointer="/since"
          value={draft.since}
          onChange={(event) => set({ since: event.target.value.replace(/\D/g, "") })}
        />
      </div>
    </Form>
  );
}

function VendorField({ vendor, onChange }: { vendor: string; onChange: (id: string) => void }) {
  const [text, setText] = useState("");
  const chosen = vendor ? [vendor] : [];
  const { id, error } = useFormField("/vendor", "Vendor");
  return (
    <div id={id} tabIndex={-1}>
      <ChoiceBox
        single
        label="Vendor"
        placeholder="Type a part of a name"
        choices={useVendorChoices(text, chosen)}
        chosen={chosen}
        onChange={([first]) => onChange(first ?? "")}
        onType={setText}
      />
      {error ? <p role="alert">{error}</p> : null}
    </div>
  );
}
