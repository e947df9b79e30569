import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMay } from "@/api/session";
import { formatCount } from "@/lib/format";
import { ApiPanel } from "@/ui/api-panel";
import { EmptyState } from "@/ui/empty-state";
import { MembersOnly } from "@/ui/members-only";
import { Page, Section } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { type ReviewsSearch, reviewsQuery } from "./queries";
import { ReviewCard } from "./review-card";
import styles from "./reviews.module.css";
import { ReviewsWaiting } from "./reviews-waiting";

/** Reviews of all vendors, and what waits for whoever looks. */
export function ReviewsPage({ search }: { search: ReviewsSearch }) {
  const mayWrite = useMay("WriteReviews");
  return (
    <MembersOnly
      title="Reviews"
      what="What boroughs say of vendors that they hold contracts with is read here."
      right="SeeReviews"
      roles={["reader"]}
    >
      {() => (
        <Page
          title="Reviews"
          lead="What authorities that held the contract say of vendors: approved by a second person, published by a convenor, with the vendor's reply beside it."
          aside={
            mayWrite ? (
              <p>
                <Link to="/reviews/new">Write a review</Link>
              </p>
            ) : null
          }
        >
          <ReviewsWaiting />
          <Section title="Published, newest first" aside={<AgeLink search={search} />}>
            <Published search={search} />
          </Section>
          <ApiPanel path={`/api/v1/reviews${search.age === "all" ? "?age=fresh,stale,old" : ""}`} />
        </Page>
      )}
    </MembersOnly>
  );
}

function AgeLink({ search }: { search: ReviewsSearch }) {
  return search.age === "all" ? (
    <Link to="/reviews" search={{}}>
      Without those over five years old
    </Link>
  ) : (
    <Link to="/reviews" search={{ age: "all" }}>
      Also those over five years old
    </Link>
  );
}

function Published({ search }: { search: ReviewsSearch }) {
  const query = useQuery(reviewsQuery(search));
  return (
    <QueryFrame query={query} lines={10}>
      {({ items, total }) =>
        items.length === 0 ? (
          <EmptyState title="No review is published yet">
            <p>
              Authorities that hold a contract begin. <Link to="/reviews/new">Write a review</Link>
            </p>
          </EmptyState>
        ) : (
          <div className={styles.reviews}>
            <p className={styles.soft}>
              {formatCount(total ?? items.length, "review")}
              {(total ?? 0) > items.length ? `, the newest ${items.length} of them here` : ""}
            </p>
            {items.map((review) => (
              <div key={review.id}>
                <p>
                  <Link to="/vendors/$id" params={{ id: review.vendor.id }}>
                    {review.vendor.name}
                  </Link>
                </p>
                <ReviewCard review={review} linked />
              </div>
            ))}
          </div>
        )
      }
    </QueryFrame>
  );
}
