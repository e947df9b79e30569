import { createLazyRoute } from "@tanstack/react-router";
import { EditReviewPage, NewReviewPage } from "@/features/reviews/review-form";
import { ReviewPage } from "@/features/reviews/review-page";
import { ReviewsPage } from "@/features/reviews/reviews-page";
import { VendorLinkPage } from "@/features/reviews/vendor-link-page";
import { ClaimForm } from "@/features/systems/claim-form";

export const List = createLazyRoute("/reviews")({
  component: function Reviews() {
    return <ReviewsPage search={List.useSearch()} />;
  },
});

export const New = createLazyRoute("/reviews/new")({
  component: function NewReview() {
    const { vendor } = New.useSearch();
    return <NewReviewPage key={vendor} vendor={vendor} />;
  },
});

export const One = createLazyRoute("/reviews/$id")({
  component: function ReviewOpen() {
    const { id } = One.useParams();
    return <ReviewPage key={id} id={id} />;
  },
});

export const Edit = createLazyRoute("/reviews/$id/edit")({
  component: function ReviewEdit() {
    const { id } = Edit.useParams();
    return <EditReviewPage key={id} id={id} />;
  },
});

export const OfVendor = createLazyRoute("/vendor-link/$token")({
  component: function VendorLink() {
    const { token } = OfVendor.useParams();
    return <VendorLinkPage key={token} token={token} claim={<ClaimForm token={token} />} />;
  },
});
