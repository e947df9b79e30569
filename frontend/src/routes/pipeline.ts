import { createRoute } from "@tanstack/react-router";
import { queryClient } from "@/api/query-client";
import { statsQuery } from "@/api/reference";
import {
  procurementQuery,
  procurementsQuery,
  readProcurementsSearch,
} from "@/features/procurements/queries";
import { readSeenBy } from "@/lib/search-params";
import { rootRoute } from "./root";

export const pipelineRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/pipeline",
  validateSearch: readProcurementsSearch,
  loaderDeps: ({ search }) => search,
  // The list starts from today, and today is the server's.
  loader: ({ deps }) =>
    void queryClient
      .ensureQueryData(statsQuery)
      .then(({ asOf }) => queryClient.prefetchQuery(procurementsQuery(deps, asOf)))
      .catch(() => undefined),
}).lazy(() => import("./pipeline.lazy").then((module) => module.Route));

export const procurementRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/pipeline/$id",
  validateSearch: readSeenBy,
  loaderDeps: ({ search }) => search,
  loader: ({ params, deps }) =>
    void queryClient.prefetchQuery(procurementQuery(params.id, deps.seenBy)),
}).lazy(() => import("./procurement.lazy").then((module) => module.Route));
