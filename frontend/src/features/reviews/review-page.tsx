import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { formatInstant, shortAuthorityName } from "@/lib/format";
import { ApiPanel } from "@/ui/api-panel";
import { MembersOnly } from "@/ui/members-only";
import { Page, Section } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { RecordFrame } from "@/ui/record-frame";
import { Tag } from "@/ui/tag";
import { ChallengeDecisions } from "./challenge-decisions";
import { type Review, reviewHistoryQuery, reviewQuery } from "./queries";
import { ReviewCard } from "./review-card";
import { ReviewSteps } from "./review-steps";
import styles from "./reviews.module.css";
import { STATES, STEPS } from "./words";

/** One review: what it says, where it stands, and what to do with it. */
export function ReviewPage({ id }: { id: string }) {
  return (
    <MembersOnly
      title="Review"
      what="What a borough says of a vendor is read here."
      right="SeeReviews"
      roles={["reader"]}
    >
      {() => <Found id={id} />}
    </MembersOnly>
  );
}

function Found({ id }: { id: string }) {
  const query = useQuery(reviewQuery(id));
  return (
    <RecordFrame query={query} noun="review">
      {(review) => <Whole review={review} />}
    </RecordFrame>
  );
}

function Whole({ review }: { review: Review }) {
  const { authority, vendor, state, reason } = review;
  return (
    <Page
      title={`${shortAuthorityName(authority.name)} on ${vendor.name}`}
      kicker={
        <>
          Review of{" "}
          <Link to="/vendors/$id" params={{ id: vendor.id }}>
            {vendor.name}
          </Link>
          <Tag tone={STATES[state].tone}>{STATES[state].label}</Tag>
        </>
      }
    >
      {reason ? (
        <p className={styles.remark}>
          {state === "moderation" && review.appealed ? "The appeal says: " : "It came back: "}
          {reason}
        </p>
      ) : null}
      <ReviewSteps review={review} />
      <ChallengeDecisions review={review} />
      <Section title="What it says">
        <ReviewCard review={review} />
      </Section>
      <Section title="How it came here">
        <History id={review.id} />
      </Section>
      <ApiPanel path={`/api/v1/reviews/${review.id}`} />
    </Page>
  );
}

function History({ id }: { id: string }) {
  const query = useQuery(reviewHistoryQuery(id));
  return (
    <QueryFrame query={query} lines={3}>
      {({ items }) => (
        <ol>
          {items.map(({ step, at, by, authority, reason }) => (
            <li key={`${step} ${at}`}>
              {STEPS[step]} on {formatInstant(at)}
              {by ? `, by ${by} (${shortAuthorityName(authority.name)})` : ""}
              {reason ? `: ${reason}` : ""}
            </li>
          ))}
        </ol>
      )}
    </QueryFrame>
  );
}
