import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { signedIn } from "@/api/session";
import { hackney } from "@/test/fixtures";
import { shellHandlers } from "@/test/handlers";
import { camdenApprover, grant } from "@/test/people";
import { ownContract } from "@/test/records";
import { renderApp } from "@/test/render";
import { server } from "@/test/server";

type Told = { version: string | null; body: unknown };
let told: Told[] = [];
/** What the server answers to each attempt to save. */
let answers: (() => Response)[] = [];

beforeEach(() => {
  told = [];
  answers = [];
  signedIn(grant("token-1"));
  server.use(
    ...shellHandlers,
    http.get("/api/v1/contracts/c-housing", () => HttpResponse.json(ownContract)),
    http.get("/api/v1/vendors/v-larkspur", () =>
      HttpResponse.json({ id: "v-larkspur", name: "Larkspur Software Limited" }),
    ),
    http.patch("/api/v1/contracts/c-housing", async ({ request }) => {
      told.push({ version: request.headers.get("if-match"), body: await request.json() });
      return answers.shift()?.() ?? HttpResponse.json({ ...ownContract, version: 5 });
    }),
  );
});

function stale(current: object) {
  return () =>
    HttpResponse.json(
      { title: "Changed meanwhile", status: 412, detail: "Somebody changed this.", current },
      { status: 412 },
    );
}

async function setDate(label: string, date: string) {
  const box = await screen.findByLabelText(label);
  await userEvent.clear(box);
  await userEvent.type(box, date);
}

describe("editing a record", () => {
  it("shows what notices say beside what I say, and sends only what changed", async () => {
    const router = renderApp("/contracts/c-housing/edit");
    await screen.findByRole("heading", { level: 1, name: "Edit: Housing management system" });
    const end = screen.getByLabelText("Ends");
    const row = end.closest("div")?.parentElement as HTMLElement;
    expect(within(row).getByText("31 March 2027")).toBeDefined();

    await setDate("Ends", "2028-03-31");
    await userEvent.selectOptions(screen.getByLabelText("Renewal"), "willNotRenew");
    await userEvent.click(screen.getByRole("button", { name: "Save 2 changes" }));
    await waitFor(() => expect(router.state.location.pathname).toBe("/contracts/c-housing"));
    expect(told).toEqual([
      { version: '"4"', body: { term: { end: "2028-03-31" }, renewal: "willNotRenew" } },
    ]);
  });

  it("takes CPV codes as they are typed, and leads from one that is none to where it stands", async () => {
    answers = [
      () =>
        HttpResponse.json(
          {
            title: "The request cannot be carried out",
            status: 422,
            errors: [{ pointer: "/cpv/1", detail: '"722" is no CPV code' }],
          },
          { status: 422 },
        ),
    ];
    renderApp("/contracts/c-housing/edit");
    const codes = await screen.findByLabelText("CPV codes");
    await userEvent.clear(codes);
    await userEvent.type(codes, "48000000, 722; 48000000");
    await userEvent.click(screen.getByRole("button", { name: "Save 1 change" }));
    const wrong = await screen.findByRole("link", {
      name: 'CPV codes: "722" is no CPV code',
    });
    expect(told.at(-1)?.body).toEqual({ cpv: ["48000000", "722"] });
    await userEvent.click(wrong);
    expect(document.activeElement).toBe(screen.getByLabelText("CPV codes"));
  });

  it("puts the server's words at the field that they are about", async () => {
    answers = [
      () =>
        HttpResponse.json(
          {
            title: "The request cannot be carried out",
            status: 422,
            detail: "One thing is wrong.",
            errors: [{ pointer: "/term/end", detail: "is before the start" }],
          },
          { status: 422 },
        ),
    ];
    renderApp("/contracts/c-housing/edit");
    await setDate("Ends", "2020-03-31");
    await userEvent.click(screen.getByRole("button", { name: "Save 1 change" }));
    await userEvent.click(await screen.findByRole("link", { name: "Ends: is before the start" }));
    expect(screen.getByLabelText("Ends")).toBe(document.activeElement);
  });

  it("lets two editors meet: asks only where both differ, and saves onto the newer version", async () => {
    const theirs = {
      ...ownContract,
      term: { ...ownContract.term, end: "2029-03-31" },
      title: "Housing system",
      record: { ...ownContract.record, version: 5 },
    };
    answers = [stale(theirs)];
    renderApp("/contracts/c-housing/edit");
    await setDate("Ends", "2028-03-31");
    await userEvent.type(screen.getByLabelText("Who looks after it"), "Housing systems team");
    await userEvent.click(screen.getByRole("button", { name: "Save 2 changes" }));

    await screen.findByRole("heading", { level: 1, name: "Somebody else saved first" });
    expect(screen.getByText("Kept as your colleague left it: title.")).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "Save both" }));
    expect((await screen.findByRole("alert")).textContent).toContain("choose one of the two");

    const ends = screen.getByRole("group", { name: "Ends" });
    expect(within(ends).getByText("It was 31 March 2027")).toBeDefined();
    await userEvent.click(within(ends).getByRole("radio", { name: /Yours$/ }));
    await userEvent.click(screen.getByRole("button", { name: "Save both" }));
    await waitFor(() => expect(told).toHaveLength(2));
    expect(told[1]).toEqual({
      version: '"5"',
      body: { term: { end: "2028-03-31" }, responsible: "Housing systems team" },
    });
  });

  it("tells who may not edit, and the officer of another borough, why", async () => {
    signedIn(grant("token-2", { ...camdenApprover, id: "p-2", rights: ["SeeOwn"] }));
    renderApp("/contracts/c-housing/edit");
    expect(await screen.findByText(/It takes the role/)).toBeDefined();
  });

  it("shows another borough's record to nobody for editing", async () => {
    server.use(
      http.get("/api/v1/contracts/c-housing", () =>
        HttpResponse.json({ ...ownContract, authority: hackney, record: null }),
      ),
    );
    renderApp("/contracts/c-housing/edit");
    expect(await screen.findByText("Hackney keeps this contract")).toBeDefined();
  });
});
