import { describe, expect, it } from "vitest";
import { actionWords, valueWords } from "./audit-words";

describe("what is done, in the audit", () => {
  it("is told in words, with initials as initials", () => {
    expect(actionWords("signInProvider.changed")).toBe("Sign in provider changed");
    expect(actionWords("irrecoverableVat")).toBe("Irrecoverable VAT");
    expect(actionWords("record.nda")).toBe("Record NDA");
  });
});

describe("a value in the audit", () => {
  it("is told in the words of the screens", () => {
    expect(valueWords("procedure", "competitiveFlexible")).toBe("competitive flexible");
    expect(valueWords("term.end", "2027-03-31")).toBe("31 March 2027");
    expect(valueWords("value.net", { amount: 1200, currency: "GBP" })).toBe("£1,200");
    expect(valueWords("roles", ["approver", "reader"])).toBe("approver, reader");
    expect(valueWords("nda", true)).toBe("yes");
    expect(valueWords("notes", null)).toBe("nothing");
  });

  it("is told as a person wrote it where one did", () => {
    expect(valueWords("title", "eProcurement")).toBe("eProcurement");
    expect(valueWords("notes", "2027-03-31")).toBe("2027-03-31");
  });
});
