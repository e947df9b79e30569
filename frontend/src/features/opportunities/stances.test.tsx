import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { signedIn } from "@/api/session";
import type { Right, Stance } from "@/api/types";
import { camden, hackney, opportunityDetail } from "@/test/fixtures";
import { shellHandlers } from "@/test/handlers";
import { camdenApprover, grant } from "@/test/people";
import { renderApp } from "@/test/render";
import { server } from "@/test/server";

const hackneySays: Stance = {
  authority: hackney,
  stance: "jointEngagement",
  contact: "Head of Housing Systems",
  needs: "A shared specification by March",
  saidAt: "2026-11-20T09:00:00Z",
};

let current: Stance[] = [];
let told: unknown[] = [];

beforeEach(() => {
  current = [hackneySays];
  told = [];
  const answer = () =>
    HttpResponse.json({
      current,
      history: [
        ...current,
        { ...hackneySays, stance: "watching", needs: null, saidAt: "2026-10-01T09:00:00Z" },
      ],
    });
  server.use(
    ...shellHandlers,
    http.get("/api/v1/opportunities/o-larkspur", () => HttpResponse.json(opportunityDetail)),
    http.get("/api/v1/opportunities/o-larkspur/stances", answer),
    http.put("/api/v1/opportunities/o-larkspur/stance", async ({ request }) => {
      const body = (await request.json()) as Stance;
      told.push(body);
      current = [hackneySays, { ...body, authority: camden, saidAt: "2026-11-23T09:00:00Z" }];
      return answer();
    }),
    http.delete("/api/v1/opportunities/o-larkspur/stance", () => {
      told.push("taken back");
      current = [hackneySays];
      return new HttpResponse(null, { status: 204 });
    }),
  );
});

const as = (...rights: Right[]) => signedIn(grant("token-1", { ...camdenApprover, rights }));

describe("what boroughs say to an opportunity", () => {
  it("is told to members: the stance, what it needs and whom to talk to", async () => {
    as("SeeStances");
    renderApp("/opportunities/o-larkspur");
    expect(await screen.findByText("Joint engagement")).toBeDefined();
    expect(screen.getByText("Needs: A shared specification by March")).toBeDefined();
    expect(screen.getByText("Talk to: Head of Housing Systems")).toBeDefined();
    expect(screen.getByText(/1 October 2026: Hackney said “Watching”/)).toBeDefined();
    expect(screen.queryByRole("button", { name: /Say where/ })).toBeNull();
  });

  it("is taken by an approver, and taken back", async () => {
    as("SeeStances", "TakeStance");
    renderApp("/opportunities/o-larkspur");
    await userEvent.click(await screen.findByRole("button", { name: "Say where Camden stands" }));
    const ladder = screen.getByRole("group", { name: "Where does Camden stand?" });
    expect(within(ladder).getAllByRole("radio")).toHaveLength(7);
    await userEvent.click(within(ladder).getByRole("radio", { name: /^Not now/ }));
    expect(within(ladder).getByText("The time does not suit us.")).toBeDefined();
    await userEvent.click(within(ladder).getByRole("radio", { name: /^Comparing notes/ }));
    await userEvent.type(screen.getByLabelText("What Camden needs"), "Two weeks");
    await userEvent.click(screen.getByRole("button", { name: "Take this stance" }));
    await waitFor(() =>
      expect(told).toEqual([{ stance: "comparingNotes", contact: null, needs: "Two weeks" }]),
    );
    await userEvent.click(await screen.findByRole("button", { name: "Take it back" }));
    await waitFor(() => expect(told[1]).toBe("taken back"));
    expect(await screen.findByRole("button", { name: "Say where Camden stands" })).toBeDefined();
  });

  it("is nothing that the public is shown", async () => {
    renderApp("/opportunities/o-larkspur");
    await screen.findByRole("heading", { name: "End date unknown" });
    expect(screen.queryByText("Who is for it")).toBeNull();
  });
});
