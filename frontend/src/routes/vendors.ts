import { createRoute } from "@tanstack/react-router";
import { queryClient } from "@/api/query-client";
import { readVendorsSearch, vendorQuery, vendorsQuery } from "@/features/vendors/queries";
import { rootRoute } from "./root";

export const vendorsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/vendors",
  validateSearch: readVendorsSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => void queryClient.prefetchQuery(vendorsQuery(deps)),
}).lazy(() => import("./vendors.lazy").then((module) => module.Route));

export const vendorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/vendors/$id",
  loader: ({ params }) => void queryClient.prefetchQuery(vendorQuery(params.id)),
}).lazy(() => import("./vendor.lazy").then((module) => module.Route));
