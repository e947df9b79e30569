import { describe, expect, it } from "vitest";
import { leadTime } from "./lead-time";

describe("the lead time", () => {
  it("is the sum of the gates and the tender", () => {
    expect(leadTime([[{ upTo: null, days: 28 }], [{ upTo: null, days: 120 }]])).toEqual([
      { upTo: null, days: 148 },
    ]);
  });

  it("changes at every value at which a gate takes another time, and only there", () => {
    const board = [
      { upTo: 100_000, days: 0 },
      { upTo: null, days: 20 },
    ];
    const cabinet = [
      { upTo: 100_000, days: 0 },
      { upTo: 500_000, days: 0 },
      { upTo: null, days: 28 },
    ];
    expect(leadTime([board, cabinet, [{ upTo: null, days: 90 }]])).toEqual([
      { upTo: 100_000, days: 90 },
      { upTo: 500_000, days: 110 },
      { upTo: null, days: 138 },
    ]);
  });
});
