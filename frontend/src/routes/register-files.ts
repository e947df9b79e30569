import { createRoute } from "@tanstack/react-router";
import type { Shown } from "@/features/register-files/queries";
import { readChoice } from "@/lib/search-params";
import { rootRoute } from "./root";

const getParentRoute = () => rootRoute;
const pages = () => import("./register-files.lazy");

const SHOWN = ["flawed", "unclear", "added", "changed", "missing", "unchanged", "left"] as const;

const filesRoute = createRoute({ getParentRoute, path: "/my-authority/register-files" }).lazy(() =>
  pages().then((module) => module.Files),
);

const fileRoute = createRoute({
  getParentRoute,
  path: "/my-authority/register-files/$id",
  validateSearch: (raw: Record<string, unknown>): { shown?: Shown } => ({
    shown: readChoice(raw.shown, SHOWN),
  }),
}).lazy(() => pages().then((module) => module.File));

export const registerFileRoutes = [filesRoute, fileRoute] as const;
