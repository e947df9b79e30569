import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { opportunityDetail } from "@/test/fixtures";
import { shellHandlers } from "@/test/handlers";
import { renderApp } from "@/test/render";
import { server } from "@/test/server";

beforeEach(() => {
  server.use(
    ...shellHandlers,
    http.get("/api/v1/opportunities/o-larkspur", () => HttpResponse.json(opportunityDetail)),
  );
});

describe("an opportunity", () => {
  it("says why, by when to decide, and when to go live", async () => {
    renderApp("/opportunities/o-larkspur");
    await screen.findByRole("heading", { level: 1, name: "Larkspur Software Limited" });
    expect(
      screen.getByText(
        "2 buyers could buy together and go live on 1 April 2028, if the first of them decides by 2 July 2027.",
      ),
    ).toBeDefined();
    expect(screen.getByText(/Camden and Hackney both use/)).toBeDefined();
    expect(screen.getByText("2 July 2027")).toBeDefined();
    expect(screen.getByText("1 April 2028")).toBeDefined();
    expect(screen.getByText("First to decide, in 7 months")).toBeDefined();
  });

  it("tells the timeline in words, too", async () => {
    renderApp("/opportunities/o-larkspur");
    const figure = await screen.findByRole("figure", { name: /windows in which each buyer/ });
    expect(
      within(figure).getAllByText(/31 Mar 2027 to 30 Sept 2029\. Commit by 2 Jul/),
    ).toHaveLength(2);
    expect(
      within(figure).getByText(/Suits everybody: 1 April 2028 to 31 December 2028/),
    ).toBeDefined();
  });

  it("lists what could not be counted", async () => {
    renderApp("/opportunities/o-larkspur");
    await screen.findByRole("heading", { name: "End date unknown" });
    expect(screen.getByRole("link", { name: "Old rent system" })).toBeDefined();
  });
});
