import { createLazyRoute } from "@tanstack/react-router";
import { ContractsPage } from "@/features/contracts/contracts-page";
import { refine } from "@/lib/search-params";

export const Route = createLazyRoute("/contracts")({ component: Contracts });

function Contracts() {
  const navigate = Route.useNavigate();
  return (
    <ContractsPage
      search={Route.useSearch()}
      onSearch={(patch) =>
        void navigate({ search: (before) => refine(before, patch), resetScroll: "page" in patch })
      }
    />
  );
}
