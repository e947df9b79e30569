import { useSyncExternalStore } from "react";
import { keep, kept } from "@/lib/storage";
import { ProblemError, problemOf } from "./errors";
import { queryClient } from "./query-client";
import type { components } from "./schema.gen";
import { hearTabs, oneTabAtATime, tellTabs } from "./session-tabs";
import type { Me, Right } from "./types";

/**
 * Who is signed in. The access token lives in this module and nowhere else; what outlives the page
 * is the server's HttpOnly cookie, and a word in storage that says whether to ask for it at all.
 */
export type Grant = components["schemas"]["SignedIn"];

export type Session =
  /** Somebody was signed in when the page was left: being asked for. */
  | { state: "starting"; me: null }
  | { state: "nobody"; me: null }
  | { state: "somebody"; me: Me }
  /** The server ended it. What `me` was doing stays on the screen till they sign in again. */
  | { state: "ended"; me: Me };

type Held = { token: string; goodUntil: number };

const HINT = "muster.signed-in";
const NOBODY: Session = { state: "nobody", me: null };

/** A token is renewed this long before it ends, so that no request is on its way when it does. */
const MARGIN = 30_000;
const SHORTEST = 60_000;
const LONGEST = 10 * 60_000;

let session: Session = atFirst();
/** Counts whose eyes the screens are seen with: a change of person is the next number. */
let eyes = 0;
let held: Held | null = null;
let renewing: Promise<void> | null = null;
const listeners = new Set<() => void>();

function atFirst(): Session {
  return kept(HINT) === null ? NOBODY : { state: "starting", me: null };
}

function rightsOf({ me }: Session): string | undefined {
  return me?.rights.join(" ");
}

function become(next: Session): void {
  const before = session;
  session = next;
  if (before.me && before.me.id !== next.me?.id) {
    // What one person may see is nothing for the next: the screens start anew.
    eyes += 1;
    queryClient.clear();
  } else if (before.state !== "starting" && rightsOf(before) !== rightsOf(next)) {
    // Now there may be more to see; what is public can stand until it comes.
    void queryClient.invalidateQueries();
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** How long the token is good by our own clock, which may differ from the server's. */
function lifetime(expiresAt: string, serverDate: string | null): number {
  const left = Date.parse(expiresAt) - (serverDate ? Date.parse(serverDate) : Date.now());
  return Math.min(Math.max(Number.isNaN(left) ? 0 : left, SHORTEST), LONGEST);
}

function hold(grant: Grant, serverDate: string | null): void {
  held = {
    token: grant.accessToken,
    goodUntil: Date.now() + lifetime(grant.expiresAt, serverDate) - MARGIN,
  };
  keep(HINT, "yes");
  become({ state: "somebody", me: grant.me });
}

/** Signs in with what the server granted, in every tab. */
export function signedIn(grant: Grant, response?: Response): void {
  hold(grant, response?.headers.get("date") ?? null);
  tellTabs({ kind: "granted", grant });
}

/** Signs out here; the server has been told. */
function forget(): void {
  held = null;
  keep(HINT, null);
  become(NOBODY);
}

/** Shows the public's view after the server ended the session. */
export function goOnWithout(): void {
  forget();
}

/** Somebody is about to sign in at another site and comes back with a cookie. */
export function expectSignIn(): void {
  keep(HINT, "yes");
}

/** What the signed-in person changed about themselves, as the server answered it. */
export function changedMe(me: Me): void {
  if (session.state === "somebody") become({ state: "somebody", me });
}

hearTabs((word) => {
  if (word.kind === "granted") hold(word.grant, null);
  else forget();
});

/** The header that no form of another site can send. */
const OWN = { "x-muster": "1" };

/** Asks for a new token in place of `stale`, unless another tab already has. */
async function refresh(stale: string | null): Promise<void> {
  if (held && held.token !== stale) return;
  const response = await globalThis
    .fetch(new URL("/api/v1/session/refresh", window.location.origin), {
      method: "POST",
      headers: OWN,
    })
    .catch((cause: unknown) => {
      throw new ProblemError(
        {
          title: "The server cannot be reached",
          detail: "Check your connection and try again.",
          status: 0,
        },
        cause,
      );
    });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) {
    signedIn(body as Grant, response);
  } else if (response.status !== 401) {
    // The server is busy or being restarted: that ends nobody's session.
    throw new ProblemError(problemOf(body, response));
  } else if (held && held.token !== stale) {
    // Another tab signed in while this one was asking.
  } else if (session.me) {
    held = null;
    keep(HINT, null);
    become({ state: "ended", me: session.me });
  } else {
    forget();
  }
}

function renew(stale: string | null): Promise<void> {
  renewing ??= oneTabAtATime(() => refresh(stale)).finally(() => {
    renewing = null;
  });
  return renewing;
}

/** Takes up the session that the browser still has, if any. */
export async function resume(): Promise<void> {
  if (session.state === "starting") await renew(null);
}

async function accessToken(): Promise<string | null> {
  if (session.state === "starting") await renew(null);
  else if (session.state === "somebody" && (held === null || Date.now() >= held.goodUntil)) {
    await renew(held?.token ?? null);
  }
  return held?.token ?? null;
}

function withToken(request: Request, token: string | null): Request {
  if (token) request.headers.set("authorization", `Bearer ${token}`);
  else request.headers.delete("authorization");
  return request;
}

/** `fetch` as whoever is signed in. A token that ran out early is renewed once, unseen. */
export async function fetchAsMe(request: Request): Promise<Response> {
  const token = await accessToken();
  if (token === null) return globalThis.fetch(request);
  const again = request.clone();
  const response = await globalThis.fetch(withToken(request, token));
  if (response.status !== 401) return response;
  if (held === null || held.token === token) await renew(token);
  if (held) return globalThis.fetch(withToken(again, held.token));
  // Nobody any more: what is public can still be read.
  return again.method === "GET" ? globalThis.fetch(withToken(again, null)) : response;
}

/** Ends the session at the server, then here and in the other tabs. */
export async function signOut(): Promise<void> {
  const request = new Request(new URL("/api/v1/session", window.location.origin), {
    method: "DELETE",
    headers: OWN,
  });
  const response = await fetchAsMe(request);
  if (!response.ok && response.status !== 401) {
    throw new ProblemError(problemOf(await response.json().catch(() => null), response));
  }
  forget();
  tellTabs({ kind: "signedOut" });
}

export function useSession(): Session {
  return useSyncExternalStore(subscribe, () => session);
}

/** A number that changes with the person: the key under which the screens are drawn. */
export function useEyes(): number {
  return useSyncExternalStore(subscribe, () => eyes);
}

/** The signed-in person; null for the public. */
export function useMe(): Me | null {
  return useSession().me;
}

/** Whether the signed-in person may do this, by the API's name for it ("WriteContracts"). */
export function useMay(right: Right): boolean {
  return useMe()?.rights.includes(right) ?? false;
}

/** Begins again as a freshly loaded page does, in a browser that was signed in or not: for tests. */
export function reloadSession({ remembered }: { remembered: boolean }): void {
  held = null;
  renewing = null;
  keep(HINT, remembered ? "yes" : null);
  session = atFirst();
}
