import { formatDate } from "@/lib/format";
import type { Review, ReviewChallenge, ReviewStep } from "./queries";

/** What is rated beside the whole, with what to think of. */
export const ASPECTS = [
  { value: "implementation", label: "Implementation", hint: "How it was put in" },
  {
    value: "costAgainstQuote",
    label: "Cost against quote",
    hint: "What it cost against what was quoted",
  },
  { value: "customisation", label: "Cost of customisation", hint: "What changes to it cost" },
  { value: "support", label: "Support", hint: "Help when something is wrong" },
  { value: "productFit", label: "Product fit", hint: "How well it does what it was bought for" },
  { value: "roadmap", label: "Roadmap and improvement", hint: "Whether it gets better" },
  {
    value: "dataAndIntegration",
    label: "Data access and integration",
    hint: "Getting at your own data, connecting other systems",
  },
  { value: "exit", label: "Exit", hint: "Leaving" },
] as const;

export const DESKS: readonly { value: Review["desk"]; label: string }[] = [
  { value: "service", label: "Runs the service" },
  { value: "technology", label: "Looks after the technology" },
  { value: "procurement", label: "Bought it" },
  { value: "contractManagement", label: "Manages the contract" },
];

const DESK_IN_WORDS: Record<Review["desk"], string> = {
  service: "by those who run the service",
  technology: "by those who look after the technology",
  procurement: "by those who bought it",
  contractManagement: "by those who manage the contract",
};

export function deskInWords(desk: Review["desk"]): string {
  return DESK_IN_WORDS[desk];
}

export const STATES: Record<
  Review["state"],
  { label: string; tone: "plain" | "accent" | "good" | "mark" }
> = {
  draft: { label: "Draft", tone: "plain" },
  submitted: { label: "Waiting for approval", tone: "accent" },
  moderation: { label: "With the convenor", tone: "accent" },
  published: { label: "Published", tone: "good" },
  returned: { label: "Returned", tone: "mark" },
  replaced: { label: "Replaced", tone: "plain" },
  withdrawn: { label: "Withdrawn", tone: "plain" },
};

export const STEPS: Record<ReviewStep["step"], string> = {
  begun: "Begun",
  submitted: "Handed in for approval",
  approved: "Approved by a second person",
  returned: "Returned",
  published: "Published by a convenor",
  appealed: "Appealed",
  withdrawn: "Withdrawn",
  revised: "Taken up again",
  replaced: "Replaced by a newer one",
};

export const OUTCOMES: Record<NonNullable<ReviewChallenge["outcome"]>, string> = {
  stands: "The fact stands",
  corrected: "The fact was corrected",
  removed: "The fact was taken out",
};

export type FactName = ReviewChallenge["fact"];
type FactField = keyof Review["facts"];

export const BANDS: readonly { value: string; label: string }[] = [
  { value: "", label: "Cannot say" },
  { value: "under-100k", label: "Under £100k" },
  { value: "100k-250k", label: "£100k to £250k" },
  { value: "250k-500k", label: "£250k to £500k" },
  { value: "500k-1m", label: "£500k to £1m" },
  { value: "1m-2.5m", label: "£1m to £2.5m" },
  { value: "2.5m-5m", label: "£2.5m to £5m" },
  { value: "5m-10m", label: "£5m to £10m" },
  { value: "10m-25m", label: "£10m to £25m" },
  { value: "over-25m", label: "Over £25m" },
];

const day = (value: unknown) => formatDate(String(value));
const band = (value: unknown) => BANDS.find((entry) => entry.value === value)?.label ?? "";
const yesOrNo = (value: unknown) => (value === true ? "Yes" : "No");

/** Facts in their order: what each is called, and how it is said. */
export const FACTS: readonly {
  value: FactField & FactName;
  label: string;
  say: (value: unknown) => string;
}[] = [
  { value: "plannedGoLive", label: "Planned go-live", say: day },
  { value: "realGoLive", label: "Real go-live", say: day },
  { value: "plannedCost", label: "Planned cost", say: band },
  { value: "finalCost", label: "Final cost", say: band },
  { value: "changeRequests", label: "Change requests paid", say: String },
  { value: "serviceCredits", label: "Service credits claimed", say: yesOrNo },
  { value: "buyAgain", label: "Would buy again", say: yesOrNo },
];

export function factLabel(fact: FactName): string {
  return FACTS.find((entry) => entry.value === fact)?.label ?? fact;
}

/** The most words of each side of a review. */
export const MOST_WORDS = 30;

export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => word !== "").length;
}

/** Rows of facts that are said, and of those that are frozen. */
export function factRows(review: Review): { name: string; value: string }[] {
  return FACTS.flatMap(({ value: name, label, say }) => {
    const frozen = review.challenges.some(
      (challenge) => challenge.fact === name && challenge.outcome === null,
    );
    const value = review.facts[name];
    if (frozen) return [{ name: label, value: "Challenged by the vendor, and not shown for now" }];
    return value === null ? [] : [{ name: label, value: say(value) }];
  });
}
