import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { signedIn } from "@/api/session";
import type { VendorRuling } from "@/api/types";
import { camden, pounds } from "@/test/fixtures";
import { listOf, shellHandlers } from "@/test/handlers";
import { camdenApprover, grant } from "@/test/people";
import { renderApp } from "@/test/render";
import { server } from "@/test/server";

const larkspur = {
  id: "v-larkspur",
  name: "Larkspur Software Limited",
  companyNumber: "01234567",
  sme: null,
  vcse: null,
  contracts: 2,
  authorities: 2,
  totalValue: pounds(2_500_000),
  demonstration: false,
  version: 1,
  identifiers: [{ scheme: "GB-COH", id: "01234567" }],
  names: [
    { name: "Larkspur Software Limited", timesSeen: 3 },
    { name: "Larkspur Care Ltd", timesSeen: 1 },
  ],
  decisions: [],
};
const orchid = { ...larkspur, id: "v-orchid", name: "Orchid Systems Ltd" };

const merged: VendorRuling = {
  id: "r-1",
  kind: "merge",
  vendor: { id: "v-lark", name: "Lark Ltd", companyNumber: null },
  other: { id: "v-larkspur", name: "Larkspur Software Limited", companyNumber: null },
  names: [],
  identifiers: [],
  reason: "Renamed in 2021",
  authority: camden,
  at: "2026-11-20T09:00:00Z",
  undoneAt: null,
};

let told: unknown[] = [];

beforeEach(() => {
  told = [];
  signedIn(
    grant("token-1", { ...camdenApprover, rights: ["SeeOwn", "SeeMembers", "MergeVendors"] }),
  );
  const note = (name: string) => async (request: Request) => {
    told.push([name, await request.json()]);
    return HttpResponse.json({ ...merged, other: { id: "v-orchid", name: orchid.name } });
  };
  server.use(
    http.get("/api/v1/vendors", () => HttpResponse.json(listOf([larkspur, orchid]))),
    ...shellHandlers,
    http.get("/api/v1/contracts", () => HttpResponse.json(listOf([]))),
    http.get("/api/v1/opportunities", () => HttpResponse.json(listOf([]))),
    http.get("/api/v1/vendors/v-orchid", () => HttpResponse.json(orchid)),
    http.get("/api/v1/vendors/v-larkspur", () => HttpResponse.json(larkspur)),
    http.get("/api/v1/vendors/:id/decisions", () => HttpResponse.json({ items: [merged] })),
    http.post("/api/v1/vendors/v-larkspur/merge", ({ request }) => note("merge")(request)),
    http.post("/api/v1/vendors/v-larkspur/split", ({ request }) => note("split")(request)),
    http.post("/api/v1/vendor-decisions/r-1/undo", () => {
      told.push("undone");
      return HttpResponse.json({ ...merged, undoneAt: "2026-11-23T09:00:00Z" });
    }),
  );
});

describe("who a vendor is", () => {
  it("is put right by merging it into another, with a reason", async () => {
    const router = renderApp("/vendors/v-larkspur");
    await userEvent.click(await screen.findByText("This is part of another vendor"));
    await userEvent.click(screen.getByRole("button", { name: "Merge the two" }));
    expect((await screen.findByRole("alert")).textContent).toContain("Say why");
    await userEvent.type(
      screen.getByRole("combobox", { name: "Larkspur Software Limited is part of" }),
      "Orch",
    );
    await userEvent.click(await screen.findByRole("option", { name: "Orchid Systems Ltd" }));
    await userEvent.type(screen.getAllByLabelText("Why")[0] as HTMLElement, "Renamed in 2021");
    await userEvent.click(screen.getByRole("button", { name: "Merge the two" }));
    await waitFor(() =>
      expect(told).toEqual([["merge", { into: "v-orchid", reason: "Renamed in 2021" }]]),
    );
    await waitFor(() => expect(router.state.location.pathname).toBe("/vendors/v-orchid"));
  });

  it("is put right by splitting off what is another company's", async () => {
    renderApp("/vendors/v-larkspur");
    await userEvent.click(await screen.findByText("Some of this is another company"));
    const names = screen.getByRole("group", { name: "Spellings that are the other company's" });
    await userEvent.click(within(names).getByLabelText("Larkspur Care Ltd"));
    await userEvent.type(screen.getByLabelText("Name of the other company"), "Larkspur Care Ltd");
    await userEvent.type(screen.getAllByLabelText("Why")[1] as HTMLElement, "Not related");
    await userEvent.click(screen.getByRole("button", { name: "Split it off" }));
    await waitFor(() =>
      expect(told).toEqual([
        [
          "split",
          {
            name: "Larkspur Care Ltd",
            names: ["Larkspur Care Ltd"],
            numbers: [],
            reason: "Not related",
          },
        ],
      ]),
    );
  });

  it("keeps what was decided, and undoes it", async () => {
    renderApp("/vendors/v-larkspur");
    await userEvent.click(
      await screen.findByRole("button", {
        name: "Undo the merge of Lark Ltd and Larkspur Software Limited",
      }),
    );
    await waitFor(() => expect(told).toEqual(["undone"]));
  });

  it("is nothing that the public decides", async () => {
    signedIn(grant("token-2", { ...camdenApprover, id: "p-2", rights: [] }));
    renderApp("/vendors/v-larkspur");
    await screen.findByRole("heading", { name: "Who this is" });
    expect(screen.queryByText("Put right who this is")).toBeNull();
  });
});
