import { createLazyRoute } from "@tanstack/react-router";
import { ContractPage } from "@/features/contracts/contract-page";

export const Route = createLazyRoute("/contracts/$id")({ component: ContractOpen });

function ContractOpen() {
  return <ContractPage id={Route.useParams().id} />;
}
