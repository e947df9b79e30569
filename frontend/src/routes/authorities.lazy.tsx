import { createLazyRoute } from "@tanstack/react-router";
import { AuthoritiesPage } from "@/features/authorities/authorities-page";
import { refine } from "@/lib/search-params";

export const Route = createLazyRoute("/authorities")({ component: Authorities });

function Authorities() {
  const navigate = Route.useNavigate();
  return (
    <AuthoritiesPage
      search={Route.useSearch()}
      onSearch={(patch) =>
        void navigate({ search: (before) => refine(before, patch), resetScroll: "page" in patch })
      }
    />
  );
}
