import { createRoute } from "@tanstack/react-router";
import { queryClient } from "@/api/query-client";
import {
  opportunitiesQuery,
  opportunityQuery,
  readOpportunitiesSearch,
} from "@/features/opportunities/queries";
import { readNumber } from "@/lib/search-params";
import { rootRoute } from "./root";

export const opportunitiesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/opportunities",
  validateSearch: readOpportunitiesSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => void queryClient.prefetchQuery(opportunitiesQuery(deps)),
}).lazy(() => import("./opportunities.lazy").then((module) => module.Route));

export const opportunityRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/opportunities/$id",
  validateSearch: (raw: Record<string, unknown>): { grouping?: number } => ({
    grouping: readNumber(raw.grouping),
  }),
  loader: ({ params }) => void queryClient.prefetchQuery(opportunityQuery(params.id)),
}).lazy(() => import("./opportunity.lazy").then((module) => module.Route));
