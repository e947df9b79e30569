import { createLazyRoute } from "@tanstack/react-router";
import { JoinPage } from "@/features/session/join-page";

export const Route = createLazyRoute("/join/$token")({ component: JoinOpen });

function JoinOpen() {
  return <JoinPage token={Route.useParams().token} />;
}
