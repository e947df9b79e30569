import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import type { components } from "@/api/schema.gen";
import { ownPath } from "@/lib/return-to";
import { type RawSearch, readText } from "@/lib/search-params";

export type SignInSearch = {
  /** Where the reader was when they chose to sign in. */
  returnTo?: string;
  /** Why signing in elsewhere did not work out. */
  problem?: string;
};

export function readSignInSearch(raw: RawSearch): SignInSearch {
  return { returnTo: ownPath(raw.returnTo), problem: readText(raw.problem) };
}

export type Provider = components["schemas"]["ProviderLink"];
export type DemonstrationAccount = components["schemas"]["DemonstrationAccount"];

/** The ways in: providers of the authorities, and invented people where they are offered. */
export const signInOptionsQuery = queryOptions({
  queryKey: ["sign-in"],
  queryFn: ({ signal }) => unwrap(client.GET("/api/v1/sign-in", { signal })),
  staleTime: 60_000,
});

export type Invitation = components["schemas"]["Invitation"];

export function invitationQuery(token: string) {
  return queryOptions({
    queryKey: ["invitation", token],
    queryFn: ({ signal }) =>
      unwrap(
        client.GET("/api/v1/invitations/{token}", {
          params: { path: { token } },
          signal,
        }),
      ),
  });
}
