import { createLazyRoute } from "@tanstack/react-router";
import { ConfirmPage } from "@/features/records/confirm-page";

export const Route = createLazyRoute("/confirm")({ component: Confirm });

function Confirm() {
  const { kind = "contract" } = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <ConfirmPage
      kind={kind}
      onKind={(chosen) =>
        void navigate({ search: { kind: chosen === "contract" ? undefined : chosen } })
      }
    />
  );
}
