import { keepPreviousData, queryOptions, useQueries, useQuery } from "@tanstack/react-query";
import { shortAuthorityName } from "@/lib/format";
import { client, unwrap } from "./client";

/** Small lists and counts that many screens need: asked for once, kept for the visit. */
const KEPT = 10 * 60_000;

export const statsQuery = queryOptions({
  queryKey: ["stats"],
  queryFn: ({ signal }) => unwrap(client.GET("/api/v1/stats", { signal })),
  staleTime: 60_000,
});

export const membersQuery = queryOptions({
  queryKey: ["authorities", "members"],
  queryFn: ({ signal }) =>
    unwrap(
      client.GET("/api/v1/authorities", {
        params: { query: { member: true, limit: 200 } },
        signal,
      }),
    ),
  staleTime: KEPT,
});

export const serviceAreasQuery = queryOptions({
  queryKey: ["service-areas"],
  queryFn: ({ signal }) => unwrap(client.GET("/api/v1/service-areas", { signal })),
  staleTime: KEPT,
});

/** The boroughs by their codes, to choose from. */
export function useBoroughChoices(): { value: string; label: string }[] {
  const { data } = useQuery(membersQuery);
  return (data?.items ?? [])
    .flatMap((member) =>
      member.code ? [{ value: member.code, label: shortAuthorityName(member.name) }] : [],
    )
    .sort((a, b) => a.label.localeCompare(b.label));
}

export function useServiceAreaChoices(): { value: string; label: string; note: string }[] {
  const { data } = useQuery(serviceAreasQuery);
  return (data?.items ?? []).map((area) => ({
    value: area.code,
    label: area.name,
    note: area.group,
  }));
}

/** The vendors that a part of a name finds, and those that were chosen before, by their ids. */
export function useVendorChoices(
  text: string,
  chosen: readonly string[],
): { value: string; label: string }[] {
  const found = useQuery({
    queryKey: ["vendor choices", text],
    queryFn: ({ signal }) =>
      unwrap(
        client.GET("/api/v1/vendors", {
          params: { query: { q: text.trim() || undefined, limit: 20 } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: KEPT,
  });
  const known = useQueries({
    queries: chosen.map((id) => ({
      queryKey: ["vendor", id],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        unwrap(client.GET("/api/v1/vendors/{id}", { params: { path: { id } }, signal })),
      staleTime: KEPT,
    })),
  });
  const vendors = [...(found.data?.items ?? []), ...known.flatMap(({ data }) => data ?? [])];
  const byId = new Map(vendors.map((vendor) => [vendor.id, vendor.name]));
  return [...byId].map(([value, label]) => ({ value, label }));
}

/** The products that a part of a name finds, and those that were chosen before, by their ids. */
export function useProductChoices(
  text: string,
  chosen: readonly string[],
): { value: string; label: string }[] {
  const found = useQuery({
    queryKey: ["product choices", text],
    queryFn: ({ signal }) =>
      unwrap(
        client.GET("/api/v1/products", {
          params: { query: { q: text.trim() || undefined, limit: 20 } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: KEPT,
  });
  const known = useQueries({
    queries: chosen.map((id) => ({
      queryKey: ["product", id],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        unwrap(client.GET("/api/v1/products/{id}", { params: { path: { id } }, signal })),
      staleTime: KEPT,
    })),
  });
  const products = [...(found.data?.items ?? []), ...known.flatMap(({ data }) => data ?? [])];
  const byId = new Map(products.map((product) => [product.id, product.name]));
  return [...byId].map(([value, label]) => ({ value, label }));
}

/** Public buyers that do not take part themselves and that a part of a name finds. */
export function useOutsiderChoices(text: string): { value: string; label: string }[] {
  const found = useQuery({
    queryKey: ["authorities", "outsiders", text],
    queryFn: ({ signal }) =>
      unwrap(
        client.GET("/api/v1/authorities", {
          params: { query: { q: text.trim() || undefined, member: false, limit: 20 } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: KEPT,
  });
  return (found.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
}

/** Today as the server sees it: with `--as-of` that is not the day on the reader's clock. */
export function useToday(): string {
  const { data } = useQuery(statsQuery);
  return data?.asOf.slice(0, 10) ?? new Date().toISOString().slice(0, 10);
}
