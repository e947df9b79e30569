import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useToday } from "@/api/reference";
import { useMe } from "@/api/session";
import { formatDistance, shortAuthorityName } from "@/lib/format";
import { ActionLine, ActionList } from "@/ui/action-list";
import buttonStyles from "@/ui/button.module.css";
import { Section } from "@/ui/page";
import { type Review, reviewQueueQuery } from "./queries";
import { STATES } from "./words";

/** Reviews that wait for whoever looks: to approve, to moderate, to decide on, and their own. */
export function ReviewsWaiting() {
  const me = useMe();
  const sees = me?.rights.includes("SeeReviews") ?? false;
  const { data } = useQuery({ ...reviewQueueQuery, enabled: sees });
  if (!data) return null;
  return (
    <>
      <Waiting
        title="Reviews to approve"
        intro="A colleague wrote them. A second person reads each before it leaves your authority."
        action="Read and approve"
        reviews={data.toApprove}
      />
      <Waiting
        title="Reviews to moderate"
        intro="Approved by their authorities, the longest waiting first. Publish each, or send it back with the reason."
        action="Read and decide"
        reviews={data.toModerate}
      />
      <Waiting
        title="Challenged facts to decide on"
        intro="The vendor says that a fact is not so. It is not shown until you decide."
        action="Decide"
        reviews={data.toDecide}
      />
      <Waiting title="Your reviews under way" action="Open" reviews={data.mine} own />
    </>
  );
}

type WaitingProps = {
  title: string;
  intro?: string;
  action: string;
  reviews: readonly Review[];
  own?: boolean;
};

function Waiting({ title, intro, action, reviews, own }: WaitingProps) {
  const today = useToday();
  if (reviews.length === 0) return null;
  return (
    <Section title={title} intro={intro}>
      <ActionList>
        {reviews.map(({ id, vendor, authority, since, state, appealed }) => (
          <ActionLine
            key={id}
            title={vendor.name}
            note={`${own ? STATES[state].label : shortAuthorityName(authority.name)}, since ${formatDistance(today, since)}${appealed ? ", by appeal" : ""}`}
            action={
              <Link
                className={buttonStyles.button}
                to="/reviews/$id"
                params={{ id }}
                aria-label={`${action}: ${shortAuthorityName(authority.name)} on ${vendor.name}`}
                data-row-link=""
              >
                {action}
              </Link>
            }
          />
        ))}
      </ActionList>
    </Section>
  );
}
