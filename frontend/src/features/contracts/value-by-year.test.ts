import { describe, expect, it } from "vitest";
import { contract, pounds } from "@/test/fixtures";
import { valueByYear } from "./value-by-year";

const running = {
  ...contract,
  term: { ...contract.term, start: "2025-07-01", end: "2027-06-30" },
  value: { net: pounds(730_000), gross: null, annual: pounds(365_000) },
};

describe("value by year", () => {
  it("gives each year its days' share, the last day included", () => {
    expect(valueByYear([running], 2025, 2028)).toEqual([
      { year: 2025, amount: 184_000, contracts: 1 },
      { year: 2026, amount: 365_000, contracts: 1 },
      { year: 2027, amount: 181_000, contracts: 1 },
      { year: 2028, amount: 0, contracts: 0 },
    ]);
  });

  it("leaves out what cannot be spread over years", () => {
    const undated = { ...running, term: { ...running.term, end: null } };
    const worthless = { ...running, value: { ...running.value, annual: null } };
    const cancelled = { ...running, status: "cancelled" as const };
    const [year] = valueByYear([undated, worthless, cancelled], 2026, 2026);
    expect(year).toEqual({ year: 2026, amount: 0, contracts: 0 });
  });
});
