import { describe, expect, it } from "vitest";
import { dueInWords } from "./duty-words";
import { quarterBefore } from "./register-page";

describe("when a duty is due", () => {
  it("counts the days while it is close, and names the day", () => {
    const today = "2026-11-27";
    expect(dueInWords({ due: "2026-12-09", urgency: "soon" }, today)).toBe(
      "In 12 days, by 9 December 2026",
    );
    expect(dueInWords({ due: today, urgency: "soon" }, today)).toBe("Today is the last day");
    expect(dueInWords({ due: "2027-05-26", urgency: "later" }, today)).toBe("By 26 May 2027");
    expect(dueInWords({ due: "2026-10-30", urgency: "overdue" }, today)).toBe(
      "Overdue since 30 October 2026",
    );
    expect(dueInWords({ due: null, urgency: "undated" }, today)).toBe("No day can be told yet");
  });
});

describe("the quarter before", () => {
  it("turns the year", () => {
    expect(quarterBefore("2026-Q3")).toBe("2026-Q2");
    expect(quarterBefore("2026-Q1")).toBe("2025-Q4");
  });
});
