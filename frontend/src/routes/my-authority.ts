import { createRoute } from "@tanstack/react-router";
import { readAuditSearch } from "@/features/my-authority/queries";
import { readText } from "@/lib/search-params";
import { rootRoute } from "./root";

const getParentRoute = () => rootRoute;
const pages = () => import("./my-authority.lazy");

const overviewRoute = createRoute({ getParentRoute, path: "/my-authority" }).lazy(() =>
  pages().then((module) => module.Overview),
);

const peopleRoute = createRoute({ getParentRoute, path: "/my-authority/people" }).lazy(() =>
  pages().then((module) => module.People),
);

const personRoute = createRoute({ getParentRoute, path: "/my-authority/people/$id" }).lazy(() =>
  pages().then((module) => module.Person),
);

const clientsRoute = createRoute({ getParentRoute, path: "/my-authority/clients" }).lazy(() =>
  pages().then((module) => module.Clients),
);

const gatesRoute = createRoute({ getParentRoute, path: "/my-authority/gates" }).lazy(() =>
  pages().then((module) => module.Gates),
);

const audiencesRoute = createRoute({ getParentRoute, path: "/my-authority/audiences" }).lazy(() =>
  pages().then((module) => module.Audiences),
);

const duties = () => import("./duties.lazy");

const dutiesRoute = createRoute({ getParentRoute, path: "/my-authority/duties" }).lazy(() =>
  duties().then((module) => module.Duties),
);

const registerRoute = createRoute({
  getParentRoute,
  path: "/my-authority/register",
  validateSearch: (raw: Record<string, unknown>): { quarter?: string } => ({
    quarter: readText(raw.quarter),
  }),
}).lazy(() => duties().then((module) => module.Register));

const pipelineNoticeRoute = createRoute({
  getParentRoute,
  path: "/my-authority/pipeline-notice",
}).lazy(() => duties().then((module) => module.PipelineNotice));

const partsRoute = createRoute({ getParentRoute, path: "/my-authority/parts" }).lazy(() =>
  pages().then((module) => module.Parts),
);

const groupsRoute = createRoute({ getParentRoute, path: "/my-authority/groups" }).lazy(() =>
  pages().then((module) => module.Groups),
);

const providersRoute = createRoute({ getParentRoute, path: "/my-authority/sign-in" }).lazy(() =>
  pages().then((module) => module.Providers),
);

const auditRoute = createRoute({
  getParentRoute,
  path: "/my-authority/audit",
  validateSearch: readAuditSearch,
}).lazy(() => pages().then((module) => module.Audit));

export const myAuthorityRoutes = [
  overviewRoute,
  peopleRoute,
  personRoute,
  clientsRoute,
  gatesRoute,
  audiencesRoute,
  dutiesRoute,
  registerRoute,
  pipelineNoticeRoute,
  partsRoute,
  groupsRoute,
  providersRoute,
  auditRoute,
] as const;
