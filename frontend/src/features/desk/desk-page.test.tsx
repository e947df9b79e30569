import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { signedIn } from "@/api/session";
import type { Desk } from "@/api/types";
import { camden, hackney, opportunity, pounds } from "@/test/fixtures";
import { listOf, shellHandlers } from "@/test/handlers";
import { camdenApprover, grant } from "@/test/people";
import { renderApp } from "@/test/render";
import { server } from "@/test/server";

const open: Desk["opportunities"][number] = {
  id: opportunity.id,
  kind: "vendor",
  title: opportunity.title,
  authorities: opportunity.authorities,
  goLive: opportunity.goLive,
  latestCommit: opportunity.latestCommit,
  annualValue: pounds(833_334),
};

const desk: Desk = {
  ending: [
    {
      contract: { id: "c-housing", title: "Housing management system" },
      vendors: [],
      authority: camden,
      end: "2027-03-31",
      maxEnd: null,
      latestCommit: "2026-12-01",
      annualValue: null,
    },
  ],
  opportunities: [open],
  peers: {
    received: [
      {
        id: "q-9",
        question: "How long did the migration take?",
        asker: "Rani Patel",
        authority: hackney,
        peer: null,
        state: "asked",
        askedAt: "2026-11-20T09:00:00Z",
        answeredAt: null,
        reach: null,
        helped: null,
        wantsVerdict: false,
      },
    ],
    asked: [],
  },
  pilots: [
    {
      id: "t-1",
      question: "Does a voice assistant shorten the queue?",
      stage: "undecided",
      end: "2026-10-31",
      vouchedAt: "2026-09-01T09:00:00Z",
      since: "2026-11-14",
    },
  ],
  questions: [],
  stale: [
    {
      kind: "contract",
      fields: ["term.end"],
      id: "c-old",
      title: "Old rent system",
      authority: camden,
      end: null,
      vouchedAt: "2023-01-10T09:00:00Z",
    },
  ],
  stances: [
    {
      opportunity: { id: open.id, title: open.title },
      authority: hackney,
      stance: "sharedSpecification",
      contact: null,
      needs: "a specification by March",
      saidAt: "2026-11-20T09:00:00Z",
    },
  ],
};

let shown: Desk = desk;

beforeEach(() => {
  shown = desk;
  signedIn(
    grant("token-1", {
      ...camdenApprover,
      rights: [...camdenApprover.rights, "TakeStance", "WritePilots"],
    }),
  );
  server.use(
    ...shellHandlers,
    http.get("/api/v1/desk", () => HttpResponse.json(shown)),
    http.get("/api/v1/questions", () =>
      HttpResponse.json(listOf([{ id: "q-1", record: { id: "c-1", title: "Care system" } }])),
    ),
  );
});

describe("home, for somebody of a borough", () => {
  it("says what to do next, with one action each", async () => {
    renderApp("/");
    await screen.findByRole("heading", { level: 1, name: "Camden: what to do next" });
    const leadsTo = async (name: string) =>
      new URL((await screen.findByRole<HTMLAnchorElement>("link", { name })).href).pathname;
    expect(await leadsTo("Answer")).toBe("/confirm");
    expect(await leadsTo("Say whether Housing management system is renewed")).toBe(
      "/contracts/c-housing/edit",
    );
    expect(await leadsTo("Say where you stand: Larkspur Software Limited")).toBe(
      "/opportunities/o-larkspur",
    );
    expect(await leadsTo("Answer Hackney about Larkspur Software Limited")).toBe(
      "/opportunities/o-larkspur",
    );
    expect(await leadsTo("Confirm them")).toBe("/confirm");
    expect(await leadsTo("Answer Rani Patel")).toBe("/peers");
    expect(await leadsTo("Say a word: Does a voice assistant shorten the queue?")).toBe(
      "/pilots/t-1",
    );
    expect(screen.getByText("Hackney: shared specification")).toBeDefined();
    expect(screen.getByText("Last vouched for 4 years ago")).toBeDefined();
    expect(
      screen.getByText("Ends 31 March 2027. Decide by 1 December 2026, in 8 days."),
    ).toBeDefined();
  });

  it("offers a reader nothing that they may not do", async () => {
    signedIn(grant("token-2", { ...camdenApprover, id: "p-2", rights: ["SeeOwn"] }));
    renderApp("/");
    await screen.findByText("Decide what follows these");
    expect(screen.queryByRole("link", { name: /^Confirm/ })).toBeNull();
    expect(screen.queryByRole("link", { name: /^Say/ })).toBeNull();
    expect(screen.getAllByRole("link", { name: /^Look at it/ })).toHaveLength(2);
  });

  it("says so when nothing waits", async () => {
    shown = {
      ending: [],
      questions: [],
      opportunities: [],
      stale: [],
      stances: [],
      pilots: [],
      peers: { received: [], asked: [] },
    };
    renderApp("/");
    expect(await screen.findByText("Nothing waits for you")).toBeDefined();
  });
});
