import { createRoute } from "@tanstack/react-router";
import { readFindSearch } from "@/features/search/queries";
import { rootRoute } from "./root";

export const searchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/search",
  validateSearch: readFindSearch,
}).lazy(() => import("./search.lazy").then((module) => module.Route));
