import { createRoute } from "@tanstack/react-router";
import { queryClient } from "@/api/query-client";
import { contractQuery, contractsQuery, readContractsSearch } from "@/features/contracts/queries";
import { readSeenBy } from "@/lib/search-params";
import { rootRoute } from "./root";

export const contractsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/contracts",
  validateSearch: readContractsSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => void queryClient.prefetchQuery(contractsQuery(deps)),
}).lazy(() => import("./contracts.lazy").then((module) => module.Route));

export const contractRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/contracts/$id",
  validateSearch: readSeenBy,
  loaderDeps: ({ search }) => search,
  loader: ({ params, deps }) =>
    void queryClient.prefetchQuery(contractQuery(params.id, deps.seenBy)),
}).lazy(() => import("./contract.lazy").then((module) => module.Route));
