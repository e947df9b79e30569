import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { Timeline } from "./timeline";

const rows = [
  {
    id: "a",
    label: "Camden",
    words: "1 January 2028 to 31 December 2028",
    bars: [{ from: "2028-01-01", to: "2028-12-31", tone: "window" as const }],
  },
];

function bars(container: HTMLElement): HTMLElement[] {
  return [...container.querySelectorAll<HTMLElement>(".bar")];
}

describe("the timeline", () => {
  it("draws under one scale: later is further right, longer is wider", () => {
    const { container } = render(
      <Timeline
        label="Windows"
        today="2026-11-23"
        rows={[
          ...rows,
          {
            id: "b",
            label: "Hackney",
            words: "",
            bars: [{ from: "2027-01-01", to: "2029-12-31", tone: "window" }],
          },
        ]}
      />,
    );
    const [first, second] = bars(container);
    expect(Number.parseFloat(first?.style.left ?? "")).toBeGreaterThan(
      Number.parseFloat(second?.style.left ?? ""),
    );
  });

  it("draws nothing before the earliest day asked for", () => {
    const { container } = render(
      <Timeline
        label="Terms"
        today="2026-11-23"
        earliest="2025-11-23"
        rows={[
          {
            id: "old",
            label: "Old",
            words: "",
            bars: [{ from: "1999-01-01", to: "2028-01-01", tone: "term" }],
          },
        ]}
      />,
    );
    expect(Number.parseFloat(bars(container)[0]?.style.left ?? "")).toBe(0);
  });

  it("explains only the marks it uses, and hides the picture from screen readers", () => {
    const { container } = render(<Timeline label="Windows" today="2026-11-23" rows={rows} />);
    expect(screen.getByText("Could go live")).toBeDefined();
    expect(screen.queryByText("Contract runs")).toBeNull();
    expect(container.querySelector(".track")?.getAttribute("aria-hidden")).toBe("true");
  });
});
