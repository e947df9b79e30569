import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import type { components } from "@/api/schema.gen";
import {
  type ListSearch,
  type RawSearch,
  readDate,
  readListSearch,
  readText,
  splitList,
} from "@/lib/search-params";

export type Person = components["schemas"]["Person"];

export const peopleQuery = queryOptions({
  queryKey: ["people"],
  queryFn: ({ signal }) => unwrap(client.GET("/api/v1/people", { signal })),
});

export function personQuery(id: string) {
  return queryOptions({
    queryKey: ["people", id],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/people/{id}", { params: { path: { id } }, signal })),
  });
}

export type Client = components["schemas"]["Client"];

export const clientsQuery = queryOptions({
  queryKey: ["clients"],
  queryFn: ({ signal }) => unwrap(client.GET("/api/v1/clients", { signal })),
});

export type SignInProvider = components["schemas"]["SignInProvider"];

export const providersQuery = queryOptions({
  queryKey: ["sign-in-providers"],
  queryFn: ({ signal }) => unwrap(client.GET("/api/v1/sign-in-providers", { signal })),
});

export function governanceQuery(authority: string) {
  return queryOptions({
    queryKey: ["governance", authority],
    queryFn: ({ signal }) =>
      unwrap(
        client.GET("/api/v1/authorities/{idOrCode}/governance", {
          params: { path: { idOrCode: authority } },
          signal,
        }),
      ),
  });
}

export function settingsQuery(authority: string) {
  return queryOptions({
    queryKey: ["settings", authority],
    queryFn: ({ signal }) =>
      unwrap(
        client.GET("/api/v1/authorities/{idOrCode}/settings", {
          params: { path: { idOrCode: authority } },
          signal,
        }),
      ),
  });
}

export type AuthorityPart = components["schemas"]["AuthorityPart"];

export function partsQuery(authority: string) {
  return queryOptions({
    queryKey: ["parts", authority],
    queryFn: ({ signal }) =>
      unwrap(
        client.GET("/api/v1/authorities/{idOrCode}/parts", {
          params: { path: { idOrCode: authority } },
          signal,
        }),
      ),
  });
}

export type AuditSearch = Omit<ListSearch, "q"> & {
  action?: string;
  account?: string;
  from?: string;
  to?: string;
};

export function readAuditSearch(raw: RawSearch): AuditSearch {
  const { q: _q, ...list } = readListSearch(raw);
  return {
    ...list,
    action: readText(raw.action),
    account: readText(raw.account),
    from: readDate(raw.from),
    to: readDate(raw.to),
  };
}

/** The filters alone, as an export takes them. */
export function auditFilters({ page: _page, cursor: _cursor, ...filters }: AuditSearch) {
  return filters;
}

export type AuditEntry = components["schemas"]["AuditEntry"];

export function auditQuery(search: AuditSearch) {
  const { page: _page, action, account, ...rest } = search;
  const query = { ...rest, action: splitList(action), account: splitList(account), limit: 50 };
  return queryOptions({
    queryKey: ["audit", query],
    queryFn: ({ signal }) => unwrap(client.GET("/api/v1/audit", { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

export const checkpointQuery = queryOptions({
  queryKey: ["audit", "checkpoint"],
  queryFn: ({ signal }) => unwrap(client.GET("/api/v1/audit/checkpoint", { signal })),
});
