import { client } from "@/api/client";
import { ProblemError, problemOf } from "@/api/errors";
import type { components } from "@/api/schema.gen";
import { type Draft, patchOf } from "./fields";
import type { Kind } from "./record";

type Schemas = components["schemas"];
type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
type Init = {
  params?: {
    path?: Record<string, string>;
    query?: Record<string, unknown>;
    header?: Record<string, string>;
  };
  body?: unknown;
  signal?: AbortSignal;
};
type Call = (
  path: string,
  init: Init,
) => Promise<{ data?: unknown; error?: unknown; response: Response }>;

/** The same door: addresses that are put together have no type, what goes through them has. */
const door = client as unknown as Record<Method, Call>;

/** The operations on contracts and procurements are the same but for the noun in the address. */
async function call<T>(method: Method, path: string, init: Init = {}): Promise<T> {
  const { data, error, response } = await door[method](path, init).catch((cause) => {
    throw new ProblemError(
      {
        title: "The server cannot be reached",
        detail: "Nothing was changed. Check your connection and try again.",
        status: 0,
      },
      cause,
    );
  });
  if (!response.ok) throw new ProblemError(problemOf(error, response));
  return data as T;
}

const LISTS = { contract: "/api/v1/contracts", procurement: "/api/v1/procurements" } as const;

/** A record in the version that a change is made to; a newer one is answered with 412. */
export type Target = { kind: Kind; id: string; version: number };

function change<T>(method: Method, target: Target, rest: string, body?: unknown): Promise<T> {
  return call(method, `${LISTS[target.kind]}/{id}${rest}`, {
    params: { path: { id: target.id }, header: { "If-Match": `"${target.version}"` } },
    body,
  });
}

export type ListQuery = Record<string, string | number | boolean | string[] | undefined>;

export function listRecords<Item>(kind: Kind, query: ListQuery, signal: AbortSignal) {
  return call<{ items: Item[]; next: string | null; total: number | null }>("GET", LISTS[kind], {
    params: { query },
    signal,
  });
}

export function getRecord(kind: Kind, id: string, signal?: AbortSignal) {
  return call<unknown>("GET", `${LISTS[kind]}/{id}`, { params: { path: { id } }, signal });
}

/** `key` is the same for each attempt: an answer that was lost must not make a second record. */
export function createRecord(kind: Kind, draft: Draft, key: string) {
  return call<{ id: string }>("POST", LISTS[kind], {
    params: { header: { "Idempotency-Key": key } },
    body: patchOf(draft),
  });
}

export function patchRecord(target: Target, draft: Draft) {
  return change<unknown>("PATCH", target, "", patchOf(draft));
}

export type Confirmation = Schemas["ConfirmationResult"];

/** Confirms what several records say, each in the version that was looked at. */
export function confirmRecords(records: readonly (Target & { fields: string[] })[]) {
  return call<Schemas["ConfirmationResults"]>("POST", "/api/v1/confirmations", {
    body: { records },
  });
}

export type Change = Schemas["RecordChange"];

export function getHistory(kind: Kind, id: string, signal?: AbortSignal) {
  return call<Schemas["RecordChangeList"]>("GET", `${LISTS[kind]}/{id}/history`, {
    params: { path: { id } },
    signal,
  });
}

export function undoChange(target: Target, changeId: string) {
  return change<unknown>("POST", target, "/undo", { change: changeId });
}

export type Question = Schemas["RecordQuestion"];

export function getQuestions(signal: AbortSignal) {
  return call<Schemas["RecordQuestionList"]>("GET", "/api/v1/questions", { signal });
}

export function answerQuestion({ id, record }: Question, answer: "notice" | "ours") {
  return call<unknown>("POST", "/api/v1/questions/{id}/answer", {
    params: { path: { id }, header: { "If-Match": `"${record.version}"` } },
    body: { answer },
  });
}

export function setArchived(target: Target, archived: boolean) {
  return change<unknown>(archived ? "PUT" : "DELETE", target, "/archive");
}

export type SharingBody = Pick<Schemas["AudienceChange"], "audience" | "named">;

/** What is left out of `fields` is shared like the rest. */
export type AudienceBody = SharingBody & {
  fields: Partial<NonNullable<Schemas["AudienceChange"]["fields"]>>;
};

export function putAudience(target: Target, body: AudienceBody) {
  return change<unknown>("PUT", target, "/audience", body);
}

export function putNda(target: Target, nda: boolean) {
  return change<unknown>("PUT", target, "/nda", { nda });
}

export type ClearanceBody = Schemas["NewClearance"];

export function addClearance(target: Target, body: ClearanceBody) {
  return change<unknown>("POST", target, "/clearances", body);
}

export function revokeClearance(target: Target, clearance: string) {
  return change<unknown>("DELETE", target, `/clearances/${encodeURIComponent(clearance)}`);
}
