import { describe, expect, it } from "vitest";
import {
  formatCount,
  formatDate,
  formatDistance,
  formatList,
  formatMoney,
  formatPeriod,
  formatRoundMoney,
  formatShortDate,
  shortAuthorityName,
} from "./format";

const pounds = (amount: number) => ({ amount, currency: "GBP" });

describe("dates", () => {
  it("are written out, in no time zone but their own", () => {
    expect(formatDate("2026-11-23")).toBe("23 November 2026");
    expect(formatDate("2026-11-23T23:59:59Z")).toBe("23 November 2026");
    expect(formatShortDate("2027-03-01")).toBe("1 Mar 2027");
  });

  it("say so when they are not known", () => {
    expect(formatDate(null)).toBe("Not known");
    expect(formatPeriod(null, "2027-03-31")).toBe("Until 31 March 2027");
    expect(formatPeriod("2024-04-01", null)).toBe("From 1 April 2024");
  });

  it("say how far away they are", () => {
    expect(formatDistance("2026-11-23", "2026-11-23")).toBe("today");
    expect(formatDistance("2026-11-23", "2026-11-24")).toBe("in 1 day");
    expect(formatDistance("2026-11-23", "2027-05-23")).toBe("in 6 months");
    expect(formatDistance("2026-11-23", "2023-11-23")).toBe("3 years ago");
  });
});

describe("money", () => {
  it("shows pence only when there are any", () => {
    expect(formatMoney(pounds(1_250_000))).toBe("£1,250,000");
    expect(formatMoney(pounds(1250.5))).toBe("£1,250.50");
    expect(formatMoney(null)).toBe("Not known");
  });

  it("rounds for headlines to what a reader can hold", () => {
    expect(formatRoundMoney(pounds(1_314_159))).toBe("£1.3 million");
    expect(formatRoundMoney(pounds(423_456))).toBe("£423,000");
    expect(formatRoundMoney(pounds(999_700))).toBe("£1 million");
    expect(formatRoundMoney(pounds(2_400_000_000))).toBe("£2.4 billion");
    expect(formatRoundMoney(pounds(0))).toBe("£0");
  });
});

describe("words", () => {
  it("count and list", () => {
    expect(formatCount(1, "contract")).toBe("1 contract");
    expect(formatCount(1483, "contract")).toBe("1,483 contracts");
    expect(formatCount(2, "authority", "authorities")).toBe("2 authorities");
    expect(formatList(["Camden", "Hackney", "Islington"])).toBe("Camden, Hackney and Islington");
  });

  it("call boroughs what people call them", () => {
    expect(shortAuthorityName("London Borough of Camden")).toBe("Camden");
    expect(shortAuthorityName("Royal Borough of Greenwich")).toBe("Greenwich");
    expect(shortAuthorityName("City of London Corporation")).toBe("City of London");
    expect(shortAuthorityName("City of Westminster")).toBe("Westminster");
    expect(shortAuthorityName("London Borough of Hammersmith & Fulham")).toBe(
      "Hammersmith and Fulham",
    );
    expect(shortAuthorityName("Barnet Homes Ltd")).toBe("Barnet Homes Ltd");
  });
});
