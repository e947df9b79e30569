import { createRoute } from "@tanstack/react-router";
import { rootRoute } from "./root";

export const peersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/peers",
}).lazy(() => import("./peers.lazy").then((module) => module.Route));
