import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { signedIn } from "@/api/session";
import { camden } from "@/test/fixtures";
import { shellHandlers } from "@/test/handlers";
import { camdenApprover, grant } from "@/test/people";
import { renderApp } from "@/test/render";
import { server } from "@/test/server";
import type { Review } from "./queries";

const facts: Review["facts"] = {
  plannedGoLive: null,
  realGoLive: null,
  plannedCost: null,
  finalCost: null,
  changeRequests: 12,
  serviceCredits: null,
  buyAgain: true,
};

const withheld: Review = {
  id: "r-1",
  authority: camden,
  vendor: { id: "v-larkspur", name: "Larkspur Software Limited", companyNumber: null },
  product: null,
  desk: "service",
  foundation: { kind: "contract", id: null, title: null, nda: false },
  serviceArea: null,
  overall: 4,
  aspects: { support: 5 },
  facts,
  best: "",
  worst: "",
  wordsWithheld: true,
  conflict: null,
  state: "published",
  since: "2026-11-20T09:00:00Z",
  reason: null,
  appealed: false,
  publishedAt: "2026-11-20T09:00:00Z",
  age: "fresh",
  weight: 1,
  reply: null,
  challenges: [],
  challenged: { ...facts, changeRequests: null, buyAgain: null },
  may: [],
  demonstration: false,
  version: 3,
};

let told: unknown[] = [];

function shown(review: Review) {
  server.use(
    ...shellHandlers,
    http.get("/api/v1/reviews/r-1", () => HttpResponse.json(review)),
    http.get("/api/v1/reviews/r-1/history", () => HttpResponse.json({ items: [] })),
    http.put("/api/v1/reviews/r-1/withholding", async ({ request }) => {
      told.push([request.headers.get("If-Match"), await request.json()]);
      return HttpResponse.json({ ...review, wordsWithheld: false, version: 4 });
    }),
  );
  renderApp("/reviews/r-1");
}

beforeEach(() => {
  told = [];
  signedIn(
    grant("token-1", { ...camdenApprover, rights: ["SeeOwn", "SeeReviews", "ApproveReviews"] }),
  );
});

describe("a review whose words are withheld", () => {
  it("says so to others, with ratings and facts, and whom to speak to", async () => {
    shown(withheld);
    const said = await screen.findByText(/The words are withheld: Camden keeps/);
    expect(said.textContent).toContain("what went best and worst");
    expect(screen.queryByText("Went best")).toBeNull();
    expect(screen.getByText("Change requests paid").nextElementSibling?.textContent).toBe("12");
    const peers = screen.getByText(/Speak to a peer/).querySelector("a");
    expect(peers?.getAttribute("href")).toBe("/vendors/v-larkspur#peers");
  });

  it("is read at home, where an approver lets members read it again", async () => {
    shown({ ...withheld, best: "It came over whole.", worst: "Late.", may: ["withhold"] });
    await screen.findByText("It came over whole.");
    expect(screen.getByText(/These words are kept to Camden/)).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Let members read its words" }));
    await waitFor(() => expect(told).toEqual([['"3"', { withheld: false }]]));
    expect(await screen.findByText("Members read its words.")).toBeTruthy();
  });
});
