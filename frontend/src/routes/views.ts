import { createRoute } from "@tanstack/react-router";
import { queryClient } from "@/api/query-client";
import { viewsQuery } from "@/features/views/queries";
import { rootRoute } from "./root";

export const viewsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/views",
  loader: () => void queryClient.prefetchQuery(viewsQuery),
}).lazy(() => import("./views.lazy").then((module) => module.Route));
