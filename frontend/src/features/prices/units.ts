import type { PricePoint } from "./queries";

/** What one pays for one of, as a form offers it. */
export const UNITS: readonly { value: PricePoint["unit"]; label: string }[] = [
  { value: "user", label: "A named user, for a year" },
  { value: "licence", label: "A concurrent or device licence, for a year" },
  { value: "device", label: "A device, bought" },
  { value: "property", label: "A property that is managed, for a year" },
  { value: "transaction", label: "A case or transaction" },
  { value: "site", label: "A site or connection, for a year" },
  { value: "day", label: "A day of somebody’s work" },
  { value: "system", label: "The whole system, for a year" },
];

/** Who sees the price itself. */
export const AUDIENCES: readonly { value: PricePoint["audience"]; label: string }[] = [
  { value: "own", label: "Only your authority" },
  { value: "members", label: "Every member authority" },
  { value: "public", label: "Everybody" },
];
