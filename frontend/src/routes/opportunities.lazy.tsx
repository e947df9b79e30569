import { createLazyRoute } from "@tanstack/react-router";
import { OpportunitiesPage } from "@/features/opportunities/opportunities-page";
import { refine } from "@/lib/search-params";

export const Route = createLazyRoute("/opportunities")({ component: Opportunities });

function Opportunities() {
  const navigate = Route.useNavigate();
  return (
    <OpportunitiesPage
      search={Route.useSearch()}
      onSearch={(patch) =>
        void navigate({ search: (before) => refine(before, patch), resetScroll: "page" in patch })
      }
    />
  );
}
