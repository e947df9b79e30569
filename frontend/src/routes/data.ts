import { createRoute } from "@tanstack/react-router";
import { rootRoute } from "./root";

export const dataRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/data",
}).lazy(() => import("./data.lazy").then((module) => module.Route));
