import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { goOnWithout, signedIn } from "@/api/session";
import type { Contract } from "@/api/types";
import { keep } from "@/lib/storage";
import { contract, contractDetail, notice } from "@/test/fixtures";
import { listOf, shellHandlers } from "@/test/handlers";
import { grant } from "@/test/people";
import { renderApp } from "@/test/render";
import { server } from "@/test/server";

const second: Contract = { ...contract, id: "c-rent", title: "Rent accounts" };
const question = {
  id: "q-1",
  kind: "contract",
  record: { id: "c-care", title: "Care case management", version: 3 },
  field: "term.end",
  notice: { ...notice, release: "041267-2026" },
  published: "2029-03-31",
  said: "2028-03-31",
  askedAt: "2026-11-20T09:00:00Z",
};

type Confirming = { records: { id: string; version: number; fields: string[] }[] };

/** What the server was told to do, in order. */
let told: string[] = [];
let questions: unknown[] = [];

const ownDetail = {
  ...contractDetail,
  record: {
    audience: "members",
    named: [],
    fields: {},
    nda: false,
    clearances: [],
    archived: false,
    questions: 0,
    version: 1,
    rights: [],
    published: { "term.end": "2027-03-31" },
  },
};

beforeEach(() => {
  told = [];
  questions = [];
  keep("muster.single-keys", null);
  signedIn(grant("token-1"));
  server.use(
    ...shellHandlers,
    http.get("/api/v1/contracts", () => HttpResponse.json(listOf([contract, second]))),
    http.get("/api/v1/questions", () => HttpResponse.json({ items: questions })),
    http.post("/api/v1/confirmations", async ({ request }) => {
      const { records } = (await request.json()) as Confirming;
      for (const { id, version, fields } of records) {
        told.push(`confirm ${id} ${version} ${fields.join(" ")}`);
      }
      return HttpResponse.json({
        results: records.map(({ id, version }) => ({
          kind: "contract",
          id,
          version: version + 1,
          problem: null,
        })),
      });
    }),
    http.post("/api/v1/questions/:id/answer", async ({ request, params }) => {
      const { answer } = (await request.json()) as { answer: string };
      told.push(`answer ${params.id} ${answer} ${request.headers.get("if-match")}`);
      return HttpResponse.json({
        ...ownDetail,
        id: "c-care",
        record: { ...ownDetail.record, version: 4 },
      });
    }),
    http.get("/api/v1/contracts/:id/history", () =>
      HttpResponse.json({
        items: [
          { id: "change-11", what: "undone", undoable: true },
          { id: "change-10", what: "said", undoable: false },
          { id: "change-9", what: "confirmed", undoable: true },
        ],
      }),
    ),
    http.get("/api/v1/contracts/:id", ({ params }) =>
      HttpResponse.json({ ...ownDetail, id: params.id }),
    ),
    http.post("/api/v1/contracts/:id/undo", async ({ request, params }) => {
      const { change } = (await request.json()) as { change: string };
      told.push(`undo ${params.id} ${change} ${request.headers.get("if-match")}`);
      return HttpResponse.json(ownDetail);
    }),
    http.patch("/api/v1/contracts/:id", async ({ request, params }) => {
      told.push(
        `patch ${params.id} ${JSON.stringify(await request.json())} ${request.headers.get("if-match")}`,
      );
      return HttpResponse.json({
        ...ownDetail,
        term: { ...contract.term, end: "2028-03-31" },
        facts: {
          ...contract.facts,
          "term.end": { ...contract.facts["term.end"], state: "confirmed" },
        },
      });
    }),
  );
});

const confirmButton = (title: string) => screen.findByRole("button", { name: `Confirm ${title}` });

describe("the list to confirm", () => {
  it("is worked through with Enter alone", async () => {
    renderApp("/confirm");
    await confirmButton("Housing management system");
    await userEvent.keyboard("j{Enter}");
    await waitFor(async () =>
      expect(await confirmButton("Rent accounts")).toBe(document.activeElement),
    );
    await userEvent.keyboard("{Enter}");
    expect(await screen.findByText(/That was all/)).toBeDefined();
    expect(told).toEqual([
      "confirm c-housing 1 vendors serviceArea term.start term.end term.maxEnd value.net",
      "confirm c-rent 1 vendors serviceArea term.start term.end term.maxEnd value.net",
    ]);
    expect(screen.getByRole("progressbar", { name: "Confirmed" })).toHaveProperty("value", 2);
  });

  it("shows each fact of the open row with its state and the words it was inferred from", async () => {
    renderApp("/confirm");
    await confirmButton("Housing management system");
    expect(
      screen.getByRole("button", {
        name: /Ends at the latest: inferred. Where does this come from/,
      }),
    ).toBeDefined();
    expect(screen.getByText(/“Option to extend for a further 2 x 12 months”/)).toBeDefined();
  });

  it("undoes the last thing with u, in the version that the server has now", async () => {
    renderApp("/confirm");
    await confirmButton("Housing management system");
    await userEvent.keyboard("c");
    await waitFor(() => expect(told).toHaveLength(1));
    await userEvent.keyboard("u");
    await waitFor(() => expect(told[1]).toBe('undo c-housing change-9 "1"'));
    expect(await confirmButton("Housing management system")).toBeDefined();
  });

  it("edits the chosen fact in place with e, and leaves it with Escape", async () => {
    renderApp("/confirm");
    await confirmButton("Housing management system");
    // The latest end was inferred, so it is chosen; the end stands above it.
    await userEvent.keyboard("{ArrowUp}e");
    const end = await screen.findByLabelText("Ends");
    expect(end).toBe(document.activeElement);
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByLabelText("Ends")).toBeNull();
    await userEvent.keyboard("e");
    const again = await screen.findByLabelText("Ends");
    await userEvent.clear(again);
    await userEvent.type(again, "2028-03-31");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() =>
      expect(told).toEqual(['patch c-housing {"term":{"end":"2028-03-31"}} "1"']),
    );
    expect(await screen.findByRole("button", { name: /^Ends: confirmed/ })).toBeDefined();
  });

  it("asks what a newer notice disagrees about, answered with one key", async () => {
    questions = [
      question,
      { ...question, id: "q-2", field: "title", published: "Care", said: "Cases" },
    ];
    renderApp("/confirm");
    expect(
      await screen.findByText(
        /Ends: notice 041267-2026 says 31 March 2029, you said 31 March 2028\./,
      ),
    ).toBeDefined();
    await userEvent.keyboard("o");
    await userEvent.keyboard("n");
    // The second is about the same record, which the first answer changed.
    await waitFor(() => expect(told).toEqual(['answer q-1 ours "3"', 'answer q-2 notice "4"']));
    expect(await screen.findAllByText("Answered")).toHaveLength(2);
  });

  it("shows a record that somebody else changed as it is now, and says so", async () => {
    server.use(
      http.post("/api/v1/confirmations", () =>
        HttpResponse.json({
          results: [
            {
              kind: "contract",
              id: "c-housing",
              version: null,
              problem: {
                title: "It changed meanwhile",
                detail: "Look again.",
                status: 412,
                current: { ...ownDetail, title: "Housing system" },
              },
            },
          ],
        }),
      ),
    );
    renderApp("/confirm");
    await userEvent.click(await confirmButton("Housing management system"));
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("It changed meanwhile. Look again.");
    expect(await confirmButton("Housing system")).toBeDefined();
  });

  it("leaves single keys alone where they are switched off", async () => {
    keep("muster.single-keys", "off");
    renderApp("/confirm");
    await confirmButton("Housing management system");
    await userEvent.keyboard("c");
    expect(told).toEqual([]);
    expect(screen.queryByRole("list", { name: "Keys" })).toBeNull();
  });

  it("tells the visitor what it is and how to get in", async () => {
    goOnWithout();
    renderApp("/confirm");
    expect(await screen.findByText("Sign in to see this")).toBeDefined();
    const main = screen.getByRole("main");
    expect(within(main).getByText(/Officers confirm here, in two minutes/)).toBeDefined();
  });
});
