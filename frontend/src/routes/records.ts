import { createRoute } from "@tanstack/react-router";
import type { Kind } from "@/features/records/record";
import { readChoice } from "@/lib/search-params";
import { rootRoute } from "./root";

/** What officers do with their own records. Contracts and purchases each have the same screens. */
const screens = () => import("./records.lazy");

export const confirmRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/confirm",
  validateSearch: (raw: Record<string, unknown>): { kind?: Exclude<Kind, "contract"> } => ({
    kind: readChoice(raw.kind, ["procurement"]),
  }),
}).lazy(() => import("./confirm.lazy").then((module) => module.Route));

export const newContractRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/contracts/new",
}).lazy(() => screens().then((module) => module.newContract));

export const editContractRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/contracts/$id/edit",
}).lazy(() => screens().then((module) => module.editContract));

export const contractAudienceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/contracts/$id/audience",
}).lazy(() => screens().then((module) => module.contractAudience));

export const contractHistoryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/contracts/$id/history",
}).lazy(() => screens().then((module) => module.contractHistory));

const drafts = () => import("./duties.lazy");

export const contractNoticeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/contracts/$id/notice/$type",
}).lazy(() => drafts().then((module) => module.ContractNotice));

export const procurementNoticeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/pipeline/$id/notice/$type",
}).lazy(() => drafts().then((module) => module.ProcurementNotice));

export const newProcurementRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/pipeline/new",
}).lazy(() => screens().then((module) => module.newProcurement));

export const editProcurementRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/pipeline/$id/edit",
}).lazy(() => screens().then((module) => module.editProcurement));

export const procurementAudienceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/pipeline/$id/audience",
}).lazy(() => screens().then((module) => module.procurementAudience));

export const procurementHistoryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/pipeline/$id/history",
}).lazy(() => screens().then((module) => module.procurementHistory));
