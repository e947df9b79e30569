import { describe, expect, it } from "vitest";
import { camden } from "@/test/fixtures";
import { type Draft, patchOf } from "./fields";
import { decided, mergeOf } from "./merge";
import type { RecordView } from "./record";

function view(values: RecordView["values"], version = 1): RecordView {
  return {
    kind: "contract",
    id: "c-1",
    title: "Housing management system",
    authority: camden,
    version,
    values: { title: "Housing management system", ...values },
    facts: {},
    published: null,
    own: null,
  };
}

const base = view({ "term.end": "2027-03-31", renewal: "undecided", notes: null });

describe("two people who edit one record", () => {
  it("are asked only about what both changed differently", () => {
    const draft: Draft = { "term.end": "2028-03-31", notes: "Ask before March." };
    const theirs = view({ "term.end": "2029-03-31", renewal: "willRenew", notes: null }, 2);
    const merge = mergeOf(base, draft, theirs);
    expect(merge.conflicts.map((field) => field.name)).toEqual(["term.end"]);
    expect(merge.theirs.map((field) => field.name)).toEqual(["renewal"]);
    expect(merge.mine.map((field) => field.name)).toEqual(["notes"]);
    expect(decided(merge, draft, { "term.end": "theirs" })).toEqual({ notes: "Ask before March." });
    expect(decided(merge, draft, { "term.end": "mine" })).toEqual({
      notes: "Ask before March.",
      "term.end": "2028-03-31",
    });
  });

  it("agree where both said the same", () => {
    const merge = mergeOf(
      base,
      { "term.end": "2028-03-31" },
      view({ "term.end": "2028-03-31" }, 2),
    );
    expect(merge.conflicts).toEqual([]);
  });
});

describe("what is sent", () => {
  it("is a merge patch of the fields that changed, references by id and code", () => {
    expect(
      patchOf({
        "term.end": "2028-03-31",
        "term.maxEnd": null,
        vendors: [{ id: "v-1", name: "Larkspur" }],
        serviceArea: { code: "housing-management", name: "Housing management" },
        notes: "",
        extensionOptions: [{ months: 12, noticeDays: 90 }],
      }),
    ).toEqual({
      term: { end: "2028-03-31", maxEnd: null },
      vendors: ["v-1"],
      serviceArea: "housing-management",
      notes: null,
      extensionOptions: [{ months: 12, noticeDays: 90 }],
    });
  });
});
