import { createLazyRoute } from "@tanstack/react-router";
import { ProcurementPage } from "@/features/procurements/procurement-page";

export const Route = createLazyRoute("/pipeline/$id")({ component: ProcurementOpen });

function ProcurementOpen() {
  return <ProcurementPage id={Route.useParams().id} />;
}
