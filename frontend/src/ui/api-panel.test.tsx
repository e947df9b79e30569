import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { describe, expect, it, vi } from "vitest";
import { signedIn } from "@/api/session";
import * as files from "@/lib/save-file";
import { grant } from "@/test/people";
import { server } from "@/test/server";
import { ApiPanel } from "./api-panel";

describe("an export", () => {
  it("is a plain link for the public, with the request and no key", () => {
    render(<ApiPanel path="/api/v1/contracts" exports={["csv"]} />);
    expect(screen.getByText("CSV").getAttribute("href")).toBe("/api/v1/contracts?format=csv");
    expect(screen.getByText(/^curl '/)).toBeDefined();
  });

  it("has what a member may see, for it is asked for with the member's token", async () => {
    const saved = vi.spyOn(files, "saveFile").mockImplementation(() => undefined);
    server.use(
      http.get("/api/v1/contracts", ({ request }) =>
        HttpResponse.text(request.headers.get("authorization"), {
          headers: { "content-disposition": 'attachment; filename="contracts.csv"' },
        }),
      ),
    );
    signedIn(grant("token-1"));
    render(<ApiPanel path="/api/v1/contracts" exports={["csv"]} />);
    await userEvent.click(screen.getByRole("button", { name: "CSV" }));
    await vi.waitFor(() => expect(saved).toHaveBeenCalled());
    const [content, name] = saved.mock.calls[0] ?? [];
    expect(await content?.text()).toBe("Bearer token-1");
    expect(name).toBe("contracts.csv");
  });
});
