import { createLazyRoute } from "@tanstack/react-router";
import { ContractQuestions } from "@/features/contracts/contract-questions";
import { ContractTeaser } from "@/features/contracts/contract-teaser";
import {
  ContractsOnATimeline,
  ContractValueByYear,
} from "@/features/contracts/contracts-over-time";
import type { ContractsSearch } from "@/features/contracts/queries";
import { PerformanceNotices } from "@/features/notices/performance-notices";
import { OpportunityTeaser } from "@/features/opportunities/opportunity-teaser";
import { VendorPeers } from "@/features/peers/vendor-peers";
import { PilotTeaser } from "@/features/pilots/pilot-teaser";
import { VendorPrices } from "@/features/prices/vendor-prices";
import { VendorReviews } from "@/features/reviews/vendor-reviews";
import { SystemTeaser } from "@/features/systems/system-teaser";
import { VendorPage, type VendorSection } from "@/features/vendors/vendor-page";

export const Route = createLazyRoute("/vendors/$id")({ component: VendorOpen });

function VendorOpen() {
  const { id } = Route.useParams();
  return <VendorPage id={id} sections={sectionsOf(id)} />;
}

/** Every part of the page, in the order in which it is asked: who has it, what they say, what it costs. */
function sectionsOf(id: string): VendorSection[] {
  const all: ContractsSearch = {
    vendor: id,
    technology: "all",
    live: "all",
    buyers: "all",
    sort: "-end",
  };
  return [
    {
      id: "timeline",
      title: "Who has contracts, and until when",
      content: <ContractsOnATimeline search={all} />,
    },
    {
      id: "systems",
      title: "Systems in use",
      content: (
        <SystemTeaser
          caption="Systems of this vendor"
          search={{ vendor: id, view: "list" }}
          most={10}
          without={["vendor"]}
          empty="No borough is seen to use anything of this vendor."
        />
      ),
    },
    {
      id: "reviews",
      title: "What boroughs say of it",
      intro:
        "By authorities that hold or held a contract. A second person approved each, a convenor published it, and the vendor can reply.",
      content: <VendorReviews vendor={id} />,
    },
    {
      id: "peers",
      title: "Whom to call",
      content: <VendorPeers vendor={id} />,
    },
    {
      id: "prices",
      title: "What members typically pay",
      content: <VendorPrices id={id} />,
    },
    {
      id: "contracts",
      title: "Contracts",
      content: (
        <ContractTeaser
          caption="Contracts with this vendor"
          search={all}
          most={10}
          without={["vendors", "start"]}
          empty="No contract is known."
        />
      ),
    },
    {
      id: "value",
      title: "Value by year",
      intro: "As far as you may see it.",
      content: <ContractValueByYear search={all} />,
    },
    {
      id: "pilots",
      title: "What boroughs tried with it",
      content: (
        <PilotTeaser
          search={{ vendor: id }}
          most={5}
          empty="Nobody has put a pilot with this vendor on record."
        />
      ),
    },
    {
      id: "performance",
      title: "Performance published",
      content: <PerformanceNotices vendor={id} />,
    },
    {
      id: "opportunities",
      title: "Opportunities to buy together",
      content: (
        <OpportunityTeaser
          search={{ vendor: id, buyers: "all" }}
          most={3}
          empty="No two buyers' contracts with this vendor end in reach of one another."
        />
      ),
    },
    {
      id: "questions",
      title: "Open questions",
      intro: "What the record cannot answer, or will soon be asked.",
      content: <ContractQuestions search={all} />,
    },
  ];
}
