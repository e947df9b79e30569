/** Whose records a list shows: the boroughs', unless every public buyer was asked for. */
export type Buyers = "all";

export const BUYER_OPTIONS = [
  { value: "", label: "London's boroughs" },
  { value: "all", label: "Every public buyer" },
];

/** What the API is asked for. One who names buyers means just those, boroughs or not. */
export function boroughsOnly(search: { buyers?: Buyers; authority?: string }): true | undefined {
  return search.buyers === "all" || search.authority ? undefined : true;
}
