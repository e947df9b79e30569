import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { signedIn } from "@/api/session";
import { listOf, shellHandlers } from "@/test/handlers";
import { grant } from "@/test/people";
import { renderApp } from "@/test/render";
import { server } from "@/test/server";
import { deviceOf } from "./device";

const session = {
  id: "s-1",
  method: "password",
  userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
  address: "192.0.2.7",
  createdAt: "2026-11-20T09:00:00Z",
  lastUsedAt: "2026-11-23T09:00:00Z",
  current: true,
};

let ended: string[];

beforeEach(() => {
  ended = [];
  server.use(
    ...shellHandlers,
    http.get("/api/v1/me/sessions", () =>
      HttpResponse.json(
        listOf([session, { ...session, id: "s-2", current: false, userAgent: null }]),
      ),
    ),
    http.delete("/api/v1/me/sessions/:id", ({ params }) => {
      ended.push(String(params.id));
      return new HttpResponse(null, { status: 204 });
    }),
  );
  signedIn(grant("token-1"));
});

describe("my account", () => {
  it("sets the second step up with a code to scan, and hands out recovery codes", async () => {
    server.use(
      http.post("/api/v1/me/second-factor", () =>
        HttpResponse.json({
          secret: "JBSWY3DPEHPK3PXP",
          address: "otpauth://totp/Muster:anwen?secret=JBSWY3DPEHPK3PXP&issuer=Muster",
        }),
      ),
      http.put("/api/v1/me/second-factor", () =>
        HttpResponse.json({ recoveryCodes: ["aaaa-bbbb", "cccc-dddd"] }),
      ),
    );
    renderApp("/me");
    await userEvent.click(await screen.findByRole("button", { name: "Set it up" }));
    await screen.findByRole("img", { name: "QR code for your authenticator app" });
    expect(screen.getByText("JBSW Y3DP EHPK 3PXP")).toBeDefined();
    await userEvent.type(screen.getByLabelText("Six-digit code"), "123 456{Enter}");
    await screen.findByText("cccc-dddd");
    await userEvent.click(screen.getByRole("button", { name: "I have kept them" }));
    await screen.findByText("The second step is on.");
  });

  it("ends another session, and not this one by mistake", async () => {
    renderApp("/me");
    await userEvent.click(await screen.findByRole("button", { name: "End An unknown program" }));
    await waitFor(() => expect(ended).toEqual(["s-2"]));
    expect(screen.queryByRole("button", { name: "End Firefox on Windows" })).toBeNull();
  });
});

describe("a device", () => {
  it.each([
    [session.userAgent, "Firefox on Windows"],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
      "Safari on an iPhone",
    ],
    ["curl/8.9.0", "curl/8.9.0"],
    [null, "An unknown program"],
  ])("is named as people know it: %s", (userAgent, name) => {
    expect(deviceOf(userAgent)).toBe(name);
  });
});
