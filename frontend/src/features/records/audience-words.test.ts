import { describe, expect, it } from "vitest";
import { camden, hackney } from "@/test/fixtures";
import { whoSeesThis } from "./audience-words";
import type { FieldSharing, OwnRecord } from "./record";

const TODAY = "2026-11-23";

function own(changes: Partial<OwnRecord> = {}): OwnRecord {
  return {
    audience: "members",
    named: [],
    fields: {},
    nda: false,
    clearances: [],
    archived: false,
    questions: 0,
    version: 1,
    rights: [],
    ...changes,
  };
}

const hackneyTillMarch = { authority: hackney, until: "2027-03-31" };

describe("who sees a record, in words", () => {
  it("says one thing where there is one rule", () => {
    expect(whoSeesThis(own(), camden, TODAY)).toEqual([
      "Every member sees what Camden says of it.",
      "The public sees what notices say.",
    ]);
    expect(whoSeesThis(own({ audience: "own" }), camden, TODAY)).toEqual([
      "Only Camden sees what Camden says of it.",
      "The public sees what notices say.",
    ]);
  });

  it("names those who see a field by name, and until when", () => {
    const value: FieldSharing = { audience: "named", named: [hackneyTillMarch], band: null };
    const record = own({ fields: { value } });
    expect(whoSeesThis(record, camden, TODAY)).toEqual([
      "Every member sees what Camden says of it.",
      "Camden, and Hackney by name until 31 March 2027, see the value.",
      "The public sees what notices say.",
    ]);
  });

  it("never says that a field is seen by more people than its record", () => {
    expect(whoSeesThis(own({ audience: "own" }), camden, TODAY).join(" ")).not.toContain("value");
  });

  it("holds the sensitive fields back under an agreement not to disclose", () => {
    expect(whoSeesThis(own({ nda: true }), camden, TODAY)).toContain(
      "Only Camden sees the value, the notes and whom to ask, while the agreement not to disclose holds.",
    );
  });

  it("lets a clearance open one field, until its last day", () => {
    const clearance = {
      id: "k-1",
      field: "value" as const,
      audience: "named" as const,
      until: "2027-03-31",
      reason: "The supplier agreed.",
      ndaChecked: true,
      supplierConsent: true,
      disclosureConsidered: true,
      by: "Priya Shah",
      at: "2026-11-20T10:00:00Z",
    };
    const value: FieldSharing = {
      audience: "named",
      named: [{ authority: hackney, until: null }],
      band: null,
    };
    const record = own({ nda: true, clearances: [clearance], fields: { value } });
    expect(whoSeesThis(record, camden, TODAY)).toContain(
      "Camden, and Hackney by name, see the value.",
    );
    expect(whoSeesThis(record, camden, "2027-04-01").join(" ")).toContain(
      "Only Camden sees the value, the notes",
    );
  });

  it("says who sees a band instead", () => {
    const value: FieldSharing = {
      audience: "own",
      named: [],
      band: { audience: "members", named: [] },
    };
    const record = own({ fields: { value } });
    expect(whoSeesThis(record, camden, TODAY)).toContain(
      "Every member sees a price band instead of the value.",
    );
  });
});
