import { createLazyRoute } from "@tanstack/react-router";
import { MePage } from "@/features/me/me-page";

export const Route = createLazyRoute("/me")({ component: MeOpen });

function MeOpen() {
  return <MePage welcome={Route.useSearch().welcome === "yes"} />;
}
