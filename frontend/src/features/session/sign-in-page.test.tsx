import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { camden } from "@/test/fixtures";
import { listOf, shellHandlers } from "@/test/handlers";
import { camdenApprover, grant } from "@/test/people";
import { renderApp } from "@/test/render";
import { server } from "@/test/server";

const OPTIONS = { demonstration: [], providers: [] };

const done = (token = "token-1", me = camdenApprover) =>
  HttpResponse.json({ next: "done", ...grant(token, me) });

beforeEach(() => {
  server.use(
    ...shellHandlers,
    http.get("/api/v1/sign-in", () => HttpResponse.json(OPTIONS)),
    http.get("/api/v1/contracts", () => HttpResponse.json(listOf([]))),
  );
});

async function enter(name: string, password: string) {
  await userEvent.type(await screen.findByLabelText("Name"), name);
  await userEvent.type(screen.getByLabelText("Password"), password);
  await userEvent.keyboard("{Enter}");
}

describe("signing in", () => {
  it("leads back to where the reader was, filters and all", async () => {
    server.use(http.post("/api/v1/session", () => done()));
    const router = renderApp("/contracts?authority=CMD");
    const main = await screen.findByRole("main");
    await waitFor(() => expect(main.textContent).toContain("see everything that is published"));
    await userEvent.click(screen.getByRole("link", { name: "Sign in" }));
    await enter("anwen.price@camden.example", "four words from a hat");
    await screen.findByRole("heading", { level: 1, name: "Contracts" });
    expect(router.state.location.href).toBe("/contracts?authority=CMD");
    expect(screen.getByRole("button", { name: "Account: Anwen Price" })).toBeDefined();
  });

  it("never leads to another site", async () => {
    server.use(http.post("/api/v1/session", () => done()));
    const router = renderApp("/sign-in?returnTo=//evil.example/");
    await enter("anwen.price@camden.example", "four words from a hat");
    await waitFor(() => expect(router.state.location.href).toBe("/"));
  });

  it("says what to do about a wrong password, and puts the focus there", async () => {
    server.use(
      http.post("/api/v1/session", () =>
        HttpResponse.json({ title: "Nobody is signed in", status: 401 }, { status: 401 }),
      ),
    );
    renderApp("/sign-in");
    await enter("anwen.price@camden.example", "not this");
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("Check both and try again");
    await waitFor(() => expect(document.activeElement).toBe(alert));
  });

  it("tells of an empty field without asking the server", async () => {
    renderApp("/sign-in");
    await enter("anwen.price@camden.example", " ");
    await userEvent.click(
      await screen.findByRole("link", { name: "Password: enter your password" }),
    );
    const password = screen.getByLabelText("Password");
    expect(document.activeElement).toBe(password);
    expect(password.getAttribute("aria-invalid")).toBe("true");
  });

  it("asks those who have a second step for its code, or a recovery code", async () => {
    let proof: unknown;
    server.use(
      http.post("/api/v1/session", () =>
        HttpResponse.json({ next: "secondFactor", ticket: "t-1" }),
      ),
      http.post("/api/v1/session/second-factor", async ({ request }) => {
        proof = await request.json();
        return done();
      }),
    );
    renderApp("/sign-in?returnTo=/contracts");
    await enter("anwen.price@camden.example", "four words from a hat");
    await screen.findByLabelText("Six-digit code");
    await userEvent.click(screen.getByRole("button", { name: "Use a recovery code instead" }));
    await userEvent.type(screen.getByLabelText("Recovery code"), "abcd efgh{Enter}");
    await screen.findByRole("heading", { level: 1, name: "Contracts" });
    expect(proof).toEqual({ ticket: "t-1", recoveryCode: "abcdefgh" });
  });

  it("takes one click as somebody invented, where the installation offers it", async () => {
    server.use(
      http.get("/api/v1/sign-in", () =>
        HttpResponse.json({
          ...OPTIONS,
          demonstration: [
            { name: "approver@camden.example", password: "invented", who: "Approver at Camden" },
          ],
        }),
      ),
      http.post("/api/v1/session", () => done()),
    );
    const router = renderApp("/sign-in?returnTo=/contracts");
    await userEvent.click(
      await screen.findByRole("button", { name: "Sign in as Approver at Camden" }),
    );
    await waitFor(() => expect(router.state.location.href).toBe("/contracts"));
  });

  it("hands the way back to the authority's own sign-in page", async () => {
    server.use(
      http.get("/api/v1/sign-in", () =>
        HttpResponse.json({
          ...OPTIONS,
          providers: [
            { id: "i-1", authority: camden, name: "Camden", start: "/api/v1/sign-in/openid/i-1" },
          ],
        }),
      ),
    );
    renderApp("/sign-in?returnTo=/contracts?authority=CMD");
    const link = await screen.findByRole("link", { name: "Sign in with Camden" });
    expect(link.getAttribute("href")).toBe(
      "/api/v1/sign-in/openid/i-1?returnTo=%2Fcontracts%3Fauthority%3DCMD",
    );
  });
});

describe("a link of an administrator", () => {
  it("lets somebody join with a password of their own", async () => {
    let sent: unknown;
    server.use(
      http.get("/api/v1/invitations/secret", () =>
        HttpResponse.json({ purpose: "invite", name: "Anwen Price", authority: camden }),
      ),
      http.post("/api/v1/invitations/secret", async ({ request }) => {
        sent = await request.json();
        return done();
      }),
      http.get("/api/v1/me/sessions", () => HttpResponse.json({ items: [] })),
    );
    renderApp("/join/secret");
    await screen.findByRole("heading", { level: 1, name: "Join Muster for Camden" });
    await userEvent.type(screen.getByLabelText("Password"), "four words from a hat");
    await userEvent.click(screen.getByRole("button", { name: "Join" }));
    await screen.findByRole("heading", { level: 1, name: "Welcome, Anwen Price" });
    expect(sent).toEqual({ name: "Anwen Price", password: "four words from a hat" });
  });

  it("puts what the server refuses at its field", async () => {
    server.use(
      http.get("/api/v1/invitations/secret", () =>
        HttpResponse.json({ purpose: "reset", name: "Anwen Price", authority: camden }),
      ),
      http.post("/api/v1/invitations/secret", () =>
        HttpResponse.json(
          {
            title: "The request cannot be carried out",
            status: 422,
            errors: [{ pointer: "/password", detail: "has at least 12 characters" }],
          },
          { status: 422 },
        ),
      ),
    );
    renderApp("/join/secret");
    await userEvent.type(await screen.findByLabelText("Password"), "short{Enter}");
    expect(
      await screen.findByRole("link", { name: "Password: has at least 12 characters" }),
    ).toBeDefined();
  });

  it("that was used says whom to ask for another", async () => {
    server.use(
      http.get("/api/v1/invitations/used", () =>
        HttpResponse.json({ title: "Not found", status: 404 }, { status: 404 }),
      ),
    );
    renderApp("/join/used");
    await screen.findByRole("heading", { level: 1, name: "This link does not work any more" });
  });
});
