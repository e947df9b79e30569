import { describe, expect, it } from "vitest";
import { contract } from "@/test/fixtures";
import { openQuestions } from "./open-questions";

const today = "2026-11-23";

describe("open questions", () => {
  it("asks what follows what ends within a year", () => {
    const [asked] = openQuestions([contract], today);
    expect(asked).toBe(
      "Camden’s “Housing management system” ends on 31 Mar 2027 and can run to 31 Mar 2029: will it be extended, and at what price?",
    );
    const last = { ...contract, term: { ...contract.term, maxEnd: null } };
    expect(openQuestions([last], today)[0]).toContain("has no extension on record");
  });

  it("asks for what nobody has said, of contracts that run", () => {
    const bare = {
      ...contract,
      term: { ...contract.term, end: null, maxEnd: null },
      value: { net: null, gross: null, annual: null },
    };
    expect(openQuestions([bare, bare], today)).toEqual([
      "2 contracts have no end on record: until when do they run?",
      "2 contracts have no value that you may see: what are they worth?",
    ]);
    expect(openQuestions([{ ...bare, live: false }], today)).toEqual([]);
  });
});
