import { queryOptions } from "@tanstack/react-query";
import { awaited } from "@/api/awaited";
import { unwrap } from "@/api/client";
import type { AuthorityRef } from "@/api/types";
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

export type Provider = { id: string; authority: AuthorityRef; name: string; start: string };
export type DemonstrationAccount = { name: string; password: string; who: string };
export type SignInOptions = { demonstration: DemonstrationAccount[]; providers: Provider[] };

/** The ways in: providers of the authorities, and invented people where they are offered. */
export const signInOptionsQuery = queryOptions({
  queryKey: ["sign-in"],
  queryFn: ({ signal }) => unwrap(awaited.GET<SignInOptions>("/api/v1/sign-in", { signal })),
  staleTime: 60_000,
});

export type Invitation = { purpose: "invite" | "reset"; name: string; authority: AuthorityRef };

export function invitationQuery(token: string) {
  return queryOptions({
    queryKey: ["invitation", token],
    queryFn: ({ signal }) =>
      unwrap(
        awaited.GET<Invitation>("/api/v1/invitations/{token}", {
          params: { path: { token } },
          signal,
        }),
      ),
  });
}
