import { useQuery } from "@tanstack/react-query";
import { createLazyRoute, Link } from "@tanstack/react-router";
import type { Follow } from "@/api/types";
import { AnswerPage } from "@/features/following/answer-page";
import { FollowingPage } from "@/features/following/following-page";
import { viewsQuery } from "@/features/views/queries";
import { ViewLink } from "./view-link";

export const Following = createLazyRoute("/following")({ component: FollowingOpen });
export const Answer = createLazyRoute("/answer/$token")({ component: AnswerOpen });

function FollowingOpen() {
  return <FollowingPage subject={(follow) => <Subject follow={follow} />} />;
}

function AnswerOpen() {
  return <AnswerPage token={Answer.useParams().token} />;
}

const PLACES = {
  contract: "/contracts/$id",
  procurement: "/pipeline/$id",
  opportunity: "/opportunities/$id",
  vendor: "/vendors/$id",
} as const;

function Subject({ follow }: { follow: Follow }) {
  const views = useQuery(viewsQuery);
  if (follow.kind === "view") {
    const view = views.data?.items.find((entry) => entry.id === follow.subject);
    return view ? <ViewLink view={view} /> : follow.title;
  }
  return (
    <Link to={PLACES[follow.kind]} params={{ id: follow.subject }}>
      {follow.title}
    </Link>
  );
}
