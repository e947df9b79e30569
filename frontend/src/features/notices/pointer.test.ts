import { describe, expect, it } from "vitest";
import { leadsTo, pointerOf, wordsOf } from "./pointer";

describe("places in a notice", () => {
  it("are written as JSON pointers", () => {
    expect(pointerOf([])).toBe("");
    expect(pointerOf(["awards", 0, "a/b~c"])).toBe("/awards/0/a~1b~0c");
  });

  it("lead to what is inside them, and to nothing beside", () => {
    expect(leadsTo("/awards/1", "/awards/1/value")).toBe(true);
    expect(leadsTo("/awards/1", "/awards/12/value")).toBe(false);
    expect(leadsTo("/awards", undefined)).toBe(false);
  });

  it("are named in words", () => {
    expect(wordsOf("contractPeriod")).toBe("Contract period");
    expect(wordsOf("maxExtentDate")).toBe("Max extent date");
  });
});
