import { createLazyRoute } from "@tanstack/react-router";
import { ImportPage } from "@/features/data/import-page";
import { refine } from "@/lib/search-params";

export const Route = createLazyRoute("/data/imports/$id")({ component: ImportOpen });

function ImportOpen() {
  const navigate = Route.useNavigate();
  return (
    <ImportPage
      id={Route.useParams().id}
      search={Route.useSearch()}
      onSearch={(patch) =>
        void navigate({ search: (before) => refine(before, patch), resetScroll: "page" in patch })
      }
    />
  );
}
