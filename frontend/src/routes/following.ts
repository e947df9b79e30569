import { createRoute } from "@tanstack/react-router";
import { rootRoute } from "./root";

export const followingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/following",
}).lazy(() => import("./following.lazy").then((module) => module.Following));

/** Where links in messages lead: it takes no sign-in. */
export const answerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/answer/$token",
}).lazy(() => import("./following.lazy").then((module) => module.Answer));
