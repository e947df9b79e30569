import { describe, expect, it } from "vitest";
import {
  parseSearch,
  readDate,
  readListSearch,
  readSort,
  splitList,
  writeSearch,
} from "./search-params";

describe("search parameters", () => {
  it("survive the way into the address and back", () => {
    const search = {
      authority: "CMD,HCK",
      q: "case & care",
      minValue: 1000,
      none: undefined,
      empty: [],
    };
    expect(writeSearch(search)).toBe("?authority=CMD,HCK&q=case%20%26%20care&minValue=1000");
    expect(parseSearch(writeSearch(search))).toEqual({
      authority: "CMD,HCK",
      q: "case & care",
      minValue: "1000",
    });
  });

  it("leave out what cannot be read", () => {
    expect(readDate("next year")).toBeUndefined();
    expect(readListSearch({ q: "  ", page: "7" })).toEqual({});
    expect(readListSearch({ cursor: "abc", page: "3" })).toEqual({ cursor: "abc", page: 3 });
    expect(readSort("-end", ["end", "value"])).toBe("-end");
    expect(readSort("colour", ["end", "value"])).toBeUndefined();
    expect(splitList("CMD,,HCK")).toEqual(["CMD", "HCK"]);
  });
});
