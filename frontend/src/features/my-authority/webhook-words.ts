import { formatCount, formatInstant, formatList } from "@/lib/format";
import type { Delivery, Webhook, WebhookKind } from "./webhook-calls";

export const KINDS: readonly { value: WebhookKind; label: string }[] = [
  { value: "contract", label: "Contracts" },
  { value: "procurement", label: "Procurements" },
  { value: "opportunity", label: "Opportunities" },
  { value: "stance", label: "Stances of members" },
  { value: "vendor", label: "Vendors" },
  { value: "authority", label: "Authorities" },
  { value: "pilot", label: "Pilots" },
  { value: "system", label: "Systems in use" },
  { value: "review", label: "Published reviews" },
];

/** What it tells of, as a sentence goes on. */
export function kindsInWords(kinds: readonly WebhookKind[]): string {
  const labels = KINDS.filter(({ value }) => kinds.includes(value)).map(({ label }) => label);
  return labels.length === 0
    ? "everything"
    : formatList(labels.map((label) => label.toLowerCase()));
}

type Told = { tone: "good" | "mark" | "bad" | "plain"; word: string; detail: string | null };

/** How it goes, in words. */
export function stateInWords(webhook: Webhook): Told {
  const waiting = webhook.waiting > 0 ? `${formatCount(webhook.waiting, "message")} waiting` : null;
  if (webhook.state === "gone") {
    return {
      tone: "bad",
      word: "Gone",
      detail: "The receiver answered that it is gone (410). Turn it on again once it is back.",
    };
  }
  if (webhook.state === "off") return { tone: "plain", word: "Off", detail: waiting };
  if (webhook.failingSince) {
    const since = `Every try has failed since ${formatInstant(webhook.failingSince)}`;
    return {
      tone: "bad",
      word: "Failing",
      detail: waiting ? `${since}; ${waiting}` : since,
    };
  }
  if (waiting) return { tone: "mark", word: "Sending", detail: waiting };
  if (!webhook.deliveredAt) {
    return { tone: "plain", word: "On", detail: "Nothing sent yet: send a test" };
  }
  return { tone: "good", word: "On", detail: `Last taken ${formatInstant(webhook.deliveredAt)}` };
}

/** What came of one message. */
export function deliveryInWords(delivery: Delivery): Told {
  const answer = delivery.status ? `answered ${delivery.status}` : (delivery.said ?? null);
  switch (delivery.state) {
    case "delivered":
      return { tone: "good", word: "Taken", detail: answer };
    case "failed":
      return { tone: "bad", word: "Given up", detail: answer };
    case "withheld":
      return { tone: "plain", word: "Not sent", detail: "No longer yours to know" };
    default:
      return delivery.attempts === 0
        ? { tone: "plain", word: "Waiting", detail: null }
        : {
            tone: "mark",
            word: `Tried ${formatCount(delivery.attempts, "time")}`,
            detail: delivery.nextTryAt
              ? `${answer ? `${answer}; ` : ""}next try ${formatInstant(delivery.nextTryAt)}`
              : answer,
          };
  }
}
