import { createLazyRoute } from "@tanstack/react-router";
import { useToday } from "@/api/reference";
import { AuthorityPage } from "@/features/authorities/authority-page";
import { ContractTeaser } from "@/features/contracts/contract-teaser";
import { OpportunityTeaser } from "@/features/opportunities/opportunity-teaser";
import { ProcurementTeaser } from "@/features/procurements/procurement-teaser";
import { Neighbours } from "@/features/systems/neighbours";
import { SystemTeaser } from "@/features/systems/system-teaser";

export const Route = createLazyRoute("/authorities/$id")({ component: AuthorityOpen });

function AuthorityOpen() {
  const today = useToday();
  return (
    <AuthorityPage
      id={Route.useParams().id}
      parts={(record) => {
        const authority = record.code ?? record.id;
        return {
          opportunities: (
            <OpportunityTeaser
              search={{ authority }}
              most={3}
              empty="None of its contracts ends within reach of another buyer's."
            />
          ),
          contracts: (
            <ContractTeaser
              caption="Contracts that end next"
              search={{ authority, endsAfter: today, sort: "end" }}
              most={15}
              without={["authority", "start"]}
              empty="No technology contract that ends after today is known."
            />
          ),
          systems: (
            <SystemTeaser
              caption="Systems it uses"
              search={{ authority, sort: "serviceArea", view: "list" }}
              most={12}
              without={["authority"]}
              empty="No contract tells of a system, and nobody has put one on record."
            />
          ),
          neighbours: <Neighbours authority={authority} />,
          pipeline: (
            <ProcurementTeaser
              caption="Planned purchases"
              search={{ authority }}
              most={10}
              without={["authority"]}
              empty="No plan has been published."
            />
          ),
        };
      }}
    />
  );
}
