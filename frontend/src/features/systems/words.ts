import type { System } from "@/api/types";

export type SystemState = System["state"];

export const STATE_WORDS: Record<SystemState, string> = {
  inferred: "Inferred",
  claimed: "Claimed",
  confirmed: "Confirmed",
  rejected: "Rejected",
};

/** What each way of knowing means, for who reads the matrix. */
export const STATE_MEANS: Record<SystemState, string> = {
  inferred: "a contract tells of it",
  claimed: "the vendor says so",
  confirmed: "the borough says so",
  rejected: "the borough says that it is not so, or no more",
};

export const HOSTING_WORDS: Record<NonNullable<System["hosting"]>, string> = {
  cloud: "In the cloud, shared with other customers",
  vendorHosted: "Run by the vendor for this authority alone",
  onPremises: "On the authority's own machines",
};

export const AUDIENCE_OPTIONS = [
  { value: "members", label: "All member authorities" },
  { value: "own", label: "My authority alone" },
  { value: "public", label: "Everybody" },
] as const;

const MARK_LENGTH = 3;

/** Three letters for a product, as many to tell neighbours in a matrix apart: "NEC Housing" is "NHo". */
export function markOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  const [first = "", second] = words;
  if (second === undefined) return first.slice(0, MARK_LENGTH);
  return first.slice(0, 1) + second.slice(0, MARK_LENGTH - 1);
}
