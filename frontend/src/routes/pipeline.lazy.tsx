import { createLazyRoute } from "@tanstack/react-router";
import { PipelinePage } from "@/features/procurements/pipeline-page";
import { refine } from "@/lib/search-params";

export const Route = createLazyRoute("/pipeline")({ component: Pipeline });

function Pipeline() {
  const navigate = Route.useNavigate();
  return (
    <PipelinePage
      search={Route.useSearch()}
      onSearch={(patch) =>
        void navigate({ search: (before) => refine(before, patch), resetScroll: "page" in patch })
      }
    />
  );
}
