import { createLazyRoute } from "@tanstack/react-router";
import { ViewsPage } from "@/features/views/views-page";
import { ViewLink } from "./view-link";

export const Route = createLazyRoute("/views")({ component: ViewsOpen });

function ViewsOpen() {
  return <ViewsPage open={(view) => <ViewLink view={view} />} />;
}
