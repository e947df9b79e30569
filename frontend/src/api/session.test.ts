import { delay, HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { camdenApprover, grant } from "@/test/people";
import { server } from "@/test/server";
import { client, unwrap } from "./client";
import { asProblem } from "./errors";
import { queryClient } from "./query-client";
import { fetchAsMe, reloadSession, resume, signedIn, signOut } from "./session";

const stats = () => unwrap(client.GET("/api/v1/stats"));

/** What the server was asked, in order: "GET /api/v1/stats token-1". */
let asked: string[] = [];

function answers(...handlers: Parameters<typeof server.use>) {
  server.use(...handlers);
}

function note(request: Request): void {
  const token = request.headers.get("authorization")?.replace("Bearer ", "") ?? "nobody";
  asked.push(`${request.method} ${new URL(request.url).pathname.slice(8)} ${token}`);
}

const problem = (status: number) =>
  HttpResponse.json({ title: "No", status, detail: "No." }, { status });

/** The statistics, for whoever has one of these tokens or none where "nobody" is among them. */
function statsFor(...tokens: string[]) {
  return http.get("*/api/v1/stats", ({ request }) => {
    note(request);
    const token = request.headers.get("authorization")?.replace("Bearer ", "") ?? "nobody";
    return tokens.includes(token) ? HttpResponse.json({ token }) : problem(401);
  });
}

function refreshGives(...tokens: (string | number)[]) {
  return http.post("*/api/v1/session/refresh", async ({ request }) => {
    note(request);
    await delay(5);
    const next = tokens.shift() ?? 401;
    return typeof next === "number" ? problem(next) : HttpResponse.json(grant(next));
  });
}

beforeEach(() => {
  asked = [];
});

describe("a visitor", () => {
  it("asks for no session that never was", async () => {
    answers(statsFor("nobody"));
    await stats();
    expect(asked).toEqual(["GET stats nobody"]);
  });
});

describe("whoever comes back", () => {
  beforeEach(() => reloadSession({ remembered: true }));

  it("is signed in before anything is shown, by one refresh for all requests", async () => {
    answers(statsFor("token-1"), refreshGives("token-1"));
    await Promise.all([resume(), stats(), stats()]);
    expect(asked).toEqual(["POST session/refresh nobody", ...Array(2).fill("GET stats token-1")]);
  });

  it("is a visitor when the session is over", async () => {
    answers(statsFor("nobody"), refreshGives(401));
    await stats();
    await stats();
    expect(asked).toEqual(["POST session/refresh nobody", "GET stats nobody", "GET stats nobody"]);
  });

  it("stays signed in while the server is being restarted", async () => {
    answers(statsFor("token-1"), refreshGives(503, "token-1"));
    const error = await stats().catch((cause: unknown) => cause);
    expect(asProblem(error).status).toBe(503);
    expect(await stats()).toEqual({ token: "token-1" });
  });
});

describe("whoever is signed in", () => {
  beforeEach(() => signedIn(grant("token-1")));

  it("goes on unseen when the token ran out early", async () => {
    answers(statsFor("token-2"), refreshGives("token-2"));
    expect(await Promise.all([stats(), stats()])).toEqual(Array(2).fill({ token: "token-2" }));
    expect(asked.filter((line) => line.startsWith("POST"))).toHaveLength(1);
  });

  it("sends what was written again with the new token", async () => {
    answers(
      refreshGives("token-2"),
      http.post("*/api/v1/echo", async ({ request }) =>
        request.headers.get("authorization") === "Bearer token-2"
          ? HttpResponse.json(await request.json())
          : problem(401),
      ),
    );
    const answer = await fetchAsMe(
      new Request("http://muster.test/api/v1/echo", { method: "POST", body: '{"said":"once"}' }),
    );
    expect(await answer.json()).toEqual({ said: "once" });
  });

  it("still reads what is public after the server ended the session", async () => {
    answers(statsFor("nobody"), refreshGives(401));
    expect(await stats()).toEqual({ token: "nobody" });
  });

  it("has its token in no storage", async () => {
    const stored = JSON.stringify({ ...localStorage, ...sessionStorage });
    expect(stored).not.toContain("token-1");
    expect(document.cookie).toBe("");
  });

  it("leaves nothing of what it saw to the next", () => {
    queryClient.setQueryData(["contract", "secret"], { value: 1 });
    signedIn({ ...grant("token-9"), me: { ...camdenApprover, id: "p-other" } });
    expect(queryClient.getQueryData(["contract", "secret"])).toBeUndefined();
  });

  it("keeps what it saw when only the token is new", () => {
    queryClient.setQueryData(["contract", "secret"], { value: 1 });
    signedIn(grant("token-9"));
    expect(queryClient.getQueryData(["contract", "secret"])).toEqual({ value: 1 });
  });

  it("signs out at the server, with the header that no other site can send", async () => {
    let own: string | null = null;
    answers(
      statsFor("nobody"),
      http.delete("*/api/v1/session", ({ request }) => {
        own = request.headers.get("x-muster");
        return new HttpResponse(null, { status: 204 });
      }),
    );
    await signOut();
    expect(own).toBe("1");
    expect(await stats()).toEqual({ token: "nobody" });
  });

  it("is not told to be signed out when the server did not hear of it", async () => {
    answers(
      statsFor("token-1"),
      http.delete("*/api/v1/session", () => problem(503)),
    );
    await expect(signOut()).rejects.toThrow();
    expect(await stats()).toEqual({ token: "token-1" });
  });
});

describe("another tab", () => {
  it("hands its new token on, so that this one need not ask", async () => {
    signedIn(grant("token-1"));
    const other = new BroadcastChannel("muster.session");
    answers(statsFor("token-2"), refreshGives(401));
    other.postMessage({ kind: "granted", grant: grant("token-2") });
    await new Promise((heard) => {
      const here = new BroadcastChannel("muster.session");
      here.addEventListener("message", () => heard(here.close()));
      other.postMessage({ kind: "granted", grant: grant("token-2") });
    });
    expect(await stats()).toEqual({ token: "token-2" });
    expect(asked).toEqual(["GET stats token-2"]);
    other.close();
  });
});
