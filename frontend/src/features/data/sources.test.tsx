import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import type { NoticeSource } from "@/api/types";
import { listOf, shellHandlers } from "@/test/handlers";
import { renderApp } from "@/test/render";
import { server } from "@/test/server";

const upToDate: NoticeSource = {
  name: "find-a-tender",
  title: "Find a Tender",
  address: "https://publisher.example/",
  buyers: "all",
  state: "upToDate",
  summary: "",
  since: "2025-11-23T00:00:00Z",
  completeTo: "2026-11-23T11:55:00Z",
  answeredAt: "2026-11-23T12:00:00Z",
  trouble: null,
  nextTryAt: "2026-11-23T12:10:00Z",
  pausedAt: null,
  noticesToday: 120,
  noticesThisWeek: 2_310,
  problemsThisWeek: 0,
  imports: [],
};

function serve(sources: NoticeSource[]): void {
  server.use(
    ...shellHandlers,
    http.get("/api/v1/imports", () => HttpResponse.json(listOf([]))),
    http.get("/api/v1/sources", () => HttpResponse.json(listOf(sources))),
  );
}

async function shown(source: NoticeSource): Promise<HTMLElement> {
  serve([source]);
  renderApp("/data");
  const heading = await screen.findByRole("heading", { level: 3, name: /Find a Tender/ });
  return heading.closest("li") ?? heading;
}

describe("how fresh it is", () => {
  it("says up to when everything is in, before any figure", async () => {
    const source = await shown(upToDate);
    expect(source.textContent).toContain("Up to date");
    expect(source.textContent).toContain(
      "up to 23 November 2026 at 11:55 is in. There is nothing to do.",
    );
    expect(source.textContent).toContain("120 notices today, 2,310 notices in the last seven days");
  });

  it("leads to what could not be read, day by day", async () => {
    const day = { id: "i-1", startedAt: "2026-11-22T00:05:00Z", notices: 300, problems: 2 };
    const source = await shown({ ...upToDate, problemsThisWeek: 2, imports: [day] });
    const link = within(source).getByRole("link", { name: /2 problems on 22 November 2026/ });
    expect(link.getAttribute("href")).toBe("/data/imports/i-1");
  });

  it("says who has to do what where nobody follows it any more", async () => {
    const source = await shown({ ...upToDate, state: "stopped" });
    expect(source.textContent).toContain("Not followed");
    expect(source.textContent).toContain("start a worker with --follow find-a-tender");
  });

  it("says what went wrong, and that it is tried again", async () => {
    const trouble = { at: "2026-11-23T12:00:00Z", detail: "It cannot be reached", times: 3 };
    const source = await shown({ ...upToDate, state: "failing", answeredAt: null, trouble });
    expect(source.textContent).toContain("Nothing of it is in yet.");
    expect(source.textContent).toContain("is tried again by itself on 23 November 2026 at 12:10");
    expect(source.textContent).toContain("23 November 2026 at 12:00: It cannot be reached");
    expect(screen.queryByRole("button", { name: /Pause/ })).toBeNull();
  });

  it("says where notices come from if nobody is followed", async () => {
    serve([]);
    renderApp("/data");
    expect(await screen.findByText("Notices come from files here")).toBeDefined();
  });
});
