import { createLazyRoute } from "@tanstack/react-router";
import { SystemsPage } from "@/features/systems/systems-page";
import { refine } from "@/lib/search-params";

export const Route = createLazyRoute("/systems")({ component: Systems });

function Systems() {
  const navigate = Route.useNavigate();
  return (
    <SystemsPage
      search={Route.useSearch()}
      onSearch={(patch) =>
        void navigate({ search: (before) => refine(before, patch), resetScroll: "page" in patch })
      }
    />
  );
}
