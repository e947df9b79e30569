import { createRoute } from "@tanstack/react-router";
import { readMeSearch } from "@/features/me/queries";
import { rootRoute } from "./root";

export const meRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/me",
  validateSearch: readMeSearch,
}).lazy(() => import("./me.lazy").then((module) => module.Route));
