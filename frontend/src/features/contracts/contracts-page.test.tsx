import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { contract, contractDetail } from "@/test/fixtures";
import { listOf, shellHandlers } from "@/test/handlers";
import { renderApp } from "@/test/render";
import { server } from "@/test/server";

let asked: URLSearchParams[] = [];

beforeEach(() => {
  asked = [];
  server.use(
    ...shellHandlers,
    http.get("/api/v1/contracts", ({ request }) => {
      asked.push(new URL(request.url).searchParams);
      return HttpResponse.json({ ...listOf([contract]), next: "page-two", total: 120 });
    }),
  );
});

describe("the list of contracts", () => {
  it("asks for exactly what the address says", async () => {
    renderApp("/contracts?authority=CMD,HCK&sort=-value&endsBefore=2027-06-30&view=timeline");
    await screen.findByText("120 found");
    expect(Object.fromEntries(asked[0] ?? [])).toEqual({
      authority: "CMD,HCK",
      endsBefore: "2027-06-30",
      limit: "50",
      live: "true",
      sort: "-value",
    });
  });

  it("writes sorting and paging into the address", async () => {
    const router = renderApp("/contracts");
    await userEvent.click(await screen.findByRole("button", { name: "Value" }));
    await waitFor(() => expect(router.state.location.href).toBe("/contracts?sort=-value"));
    expect(screen.getByRole("columnheader", { name: /Value/ })).toHaveProperty(
      "ariaSort",
      "descending",
    );
    await userEvent.click(await screen.findByRole("button", { name: "Next page" }));
    await waitFor(() =>
      expect(router.state.location.href).toBe("/contracts?sort=-value&cursor=page-two&page=2"),
    );
  });

  it("marks an inferred end and says what it was inferred from", async () => {
    renderApp("/contracts");
    const mark = await screen.findByRole("button", {
      name: /^Latest end: inferred\. Where does this come/,
    });
    mark.focus();
    await userEvent.keyboard("{Enter}");
    const origin = await screen.findByRole("dialog");
    expect(within(origin).getByText(/a further 2 x 12 months/)).toBeDefined();
    expect(within(origin).getByRole("link", { name: "See the notice" })).toHaveProperty(
      "href",
      expect.stringMatching(/\/notices\/n-award\?at=/),
    );
  });

  it("shows what the server found wrong, with the number to quote", async () => {
    server.use(
      http.get("/api/v1/contracts", () =>
        HttpResponse.json(
          {
            type: "/problems/unprocessable",
            title: "The request cannot be carried out",
            status: 422,
            detail: "“next year” is not a date",
            instance: "request-17",
          },
          { status: 422, headers: { "content-type": "application/problem+json" } },
        ),
      ),
    );
    renderApp("/contracts");
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("The request cannot be carried out");
    expect(alert.textContent).toContain("“next year” is not a date");
    expect(alert.textContent).toContain("request-17");
  });

  it("offers what the filters let through, and the request itself", async () => {
    renderApp("/contracts?authority=CMD&cursor=abc&page=2");
    const csv = await screen.findByText("CSV");
    expect(csv.getAttribute("href")).toBe(
      "/api/v1/contracts?authority=CMD&sort=end&live=true&format=csv",
    );
    expect(screen.getByText(/^curl '/).textContent).toContain("cursor=abc");
  });
});

describe("one contract", () => {
  it("shows its facts and the notices that prove them", async () => {
    server.use(http.get("/api/v1/contracts/c-housing", () => HttpResponse.json(contractDetail)));
    renderApp("/contracts/c-housing");
    await screen.findByRole("heading", { level: 1, name: "Housing management system" });
    expect(screen.getByText("2 x 12 months")).toBeDefined();
    expect(screen.getByRole("link", { name: "Contract award notice" })).toBeDefined();
    expect(screen.getByText("Award (UK6)")).toBeDefined();
  });
});
