import type { Pilot } from "@/api/types";
import type { Wrong } from "@/ui/form";
import type { PilotBody, PilotPatch } from "./mutations";

/** A pilot as somebody types it. */
export type Draft = {
  question: string;
  approach: string;
  serviceAreas: string[];
  product: string;
  vendor: string | null;
  start: string;
  end: string;
  measures: string;
  contact: string;
  audience: Pilot["audience"];
  decision: string;
  why: string;
  outcome: string;
  lessons: string;
  cost: string;
  people: string;
  documents: string;
};

export const EMPTY: Draft = {
  question: "",
  approach: "",
  serviceAreas: [],
  product: "",
  vendor: null,
  start: "",
  end: "",
  measures: "",
  contact: "",
  audience: "members",
  decision: "",
  why: "",
  outcome: "",
  lessons: "",
  cost: "",
  people: "",
  documents: "",
};

export function draftOf(pilot: Pilot): Draft {
  return {
    question: pilot.question,
    approach: pilot.approach ?? "",
    serviceAreas: pilot.serviceAreas.map(({ code }) => code),
    product: pilot.product?.name ?? "",
    vendor: pilot.vendor?.id ?? null,
    start: pilot.start ?? "",
    end: pilot.end ?? "",
    measures: pilot.measures ?? "",
    contact: pilot.contact ?? "",
    audience: pilot.audience,
    decision: pilot.decision ?? "",
    why: pilot.why ?? "",
    outcome: pilot.outcome ?? "",
    lessons: pilot.lessons ?? "",
    cost: pilot.cost ? String(pilot.cost.amount) : "",
    people: pilot.people === null ? "" : String(pilot.people),
    documents: pilot.documents.join("\n"),
  };
}

/** Whether it is time to say what came of it, or somebody has begun to. */
export function isOver(draft: Draft, today: string): boolean {
  return (draft.end !== "" && draft.end < today) || draft.decision !== "" || draft.outcome !== "";
}

const amount = (text: string) => Number(text.replace(/[£, ]/g, ""));

/** What can be told without asking the server. */
export function wrongWith(draft: Draft): Wrong[] {
  const wrong: Wrong[] = [];
  if (draft.question.trim() === "") {
    wrong.push({ pointer: "/question", detail: "Say what you want to know" });
  }
  if (draft.approach.trim() === "" && draft.product.trim() === "") {
    wrong.push({ pointer: "/approach", detail: "Say what is tried, or name the product" });
  }
  if (draft.serviceAreas.length === 0) {
    wrong.push({ pointer: "/serviceAreas", detail: "Choose at least one" });
  }
  if (draft.start && draft.end && draft.end < draft.start) {
    wrong.push({ pointer: "/end", detail: "Ends before it starts" });
  }
  if (draft.cost.trim() !== "" && !(amount(draft.cost) >= 0)) {
    wrong.push({ pointer: "/cost", detail: "Give an amount in pounds, as 12,500" });
  }
  if (!/^[\d, ]*$/.test(draft.people)) {
    wrong.push({ pointer: "/people", detail: "Give a whole number" });
  }
  return wrong;
}

/** The draft as the API takes it. */
export function bodyOf(draft: Draft): PilotBody {
  const text = (value: string) => value.trim() || null;
  return {
    question: draft.question.trim(),
    approach: text(draft.approach),
    serviceAreas: draft.serviceAreas,
    product: text(draft.product),
    vendor: draft.vendor,
    start: text(draft.start),
    end: text(draft.end),
    measures: text(draft.measures),
    contact: text(draft.contact),
    audience: draft.audience,
    decision: (text(draft.decision) ?? null) as PilotBody["decision"],
    why: text(draft.why),
    outcome: text(draft.outcome),
    lessons: text(draft.lessons),
    cost: draft.cost.trim() === "" ? null : { amount: amount(draft.cost), currency: "GBP" },
    people: draft.people.trim() === "" ? null : amount(draft.people),
    documents: draft.documents.split(/\s+/).filter((address) => address !== ""),
  };
}

/** The fields of a draft that differ from what it began with, by the API's names. */
export function changesOf(draft: Draft, begin: Draft): (keyof Draft)[] {
  const names = Object.keys(EMPTY) as (keyof Draft)[];
  return names.filter((name) => JSON.stringify(draft[name]) !== JSON.stringify(begin[name]));
}

/** Those fields alone, as a merge patch. */
export function patchOf(draft: Draft, begin: Draft): PilotPatch {
  const body = bodyOf(draft) as Record<string, unknown>;
  return Object.fromEntries(changesOf(draft, begin).map((name) => [name, body[name] ?? null]));
}
