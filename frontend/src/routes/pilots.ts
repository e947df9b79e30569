import { createRoute } from "@tanstack/react-router";
import { queryClient } from "@/api/query-client";
import { pilotQuery, pilotsQuery, readPilotsSearch } from "@/features/pilots/queries";
import { rootRoute } from "./root";

const screens = () => import("./pilots.lazy");

export const pilotsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/pilots",
  validateSearch: readPilotsSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => void queryClient.prefetchQuery(pilotsQuery(deps)),
}).lazy(() => screens().then((module) => module.Pilots));

export const newPilotRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/pilots/new",
}).lazy(() => screens().then((module) => module.NewPilot));

export const pilotRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/pilots/$id",
  loader: ({ params }) => void queryClient.prefetchQuery(pilotQuery(params.id)),
}).lazy(() => screens().then((module) => module.Pilot));

export const editPilotRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/pilots/$id/edit",
}).lazy(() => screens().then((module) => module.EditPilot));

export const pilotHistoryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/pilots/$id/history",
}).lazy(() => screens().then((module) => module.PilotHistory));

export const pilotRoutes = [
  pilotsRoute,
  newPilotRoute,
  pilotRoute,
  editPilotRoute,
  pilotHistoryRoute,
];
