import { describe, expect, it } from "vitest";
import { exportAddress, listOf, viewQuery } from "./exports";

describe("an export", () => {
  const query = { authority: ["CMD", "HCK"], live: true, cursor: "abc", limit: 50 };

  it("has the filters of the page, and none of its pages", () => {
    expect(exportAddress("/api/v1/contracts", query, "xlsx")).toBe(
      "/api/v1/contracts?authority=CMD,HCK&live=true&format=xlsx",
    );
    expect(viewQuery(query)).toBe("authority=CMD,HCK&live=true");
  });

  it("can be linked where it is of a whole list", () => {
    expect(listOf("/api/v1/contracts")).toBe("contracts");
    expect(listOf("/api/v1/vendors/1/contracts")).toBeNull();
    expect(listOf("/api/v1/price-points")).toBeNull();
  });
});
