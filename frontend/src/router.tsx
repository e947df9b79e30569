import { createRouter, type RouterHistory } from "@tanstack/react-router";
import { parseSearch, writeSearch } from "@/lib/search-params";
import { authoritiesRoute, authorityRoute } from "./routes/authorities";
import { contractRoute, contractsRoute } from "./routes/contracts";
import { dataRoute, importRoute } from "./routes/data";
import { answerRoute, followingRoute } from "./routes/following";
import { galleryRoute } from "./routes/gallery";
import { homeRoute, londonRoute } from "./routes/home";
import { meRoute } from "./routes/me";
import { myAuthorityRoutes } from "./routes/my-authority";
import { noticeRoute } from "./routes/notices";
import { opportunitiesRoute, opportunityRoute } from "./routes/opportunities";
import { peersRoute } from "./routes/peers";
import { pilotRoutes } from "./routes/pilots";
import { pipelineRoute, procurementRoute } from "./routes/pipeline";
import { priceRoute, pricesRoute } from "./routes/prices";
import {
  confirmRoute,
  contractAudienceRoute,
  contractHistoryRoute,
  contractNoticeRoute,
  editContractRoute,
  editProcurementRoute,
  newContractRoute,
  newProcurementRoute,
  procurementAudienceRoute,
  procurementHistoryRoute,
  procurementNoticeRoute,
} from "./routes/records";
import { registerFileRoutes } from "./routes/register-files";
import { reviewRoutes } from "./routes/reviews";
import { rootRoute } from "./routes/root";
import { searchRoute } from "./routes/search";
import { joinRoute, signInRoute } from "./routes/session";
import { systemRoutes } from "./routes/systems";
import { vendorRoute, vendorsRoute } from "./routes/vendors";
import { viewsRoute } from "./routes/views";

const routeTree = rootRoute.addChildren([
  homeRoute,
  londonRoute,
  opportunitiesRoute,
  opportunityRoute,
  pipelineRoute,
  procurementRoute,
  contractsRoute,
  contractRoute,
  confirmRoute,
  newContractRoute,
  editContractRoute,
  contractAudienceRoute,
  contractHistoryRoute,
  contractNoticeRoute,
  newProcurementRoute,
  editProcurementRoute,
  procurementAudienceRoute,
  procurementHistoryRoute,
  procurementNoticeRoute,
  vendorsRoute,
  vendorRoute,
  pricesRoute,
  priceRoute,
  authoritiesRoute,
  authorityRoute,
  noticeRoute,
  searchRoute,
  dataRoute,
  importRoute,
  galleryRoute,
  signInRoute,
  joinRoute,
  meRoute,
  viewsRoute,
  followingRoute,
  answerRoute,
  ...systemRoutes,
  ...myAuthorityRoutes,
  ...registerFileRoutes,
  peersRoute,
  ...pilotRoutes,
  ...reviewRoutes,
]);

/** The app's router; a test brings a history of its own. */
export function createAppRouter(history?: RouterHistory) {
  return createRouter({
    routeTree,
    history,
    parseSearch,
    stringifySearch: writeSearch,
    defaultPreload: "intent",
    // The query client decides what is fresh.
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
