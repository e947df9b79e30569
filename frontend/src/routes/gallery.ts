import { createRoute } from "@tanstack/react-router";
import { rootRoute } from "./root";

export const galleryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/dev/ui",
}).lazy(() => import("./gallery.lazy").then((module) => module.Route));
