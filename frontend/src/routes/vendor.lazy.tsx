import { createLazyRoute } from "@tanstack/react-router";
import { ContractTeaser } from "@/features/contracts/contract-teaser";
import { OpportunityTeaser } from "@/features/opportunities/opportunity-teaser";
import { PilotTeaser } from "@/features/pilots/pilot-teaser";
import { VendorReviews } from "@/features/reviews/vendor-reviews";
import { SystemTeaser } from "@/features/systems/system-teaser";
import { VendorPage } from "@/features/vendors/vendor-page";

export const Route = createLazyRoute("/vendors/$id")({ component: VendorOpen });

function VendorOpen() {
  const { id } = Route.useParams();
  return (
    <VendorPage
      id={id}
      reviews={<VendorReviews vendor={id} />}
      opportunities={
        <OpportunityTeaser
          search={{ vendor: id, buyers: "all" }}
          most={3}
          empty="No two buyers' contracts with this vendor end in reach of one another."
        />
      }
      pilots={
        <PilotTeaser
          search={{ vendor: id }}
          most={5}
          empty="Nobody has put a pilot with this vendor on record."
        />
      }
      systems={
        <SystemTeaser
          caption="Systems of this vendor"
          search={{ vendor: id, view: "list" }}
          most={15}
          without={["vendor"]}
          empty="No borough is seen to use anything of this vendor."
        />
      }
      contracts={
        <ContractTeaser
          caption="Contracts with this vendor"
          search={{ vendor: id, technology: "all", live: "all", buyers: "all", sort: "-end" }}
          most={25}
          without={["vendors", "start"]}
          empty="No contract is known."
        />
      }
    />
  );
}
