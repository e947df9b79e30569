import { createRoute } from "@tanstack/react-router";
import { readPricesSearch } from "@/features/prices/queries";
import { rootRoute } from "./root";

export const pricesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/prices",
  validateSearch: readPricesSearch,
}).lazy(() => import("./prices.lazy").then((module) => module.Prices));

export const priceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/prices/$id",
}).lazy(() => import("./prices.lazy").then((module) => module.Price));
