/** Whose records a list shows: the boroughs', unless every public buyer was asked for. */
export type Buyers = "all";

export const BUYER_OPTIONS = [
  { value: "", label: "London's boroughs" },
  { value: "all", label: "Every public buyer" },
];

/** The same the other way round: whose records the screen shows that asks the API for this. */
export function buyersOf(query: { boroughs?: unknown; authority?: unknown }): Buyers | undefined {
  return query.boroughs === undefined && query.authority === undefined ? "all" : undefined;
}

/** What the API is asked for. One who names buyers means just those, boroughs or not. */
export function boroughsOnly(search: { buyers?: Buyers; authority?: string }): true | undefined {
  return search.buyers === "all" || search.authority ? undefined : true;
}
