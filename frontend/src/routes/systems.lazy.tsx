import { createLazyRoute } from "@tanstack/react-router";
import { ConfirmSystemsPage } from "@/features/systems/confirm-page";
import { NewSystemPage } from "@/features/systems/new-system-page";
import { SystemPage } from "@/features/systems/system-page";
import { SystemsPage } from "@/features/systems/systems-page";
import { refine } from "@/lib/search-params";

export const systems = createLazyRoute("/systems")({ component: Systems });
export const confirmSystems = createLazyRoute("/systems/confirm")({
  component: ConfirmSystemsPage,
});
export const newSystem = createLazyRoute("/systems/new")({ component: NewSystemPage });
export const system = createLazyRoute("/systems/$id")({ component: SystemOpen });

function Systems() {
  const navigate = systems.useNavigate();
  return (
    <SystemsPage
      search={systems.useSearch()}
      onSearch={(patch) =>
        void navigate({ search: (before) => refine(before, patch), resetScroll: "page" in patch })
      }
    />
  );
}

function SystemOpen() {
  return <SystemPage id={system.useParams().id} />;
}
