import { queryOptions, useQuery } from "@tanstack/react-query";
import { client, unwrap } from "./client";
import type { components } from "./schema.gen";
import { useMay } from "./session";

export type AuthorityGroup = components["schemas"]["AuthorityGroup"];

export const groupsQuery = queryOptions({
  queryKey: ["authority-groups"],
  queryFn: ({ signal }) => unwrap(client.GET("/api/v1/authority-groups", { signal })),
});

/** Groups to choose from; none for whoever does not see them. */
export function useGroups(): readonly AuthorityGroup[] {
  const { data } = useQuery({ ...groupsQuery, enabled: useMay("SeeMembers") });
  return data?.items ?? [];
}
