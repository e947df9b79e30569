import { createRoute } from "@tanstack/react-router";
import { readReviewsSearch } from "@/features/reviews/queries";
import { rootRoute } from "./root";

const screens = () => import("./reviews.lazy");

const reviewsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/reviews",
  validateSearch: readReviewsSearch,
}).lazy(() => screens().then((module) => module.List));

const newReviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/reviews/new",
  validateSearch: (raw: Record<string, unknown>): { vendor?: string } => ({
    vendor: typeof raw.vendor === "string" ? raw.vendor : undefined,
  }),
}).lazy(() => screens().then((module) => module.New));

const reviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/reviews/$id",
}).lazy(() => screens().then((module) => module.One));

const editReviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/reviews/$id/edit",
}).lazy(() => screens().then((module) => module.Edit));

/** Where a vendor's link leads: it takes no sign-in. */
const vendorLinkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/vendor-link/$token",
}).lazy(() => screens().then((module) => module.OfVendor));

export const reviewRoutes = [
  reviewsRoute,
  newReviewRoute,
  reviewRoute,
  editReviewRoute,
  vendorLinkRoute,
] as const;
