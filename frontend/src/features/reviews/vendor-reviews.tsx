import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useSession } from "@/api/session";
import type { Me } from "@/api/types";
import buttonStyles from "@/ui/button.module.css";
import { EmptyState } from "@/ui/empty-state";
import { QueryFrame } from "@/ui/query-frame";
import { SignInLink } from "@/ui/sign-in-link";
import { reviewSummaryQuery, reviewsQuery } from "./queries";
import { Spreads } from "./rating-spread";
import { ReviewCard } from "./review-card";
import styles from "./reviews.module.css";
import { VendorLinks } from "./vendor-links";

/** What boroughs say of a vendor, on its page: for members. */
export function VendorReviews({ vendor }: { vendor: string }) {
  const { state, me } = useSession();
  if (state === "starting") return null;
  if (!me?.rights.includes("SeeReviews")) {
    return (
      <p>
        What boroughs that held the contract say of this vendor is for members.{" "}
        {me ? "Your account may not read it." : <SignInLink />}
      </p>
    );
  }
  return (
    <>
      <WriteLink me={me} vendor={vendor} />
      <Together vendor={vendor} />
      {me.rights.includes("ShareWithVendors") ? <VendorLinks vendor={vendor} /> : null}
    </>
  );
}

function WriteLink({ me, vendor }: { me: Me; vendor: string }) {
  if (!me.rights.includes("WriteReviews")) return null;
  return (
    <p className="not-print">
      <Link to="/reviews/new" search={{ vendor }} className={buttonStyles.button}>
        Write a review
      </Link>
    </p>
  );
}

function Together({ vendor }: { vendor: string }) {
  const summary = useQuery(reviewSummaryQuery(vendor));
  const list = useQuery(reviewsQuery({}, vendor));
  return (
    <QueryFrame query={summary} lines={5}>
      {(told) =>
        told.reviews === 0 ? (
          <EmptyState title="Nobody has reviewed this vendor yet">
            <p>An authority with a contract can: it takes ten minutes and helps the next one.</p>
          </EmptyState>
        ) : (
          <>
            <Spreads summary={told} />
            <QueryFrame query={list} lines={8}>
              {({ items }) => (
                <div className={styles.reviews}>
                  {items.map((review) => (
                    <ReviewCard key={review.id} review={review} linked />
                  ))}
                </div>
              )}
            </QueryFrame>
          </>
        )
      }
    </QueryFrame>
  );
}
