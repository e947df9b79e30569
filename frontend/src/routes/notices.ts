import { createRoute } from "@tanstack/react-router";
import { queryClient } from "@/api/query-client";
import { noticeQuery } from "@/features/notices/queries";
import { readText } from "@/lib/search-params";
import { rootRoute } from "./root";

export const noticeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/notices/$id",
  validateSearch: (raw: Record<string, unknown>): { at?: string } => ({ at: readText(raw.at) }),
  loader: ({ params }) => void queryClient.prefetchQuery(noticeQuery(params.id)),
}).lazy(() => import("./notice.lazy").then((module) => module.Route));
