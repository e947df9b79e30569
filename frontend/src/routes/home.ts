import { createRoute } from "@tanstack/react-router";
import { queryClient } from "@/api/query-client";
import { statsQuery } from "@/api/reference";
import { rootRoute } from "./root";

export const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  // Started, not awaited: the page shows its frame at once.
  loader: () => void queryClient.prefetchQuery(statsQuery),
}).lazy(() => import("./home.lazy").then((module) => module.Route));

export const londonRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/london",
  loader: () => void queryClient.prefetchQuery(statsQuery),
}).lazy(() => import("./home.lazy").then((module) => module.LondonRoute));
