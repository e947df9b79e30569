import { createLazyRoute } from "@tanstack/react-router";
import { useToday } from "@/api/reference";
import { useSession } from "@/api/session";
import { ContractTeaser } from "@/features/contracts/contract-teaser";
import { DeskPage } from "@/features/desk/desk-page";
import { HomePage } from "@/features/home/home-page";
import { OpportunityTeaser } from "@/features/opportunities/opportunity-teaser";
import { ProcurementTeaser } from "@/features/procurements/procurement-teaser";
import { ReviewsWaiting } from "@/features/reviews/reviews-waiting";
import { Skeleton } from "@/ui/skeleton";

export const Route = createLazyRoute("/")({ component: Home });

/** The same page whoever looks, for a member, too: what London is about to buy. */
export const LondonRoute = createLazyRoute("/london")({ component: London });

/** For a member's people what waits for them; for everybody else what London is about to buy. */
function Home() {
  const { state, me } = useSession();
  if (state === "starting") return <Skeleton lines={12} />;
  return me?.authority.member && me.rights.includes("SeeOwn") ? (
    <DeskPage me={me} reviews={<ReviewsWaiting />} />
  ) : (
    <London />
  );
}

function London() {
  const today = useToday();
  return (
    <HomePage
      opportunities={(borough) => (
        <OpportunityTeaser
          search={{ authority: borough ?? undefined }}
          most={borough ? 3 : 5}
          empty={
            borough
              ? "None of its contracts ends within reach of another buyer's."
              : "No two buyers' contracts end within reach of one another."
          }
        />
      )}
      ending={(borough) => (
        <ContractTeaser
          caption="Contracts that end next"
          search={{ authority: borough, endsAfter: today, sort: "end" }}
          most={6}
          without={["authority", "status", "start"]}
          empty="No technology contract with an end date is known."
        />
      )}
      pipeline={(borough) => (
        <ProcurementTeaser
          caption="Purchases expected next"
          search={{ authority: borough ?? undefined }}
          most={6}
          without={borough ? ["authority", "tenderDeadline"] : ["tenderDeadline"]}
          empty="No plan has been published."
        />
      )}
    />
  );
}
