import { describe, expect, it } from "vitest";
import { parseSearch } from "./search-syntax";

describe("the search box", () => {
  it("tells filters from words", () => {
    expect(parseSearch("borough:camden ends:<2027-06 value:>1m housing")).toEqual([
      { kind: "filter", name: "borough", value: "camden", text: "borough:camden" },
      { kind: "filter", name: "ends", value: "<2027-06", text: "ends:<2027-06" },
      { kind: "filter", name: "value", value: ">1m", text: "value:>1m" },
      { kind: "word", text: "housing" },
    ]);
  });

  it("keeps what stands in quotes together", () => {
    expect(parseSearch('vendor:"NEC Software" "case management')).toEqual([
      { kind: "filter", name: "vendor", value: "NEC Software", text: 'vendor:"NEC Software"' },
      { kind: "word", text: "case management" },
    ]);
  });

  it("takes an unknown or unfinished filter as words", () => {
    expect(parseSearch("ratio:3 ends:").map((term) => term.kind)).toEqual(["word", "word"]);
    expect(parseSearch("   ")).toEqual([]);
  });
});
