import { createLazyRoute } from "@tanstack/react-router";
import { VendorsPage } from "@/features/vendors/vendors-page";
import { refine } from "@/lib/search-params";

export const Route = createLazyRoute("/vendors")({ component: Vendors });

function Vendors() {
  const navigate = Route.useNavigate();
  return (
    <VendorsPage
      search={Route.useSearch()}
      onSearch={(patch) =>
        void navigate({ search: (before) => refine(before, patch), resetScroll: "page" in patch })
      }
    />
  );
}
