import { createLazyRoute } from "@tanstack/react-router";
import { ConfirmSystemsPage } from "@/features/systems/confirm-page";
import { NewSystemPage } from "@/features/systems/new-system-page";
import { SystemPage } from "@/features/systems/system-page";

export const confirmSystems = createLazyRoute("/systems/confirm")({
  component: ConfirmSystemsPage,
});
export const newSystem = createLazyRoute("/systems/new")({ component: NewSystemPage });
export const system = createLazyRoute("/systems/$id")({ component: SystemOpen });

function SystemOpen() {
  return <SystemPage id={system.useParams().id} />;
}
