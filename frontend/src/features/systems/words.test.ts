import { describe, expect, it } from "vitest";
import { markOf } from "./words";

describe("the mark of a product in the matrix", () => {
  it("is three letters of one word, or of the first two", () => {
    expect(markOf("Mosaic")).toBe("Mos");
    expect(markOf("NEC Housing")).toBe("NHo");
    expect(markOf("8x8")).toBe("8x8");
    expect(markOf("  ")).toBe("");
  });
});
