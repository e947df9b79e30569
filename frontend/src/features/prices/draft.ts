import type { NewPrice, PricePoint } from "./queries";

/** What the form holds: text until it is sent. */
export type PriceDraft = {
  vendor: string;
  product: string;
  unit: PricePoint["unit"];
  price: string;
  quantity: string;
  on: string;
  included: string;
  nda: boolean;
  compared: boolean;
  audience: PricePoint["audience"];
};

export function emptyDraft(today: string): PriceDraft {
  return {
    vendor: "",
    product: "",
    unit: "user",
    price: "",
    quantity: "",
    on: today,
    included: "",
    nda: false,
    compared: true,
    audience: "own",
  };
}

export function draftOf(price: PricePoint): PriceDraft {
  return {
    vendor: price.vendor.id,
    product: price.product?.name ?? "",
    unit: price.unit,
    price: String(price.price.amount),
    quantity: String(price.quantity),
    on: price.on,
    included: price.included,
    nda: price.nda,
    compared: price.compared,
    audience: price.audience,
  };
}

/** "£1,250.50" as people type it; not a number where it is none. */
export function readAmount(text: string): number {
  const plain = text.replace(/[£,\s]/g, "");
  return /^\d+(\.\d{1,2})?$/.test(plain) ? Number(plain) : Number.NaN;
}

/** What is sent. Under an NDA nothing is shown and nothing counts, whatever stood there before. */
export function bodyOf(draft: PriceDraft): NewPrice {
  return {
    vendor: draft.vendor,
    product: draft.product.trim() || undefined,
    unit: draft.unit,
    price: { amount: readAmount(draft.price), currency: "GBP" },
    quantity: Number(draft.quantity.replace(/[,\s]/g, "")),
    on: draft.on,
    included: draft.included.trim(),
    nda: draft.nda,
    compared: draft.compared && !draft.nda,
    audience: draft.nda ? "own" : draft.audience,
  };
}

/** What can be told without asking the server. */
export function wrongWith(draft: PriceDraft): { pointer: string; detail: string }[] {
  const quantity = draft.quantity.replace(/[,\s]/g, "");
  const wrong = [
    [draft.vendor === "", "/vendor", "Choose who is paid"],
    [Number.isNaN(readAmount(draft.price)), "/price", "Say pounds, as 118.50"],
    [!/^[1-9]\d{0,8}$/.test(quantity), "/quantity", "Say how many, as 420"],
    [draft.on === "", "/on", "Say since when"],
  ] as const;
  return wrong.flatMap(([is, pointer, detail]) => (is ? [{ pointer, detail }] : []));
}
