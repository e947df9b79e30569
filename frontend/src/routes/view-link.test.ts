import { describe, expect, it } from "vitest";
import {
  contractsParams,
  contractsSearchOf,
  readContractsSearch,
} from "@/features/contracts/queries";
import {
  opportunitiesParams,
  opportunitiesSearchOf,
  readOpportunitiesSearch,
} from "@/features/opportunities/queries";
import {
  procurementsParams,
  procurementsSearchOf,
  readProcurementsSearch,
} from "@/features/procurements/queries";
import { viewQuery } from "@/lib/exports";
import { parseSearch } from "@/lib/search-params";

/** Only what is there: `undefined` and "not there" are one thing in an address. */
function plain(search: object): object {
  return JSON.parse(JSON.stringify(search));
}

describe("a view", () => {
  it.each([
    "",
    "?q=housing&authority=CMD,HCK&sort=-value",
    "?buyers=all&live=all&technology=all&status=active&minValue=30000",
    "?serviceArea=housing-management&endsBefore=2028-03-31",
  ])("of contracts opens the list that it was saved from: %s", (address) => {
    const search = readContractsSearch(parseSearch(address));
    const opened = contractsSearchOf(parseSearch(viewQuery(contractsParams(search))));
    expect(plain({ ...opened, sort: opened.sort ?? "end" })).toEqual(
      plain({ ...search, sort: search.sort ?? "end" }),
    );
  });

  it.each(["", "?q=crm&stage=all&when=all", "?stage=planned&authority=CMD&sort=-value"])(
    "of the pipeline does the same: %s",
    (address) => {
      const search = readProcurementsSearch(parseSearch(address));
      const asked = procurementsParams(search, "2026-11-23");
      const opened = procurementsSearchOf(parseSearch(viewQuery(asked)));
      expect(plain({ ...opened, sort: opened.sort ?? "expectedStart" })).toEqual(
        plain({ ...search, sort: search.sort ?? "expectedStart" }),
      );
    },
  );

  it.each(["", "?buyers=all&kind=need&sort=goLive", "?authority=CMD"])(
    "of opportunities does the same: %s",
    (address) => {
      const search = readOpportunitiesSearch(parseSearch(address));
      const opened = opportunitiesSearchOf(parseSearch(viewQuery(opportunitiesParams(search))));
      expect(plain(opened)).toEqual(plain(search));
    },
  );

  it("keeps neither the page nor its length", () => {
    expect(viewQuery({ q: "x", limit: 50, cursor: "abc" })).toBe("q=x");
  });
});
