import { createLazyRoute } from "@tanstack/react-router";
import { SearchPage } from "@/features/search/search-page";

export const Route = createLazyRoute("/search")({ component: Search });

function Search() {
  const navigate = Route.useNavigate();
  return (
    <SearchPage
      search={Route.useSearch()}
      onSearch={(patch) =>
        void navigate({ search: (before) => ({ ...before, ...patch }), resetScroll: false })
      }
    />
  );
}
