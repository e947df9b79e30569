import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { signedIn } from "@/api/session";
import { shellHandlers } from "@/test/handlers";
import { camdenApprover, grant } from "@/test/people";
import { ownBlock, ownContract } from "@/test/records";
import { renderApp } from "@/test/render";
import { server } from "@/test/server";

let told: string[] = [];
let record = ownContract;

beforeEach(() => {
  told = [];
  record = ownContract;
  signedIn(grant("token-1"));
  const note = (what: string) => async (request: Request) => {
    told.push(`${what} ${request.headers.get("if-match")} ${JSON.stringify(await request.json())}`);
    return HttpResponse.json(record);
  };
  server.use(
    ...shellHandlers,
    http.get("/api/v1/contracts/c-housing", ({ request }) => {
      const seenBy = new URL(request.url).searchParams.get("seenBy");
      if (seenBy) told.push(`seen by ${seenBy}`);
      return HttpResponse.json(
        seenBy ? { ...record, record: null, title: "As others see it" } : record,
      );
    }),
    http.put("/api/v1/contracts/c-housing/audience", ({ request }) => note("audience")(request)),
    http.put("/api/v1/contracts/c-housing/nda", ({ request }) => note("nda")(request)),
    http.post("/api/v1/contracts/c-housing/clearances", ({ request }) => note("clear")(request)),
  );
});

describe("a record's own page", () => {
  it("says in words who sees it", async () => {
    renderApp("/contracts/c-housing");
    expect(await screen.findByText("Every member sees what Camden says of it.")).toBeDefined();
    expect(
      screen.getByText("Camden, and Hackney by name until 31 March 2027, see the value."),
    ).toBeDefined();
    expect(screen.getByText("Every member sees a price band instead of the value.")).toBeDefined();
    expect(screen.getByText("The public sees what notices say.")).toBeDefined();
  });

  it("shows an approver the page as Hackney sees it, under a banner", async () => {
    const router = renderApp("/contracts/c-housing");
    await screen.findByRole("option", { name: "Hackney", hidden: false });
    await userEvent.selectOptions(await screen.findByLabelText("See it as"), "HCK");
    await screen.findByRole("heading", { level: 1, name: "As others see it" });
    expect(router.state.location.href).toBe("/contracts/c-housing?seenBy=HCK");
    expect(screen.getByText(/You see this contract as/).textContent).toContain("Hackney");
    expect(told).toContain("seen by HCK");
    expect(screen.queryByText(/Yours:/)).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Back to my own view" }));
    expect(
      await screen.findByRole("heading", { level: 1, name: "Housing management system" }),
    ).toBeDefined();
  });

  it("has nothing of this for a colleague who only reads but who sees it, and for nobody else", async () => {
    signedIn(grant("token-2", { ...camdenApprover, id: "p-2", rights: ["SeeOwn"] }));
    renderApp("/contracts/c-housing");
    await screen.findByText("Every member sees what Camden says of it.");
    expect(screen.queryByRole("link", { name: "Edit" })).toBeNull();
    expect(screen.queryByLabelText("See it as")).toBeNull();
  });
});

describe("who sees a record", () => {
  it("is changed in one panel, the sensitive fields never wider than the record", async () => {
    renderApp("/contracts/c-housing/audience");
    const whole = await screen.findByRole("group", { name: "Who sees what we say of this" });
    await userEvent.click(within(whole).getByRole("radio", { name: /Those I name/ }));
    await userEvent.type(within(whole).getByRole("combobox", { name: "Who" }), "Hack");
    await userEvent.click(await screen.findByRole("option", { name: "Hackney" }));
    const value = screen.getByRole("group", { name: "Who sees the value" });
    expect(within(value).queryByRole("radio", { name: /Every member/ })).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Save who sees this" }));
    expect(await screen.findByText(/Saved. This is who sees it now/)).toBeDefined();
    const hackney = { authority: "HCK", until: null };
    const [, version, body = ""] = /^audience (\S+) (.*)$/.exec(told[0] ?? "") ?? [];
    expect(version).toBe('"4"');
    expect(JSON.parse(body)).toEqual({
      audience: "named",
      named: [hackney],
      fields: {
        value: {
          audience: "named",
          named: [{ authority: "HCK", until: "2027-03-31" }],
          band: { audience: "named", named: [hackney] },
        },
        notes: null,
        contact: null,
      },
    });
  });

  it("goes under an agreement not to disclose with one press", async () => {
    renderApp("/contracts/c-housing/audience");
    await userEvent.click(await screen.findByRole("button", { name: "Put it under an agreement" }));
    await waitFor(() => expect(told).toContain('nda "4" {"nda":true}'));
  });

  it("clears a field of it only with a reason", async () => {
    record = { ...ownContract, record: { ...ownBlock, nda: true } };
    renderApp("/contracts/c-housing/audience");
    await userEvent.click(await screen.findByText("Clear a field"));
    await userEvent.click(screen.getByRole("button", { name: "Clear the value" }));
    expect((await screen.findByRole("alert")).textContent).toContain("Say why it may be shown");
    await userEvent.type(screen.getByLabelText("Why it may be shown"), "Clause 12 allows it.");
    await userEvent.click(screen.getByLabelText("The supplier agreed"));
    await userEvent.click(screen.getByRole("button", { name: "Clear the value" }));
    await waitFor(() =>
      expect(told).toEqual([
        `clear "4" ${JSON.stringify({
          field: "value",
          audience: "named",
          until: null,
          reason: "Clause 12 allows it.",
          ndaChecked: false,
          supplierConsent: true,
          disclosureConsidered: false,
        })}`,
      ]),
    );
  });
});
