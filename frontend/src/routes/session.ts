import { createRoute } from "@tanstack/react-router";
import { queryClient } from "@/api/query-client";
import { invitationQuery, readSignInSearch, signInOptionsQuery } from "@/features/session/queries";
import { rootRoute } from "./root";

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: readSignInSearch,
  loader: () => void queryClient.prefetchQuery(signInOptionsQuery),
}).lazy(() => import("./sign-in.lazy").then((module) => module.Route));

export const joinRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/join/$token",
  loader: ({ params }) => void queryClient.prefetchQuery(invitationQuery(params.token)),
}).lazy(() => import("./join.lazy").then((module) => module.Route));
