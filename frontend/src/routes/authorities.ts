import { createRoute } from "@tanstack/react-router";
import { queryClient } from "@/api/query-client";
import {
  authoritiesQuery,
  authorityQuery,
  readAuthoritiesSearch,
} from "@/features/authorities/queries";
import { rootRoute } from "./root";

export const authoritiesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/authorities",
  validateSearch: readAuthoritiesSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => void queryClient.prefetchQuery(authoritiesQuery(deps)),
}).lazy(() => import("./authorities.lazy").then((module) => module.Route));

export const authorityRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/authorities/$id",
  loader: ({ params }) => void queryClient.prefetchQuery(authorityQuery(params.id)),
}).lazy(() => import("./authority.lazy").then((module) => module.Route));
