import { describe, expect, it } from "vitest";
import { ownPath } from "./return-to";

describe("the way back after signing in", () => {
  it("leads to any screen of this site with its filters", () => {
    expect(ownPath("/contracts?authority=CMD#c-1")).toBe("/contracts?authority=CMD#c-1");
  });

  it.each([
    "//evil.example/contracts",
    "/\\evil.example",
    "/\t/evil.example",
    "https://evil.example/",
    "javascript:alert(1)",
    "contracts",
    "",
    7,
    undefined,
  ])("never leads elsewhere: %s", (value) => {
    expect(ownPath(value)).toBeUndefined();
  });
});
