import { createLazyRoute } from "@tanstack/react-router";
import { ContractPage } from "@/features/contracts/contract-page";
import { DutiesOfContract } from "@/features/duties/duties-of-contract";
import { OwnRecord } from "@/features/records/own-record";
import { SeenAsBanner } from "@/features/records/seen-as-banner";

export const Route = createLazyRoute("/contracts/$id")({ component: ContractOpen });

function ContractOpen() {
  const { id } = Route.useParams();
  const { seenBy } = Route.useSearch();
  const navigate = Route.useNavigate();
  const seeAs = (who: string | undefined) =>
    void navigate({ search: { seenBy: who }, resetScroll: true });
  return (
    <ContractPage
      id={id}
      seenBy={seenBy}
      banner={
        seenBy ? (
          <SeenAsBanner kind="contract" seenBy={seenBy} onOwn={() => seeAs(undefined)} />
        ) : null
      }
      own={
        seenBy ? null : (
          <>
            <OwnRecord kind="contract" id={id} onSeeAs={seeAs} />
            <DutiesOfContract id={id} />
          </>
        )
      }
    />
  );
}
