import { sentence } from "@/lib/format";

/** "Contract confirmed" for `contract.confirmed`, "Sign-in provider changed" for `signInProvider.changed`. */
export function actionWords(action: string): string {
  const words = action
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll(/[._-]/g, " ")
    .toLowerCase();
  return sentence(words);
}

/** A value as short text: nothing is "nothing", a list its members. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === "") return "nothing";
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(valueWords).join(", ") || "nothing";
  return JSON.stringify(value);
}
