import { createLazyRoute } from "@tanstack/react-router";
import { ProcurementPage } from "@/features/procurements/procurement-page";
import { OwnRecord } from "@/features/records/own-record";
import { SeenAsBanner } from "@/features/records/seen-as-banner";
import { Evaluation } from "@/features/reviews/evaluation";

export const Route = createLazyRoute("/pipeline/$id")({ component: ProcurementOpen });

function ProcurementOpen() {
  const { id } = Route.useParams();
  const { seenBy } = Route.useSearch();
  const navigate = Route.useNavigate();
  const seeAs = (who: string | undefined) =>
    void navigate({ search: { seenBy: who }, resetScroll: true });
  return (
    <ProcurementPage
      id={id}
      seenBy={seenBy}
      banner={
        seenBy ? (
          <SeenAsBanner kind="procurement" seenBy={seenBy} onOwn={() => seeAs(undefined)} />
        ) : null
      }
      own={
        seenBy ? null : (
          <>
            <OwnRecord kind="procurement" id={id} onSeeAs={seeAs} />
            <Evaluation procurement={id} />
          </>
        )
      }
    />
  );
}
