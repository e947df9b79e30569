import { queryOptions } from "@tanstack/react-query";
import { awaited } from "@/api/awaited";
import { unwrap } from "@/api/client";
import { type RawSearch, readChoice } from "@/lib/search-params";

export type MeSearch = {
  /** Just joined: says what is good to do first. */
  welcome?: "yes";
};

export function readMeSearch(raw: RawSearch): MeSearch {
  return { welcome: readChoice(raw.welcome, ["yes"]) };
}

export type MySession = {
  id: string;
  method: string;
  userAgent: string | null;
  address: string | null;
  createdAt: string;
  lastUsedAt: string;
  current: boolean;
};

export const mySessionsQuery = queryOptions({
  queryKey: ["me", "sessions"],
  queryFn: ({ signal }) =>
    unwrap(awaited.GET<{ items: MySession[] }>("/api/v1/me/sessions", { signal })),
});
