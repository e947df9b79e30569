import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import type { components } from "@/api/schema.gen";
import { type RawSearch, readChoice } from "@/lib/search-params";

export type MeSearch = {
  /** Just joined: says what is good to do first. */
  welcome?: "yes";
};

export function readMeSearch(raw: RawSearch): MeSearch {
  return { welcome: readChoice(raw.welcome, ["yes"]) };
}

export type MySession = components["schemas"]["Session"];

export const mySessionsQuery = queryOptions({
  queryKey: ["me", "sessions"],
  queryFn: ({ signal }) => unwrap(client.GET("/api/v1/me/sessions", { signal })),
});
