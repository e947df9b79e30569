import { createRoute } from "@tanstack/react-router";
import { readListSearch } from "@/lib/search-params";
import { rootRoute } from "./root";

export const dataRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/data",
}).lazy(() => import("./data.lazy").then((module) => module.Route));

export const importRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/data/imports/$id",
  validateSearch: readListSearch,
}).lazy(() => import("./import.lazy").then((module) => module.Route));
