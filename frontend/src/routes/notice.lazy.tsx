import { createLazyRoute } from "@tanstack/react-router";
import { ContractSummary } from "@/features/contracts/contract-summary";
import { NoticePage } from "@/features/notices/notice-page";
import { ProcurementSummary } from "@/features/procurements/procurement-summary";

export const Route = createLazyRoute("/notices/$id")({ component: NoticeOpen });

function NoticeOpen() {
  const { at } = Route.useSearch();
  return (
    <NoticePage
      id={Route.useParams().id}
      at={at}
      made={(notice) => (
        <>
          {notice.contracts.map((contract) => (
            <ContractSummary key={contract.id} contract={contract} />
          ))}
          {notice.procurements.map((procurement) => (
            <ProcurementSummary key={procurement.id} procurement={procurement} />
          ))}
          {notice.contracts.length + notice.procurements.length === 0 ? (
            <p>No contract or purchase came from this notice. It is kept all the same.</p>
          ) : null}
        </>
      )}
    />
  );
}
