import { createLazyRoute } from "@tanstack/react-router";
import { OpportunityPage } from "@/features/opportunities/opportunity-page";

export const Route = createLazyRoute("/opportunities/$id")({ component: OpportunityOpen });

function OpportunityOpen() {
  const { id } = Route.useParams();
  const { grouping } = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <OpportunityPage
      id={id}
      alignment={grouping ?? 1}
      onAlignment={(number) =>
        void navigate({ search: { grouping: number > 1 ? number : undefined }, resetScroll: false })
      }
    />
  );
}
