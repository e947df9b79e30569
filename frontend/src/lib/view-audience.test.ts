import { describe, expect, it } from "vitest";
import { audienceChoice, audienceChoices, viewAudience } from "./view-audience";

describe("whom a view is shared with", () => {
  it("is one choice, with the groups there are", () => {
    const choices = audienceChoices("Camden", [{ id: "g-1", name: "South London" }]);
    expect(choices.map(({ value }) => value)).toEqual(["me", "authority", "group:g-1", "members"]);
    expect(choices[2]?.label).toBe("Everybody of South London");
    for (const { value } of choices) {
      const { audience, group } = viewAudience(value);
      expect(audienceChoice({ audience, group: group ? { id: group, name: "" } : null })).toBe(
        value,
      );
    }
    expect(viewAudience("nonsense")).toEqual({ audience: "me" });
  });
});
