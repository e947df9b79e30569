import { describe, expect, it } from "vitest";
import { bodyOf, emptyDraft, readAmount, wrongWith } from "./draft";

describe("a price that is typed", () => {
  it("is read as people write pounds", () => {
    expect([readAmount("£1,250.50"), readAmount("118"), readAmount("0.3")]).toEqual([
      1250.5, 118, 0.3,
    ]);
    expect([readAmount(""), readAmount("1.234"), readAmount("ten")].every(Number.isNaN)).toBe(true);
  });

  it("says all that is missing at once", () => {
    const wrong = wrongWith({ ...emptyDraft("2026-11-23"), quantity: "0" });
    expect(wrong.map(({ pointer }) => pointer)).toEqual(["/vendor", "/price", "/quantity"]);
  });

  it("is shown to nobody and counts nowhere under an NDA", () => {
    const draft = {
      ...emptyDraft("2026-11-23"),
      vendor: "v",
      price: "12",
      quantity: "1,200",
      audience: "members" as const,
    };
    expect(bodyOf(draft)).toMatchObject({ compared: true, audience: "members", quantity: 1200 });
    expect(bodyOf({ ...draft, nda: true })).toMatchObject({ compared: false, audience: "own" });
  });
});
