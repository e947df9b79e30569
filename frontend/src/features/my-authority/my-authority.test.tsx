import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { signedIn } from "@/api/session";
import { camden } from "@/test/fixtures";
import { listOf, shellHandlers } from "@/test/handlers";
import { camdenAdministrator, camdenApprover, grant } from "@/test/people";
import { renderApp } from "@/test/render";
import { server } from "@/test/server";
import type { Client, Person } from "./queries";
import type { Webhook } from "./webhook-calls";

const anwen: Person = {
  id: "p-anwen",
  name: "Anwen Price",
  email: "anwen.price@camden.example",
  roles: ["approver"],
  state: "active",
  secondFactor: true,
  authority: camden,
  createdAt: "2026-11-01T09:00:00Z",
  updatedAt: "2026-11-20T09:00:00Z",
  demonstration: false,
  version: 3,
};

const warehouse: Client = {
  id: "cl-1",
  name: "Contracts warehouse",
  scopes: ["contracts:read"],
  createdBy: camdenAdministrator.id,
  createdAt: "2026-11-01T09:00:00Z",
  lastUsedAt: null,
  revokedAt: null,
  oldSecretUntil: null,
};

const hook: Webhook = {
  id: "wh-1",
  name: "Contract register",
  address: "https://systems.camden.example/muster",
  kinds: ["contract"],
  state: "on",
  createdAt: "2026-11-01T09:00:00Z",
  oldSecretUntil: null,
  waiting: 3,
  failed: 0,
  deliveredAt: "2026-11-20T09:00:00Z",
  failingSince: "2026-11-21T09:00:00Z",
  version: 2,
};

beforeEach(() => {
  server.use(
    ...shellHandlers,
    http.get("/api/v1/people", () => HttpResponse.json(listOf([anwen]))),
    http.get("/api/v1/people/p-anwen", () => HttpResponse.json(anwen)),
    http.get("/api/v1/clients", () => HttpResponse.json(listOf([warehouse]))),
    http.get("/api/v1/webhooks", () => HttpResponse.json(listOf([hook]))),
  );
  signedIn(grant("token-1", camdenAdministrator));
});

describe("my authority", () => {
  it("tells the visitor what is there and how to get in", async () => {
    const { reloadSession } = await import("@/api/session");
    reloadSession({ remembered: false });
    renderApp("/my-authority/people");
    await screen.findByText("Sign in to see this");
    const main = screen.getByRole("main");
    expect(within(main).getByRole("link", { name: "Sign in" }).getAttribute("href")).toBe(
      "/sign-in?returnTo=%2Fmy-authority%2Fpeople",
    );
  });

  it("tells those without the role who has it", async () => {
    signedIn(grant("token-1", camdenApprover));
    renderApp("/my-authority/people");
    await screen.findByText(/It takes the role administrator/);
  });
});

describe("people", () => {
  it("are invited by a link that is handed over", async () => {
    let sent: unknown;
    server.use(
      http.post("/api/v1/people", async ({ request }) => {
        sent = await request.json();
        return HttpResponse.json(
          {
            person: { ...anwen, id: "p-new", name: "Cai Rowe" },
            invitation: "/join/secret",
            unmailed: null,
          },
          { status: 201 },
        );
      }),
    );
    renderApp("/my-authority/people");
    await userEvent.click(await screen.findByRole("button", { name: "Invite somebody" }));
    await userEvent.type(screen.getByLabelText("Name"), "Cai Rowe");
    await userEvent.type(screen.getByLabelText("E-mail"), "cai.rowe@camden.example");
    await userEvent.click(screen.getByRole("checkbox", { name: /Approver/ }));
    await userEvent.click(screen.getByRole("button", { name: "Invite" }));
    await screen.findByText("http://muster.test/join/secret");
    expect(sent).toEqual({
      name: "Cai Rowe",
      email: "cai.rowe@camden.example",
      roles: ["contributor", "approver"],
    });
  });

  it.each([
    { link: { invitation: null, unmailed: null }, told: /A link is on its way to/, copied: 0 },
    {
      link: { invitation: "/join/other", unmailed: "no such mailbox" },
      told: /no such mailbox/,
      copied: 1,
    },
  ])("hear of a link by mail, or have it handed over: $told", async ({ link, told, copied }) => {
    server.use(
      http.post("/api/v1/people/p-anwen/invitation", () =>
        HttpResponse.json({ purpose: "reset", ...link }, { status: 201 }),
      ),
    );
    renderApp("/my-authority/people/p-anwen");
    await userEvent.click(await screen.findByRole("button", { name: "Make a new link" }));
    await screen.findByText(told);
    expect(screen.queryAllByRole("button", { name: /Copy/ })).toHaveLength(copied);
  });

  it("get roles only in the version that was looked at", async () => {
    let match: string | null = null;
    server.use(
      http.patch("/api/v1/people/p-anwen", ({ request }) => {
        match = request.headers.get("if-match");
        return HttpResponse.json(
          { title: "It changed since you read it", status: 412, detail: "Somebody changed this." },
          { status: 412 },
        );
      }),
    );
    renderApp("/my-authority/people/p-anwen");
    await userEvent.click(await screen.findByRole("checkbox", { name: /Contributor/ }));
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    await screen.findByRole("button", { name: "Show what is saved now" });
    expect(match).toBe('"3"');
  });
});

describe("other systems", () => {
  it("get a secret that is shown once", async () => {
    server.use(
      http.post("/api/v1/clients", () =>
        HttpResponse.json({ client: warehouse, secret: "shown-once" }, { status: 201 }),
      ),
    );
    renderApp("/my-authority/clients");
    await userEvent.click(await screen.findByRole("button", { name: "Let another system in" }));
    await userEvent.type(screen.getByLabelText("Name"), "Contracts warehouse");
    await userEvent.click(screen.getByRole("button", { name: "Make its secret" }));
    await userEvent.click(await screen.findByRole("link", { name: /It may: choose/ }));
    await userEvent.click(screen.getByRole("checkbox", { name: /Read contracts/ }));
    await userEvent.click(screen.getByRole("button", { name: "Make its secret" }));
    await screen.findByText("shown-once");
    await userEvent.click(screen.getByRole("button", { name: "I have kept it" }));
    expect(screen.queryByText("shown-once")).toBeNull();
  });
});

describe("webhooks", () => {
  it("say how they go, show their secret once, and are tried with a test", async () => {
    server.use(
      http.post("/api/v1/webhooks", () =>
        HttpResponse.json({ webhook: hook, secret: "whsec_once" }, { status: 201 }),
      ),
      http.post("/api/v1/webhooks/wh-1/test", () => HttpResponse.json({}, { status: 202 })),
      http.get("/api/v1/webhooks/wh-1/deliveries", () =>
        HttpResponse.json(
          listOf([
            {
              id: "d-1",
              type: "webhook.test",
              record: null,
              at: "2026-11-27T09:00:00Z",
              state: "waiting",
              attempts: 2,
              triedAt: "2026-11-27T09:00:05Z",
              nextTryAt: "2026-11-27T09:00:30Z",
              status: 500,
              said: "Broken",
            },
          ]),
        ),
      ),
    );
    renderApp("/my-authority/clients");
    await screen.findByText(/Every try has failed since/);
    await userEvent.click(screen.getByRole("button", { name: "Add an address" }));
    await userEvent.type(screen.getByLabelText("Name"), "Contract register");
    await userEvent.type(screen.getByLabelText("Address"), "https://systems.camden.example/");
    await userEvent.click(screen.getByRole("button", { name: "Add it and make its secret" }));
    await screen.findByText("whsec_once");
    await userEvent.click(screen.getByRole("button", { name: "I have kept it" }));
    expect(screen.queryByText("whsec_once")).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: /Send a test/ }));
    await screen.findByText("Tried 2 times");
    await screen.findByText(/answered 500; next try/);
  });
});

describe("how we decide", () => {
  it("is described gate by gate, and shows the lead time that follows", async () => {
    let sent: unknown;
    const before = {
      authority: camden,
      described: false,
      gates: [],
      tender: [],
      leadTime: [{ upTo: null, days: 270 }],
      updatedAt: null,
    };
    server.use(
      http.get("/api/v1/authorities/CMD/governance", () => HttpResponse.json(before)),
      http.put("/api/v1/authorities/CMD/governance", async ({ request }) => {
        sent = await request.json();
        return HttpResponse.json({
          ...before,
          described: true,
          ...(sent as object),
          leadTime: [{ upTo: null, days: 134 }],
          updatedAt: "2026-11-23T09:00:00Z",
        });
      }),
    );
    renderApp("/my-authority/gates");
    await userEvent.click(await screen.findByRole("button", { name: "Describe how we decide" }));
    await userEvent.click(screen.getByRole("button", { name: "Add it" }));
    await userEvent.click(
      screen.getByRole("button", { name: "Another time for smaller values : Spend control" }),
    );
    await userEvent.type(screen.getByLabelText("Up to, in pounds"), "£100,000");
    const [smaller] = screen.getAllByLabelText("Days");
    if (smaller) await userEvent.clear(smaller);
    expect(screen.getByText("134 days")).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    await screen.findByRole("button", { name: "Change it" });
    expect(sent).toEqual({
      gates: [
        {
          kind: "spendControl",
          name: null,
          durations: [
            { upTo: 100_000, days: 0 },
            { upTo: null, days: 14 },
          ],
        },
      ],
      tender: [{ upTo: null, days: 120 }],
    });
  });
});

describe("the audit", () => {
  it("tells who did what with names instead of ids", async () => {
    server.use(
      http.get("/api/v1/audit/checkpoint", () =>
        HttpResponse.json({ authority: camden.id, sequence: 1, hash: "abc123" }),
      ),
      http.get("/api/v1/audit", () =>
        HttpResponse.json(
          listOf([
            {
              sequence: 1,
              at: "2026-11-23T09:00:00Z",
              by: {
                account: { kind: "person", person: "p-anwen", authority: camden.id },
                address: "192.0.2.7",
                request: null,
              },
              action: "contract.corrected",
              subject: { kind: "contract", id: "c-housing" },
              changes: [{ field: "term.end", from: "2027-03-31", to: "2028-03-31" }],
              hash: "abc123",
            },
          ]),
        ),
      ),
    );
    renderApp("/my-authority/audit");
    const row = await screen.findByRole("row", { name: /Contract corrected/ });
    await waitFor(() => expect(row.textContent).toContain("Anwen Price"));
    expect(row.textContent).toContain("Term end: 31 March 2027 → 31 March 2028");
    expect(row.textContent).toContain("192.0.2.7");
  });
});
