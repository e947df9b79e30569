import { createRoute } from "@tanstack/react-router";
import { queryClient } from "@/api/query-client";
import { productQuery, productsQuery, readProductsSearch } from "@/features/products/queries";
import { readSystemsSearch, systemQuery } from "@/features/systems/queries";
import { rootRoute } from "./root";

const screens = () => import("./system.lazy");

const systemsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/systems",
  validateSearch: readSystemsSearch,
}).lazy(() => import("./systems.lazy").then((module) => module.Route));

const confirmSystemsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/systems/confirm",
}).lazy(() => screens().then((module) => module.confirmSystems));

const newSystemRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/systems/new",
}).lazy(() => screens().then((module) => module.newSystem));

const systemRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/systems/$id",
  loader: ({ params }) => void queryClient.prefetchQuery(systemQuery(params.id)),
}).lazy(() => screens().then((module) => module.system));

const productsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/products",
  validateSearch: readProductsSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => void queryClient.prefetchQuery(productsQuery(deps)),
}).lazy(() => import("./products.lazy").then((module) => module.products));

const productRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/products/$id",
  loader: ({ params }) => void queryClient.prefetchQuery(productQuery(params.id)),
}).lazy(() => import("./products.lazy").then((module) => module.product));

export const systemRoutes = [
  systemsRoute,
  confirmSystemsRoute,
  newSystemRoute,
  systemRoute,
  productsRoute,
  productRoute,
] as const;
