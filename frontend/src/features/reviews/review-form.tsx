import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import type { Me } from "@/api/types";
import { shortAuthorityName } from "@/lib/format";
import { Choice, ChoiceGroup } from "@/ui/choice-group";
import { EmptyState } from "@/ui/empty-state";
import { SelectField, TextField } from "@/ui/field";
import { Form } from "@/ui/form";
import { MembersOnly } from "@/ui/members-only";
import { Page } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { RecordFrame } from "@/ui/record-frame";
import { VendorFilter } from "@/ui/vendor-filter";
import { FactFields } from "./fact-fields";
import { checkWords, useKeepReview, useReviewChange } from "./mutations";
import {
  type Review,
  type ReviewBasis,
  reviewBasesQuery,
  reviewedVendorQuery,
  reviewQuery,
} from "./queries";
import { begun, type Draft, send, unfinished } from "./review-draft";
import { Rating, Remarks, Side } from "./review-fields";
import styles from "./reviews.module.css";
import { ASPECTS, DESKS } from "./words";

const WHAT = "An authority writes here what it learnt of a vendor that it has a contract with.";

/** A new review of a vendor. */
export function NewReviewPage({ vendor }: { vendor: string | undefined }) {
  return (
    <MembersOnly
      title="Write a review"
      what={WHAT}
      right="WriteReviews"
      roles={["contributor", "approver"]}
    >
      {(me) =>
        vendor ? (
          <OfVendor vendor={vendor} me={me} />
        ) : (
          <Page
            title="Write a review"
            lead="Of a vendor that your authority holds or held a contract with."
          >
            <VendorToReview />
          </Page>
        )
      }
    </MembersOnly>
  );
}

/** One vendor, whose review begins at once. */
function VendorToReview() {
  const navigate = useNavigate();
  return (
    <div className={styles.picker}>
      <VendorFilter
        label="Vendor"
        vendor={undefined}
        onChange={(vendor) => void navigate({ to: "/reviews/new", search: { vendor } })}
      />
    </div>
  );
}

/** A draft of one's own, to be changed. */
export function EditReviewPage({ id }: { id: string }) {
  return (
    <MembersOnly
      title="Change a review"
      what={WHAT}
      right="WriteReviews"
      roles={["contributor", "approver"]}
    >
      {(me) => <Existing id={id} me={me} />}
    </MembersOnly>
  );
}

function Existing({ id, me }: { id: string; me: Me }) {
  const query = useQuery(reviewQuery(id));
  return (
    <RecordFrame query={query} noun="review">
      {(review) =>
        review.may.includes("edit") ? (
          <OfVendor vendor={review.vendor.id} me={me} review={review} />
        ) : (
          <Page title="Change a review">
            <EmptyState title="It cannot be changed as it stands">
              <p>
                Only its author changes a review, while it is a draft.{" "}
                <Link to="/reviews/$id" params={{ id }}>
                  Look at it
                </Link>
              </p>
            </EmptyState>
          </Page>
        )
      }
    </RecordFrame>
  );
}

type OfVendorProps = { vendor: string; me: Me; review?: Review };

function OfVendor({ vendor, me, review }: OfVendorProps) {
  const named = useQuery(reviewedVendorQuery(vendor));
  const bases = useQuery(reviewBasesQuery(vendor));
  const name = shortAuthorityName(me.authority.name);
  return (
    <RecordFrame query={named} noun="vendor">
      {({ name: vendorName }) => (
        <Page
          title={review ? `Change ${name}'s review` : `Review ${vendorName}`}
          lead={`What ${name} learnt of ${vendorName}, for others who may buy from it. Say what happened and when, not who. You can save it and come back; nobody else sees a draft.`}
        >
          <QueryFrame query={bases} lines={10}>
            {({ items }) =>
              items.length === 0 ? (
                <EmptyState
                  title={`${name} has no contract, system or pilot on record with ${vendorName}`}
                >
                  <p>
                    Only an authority with a contract, a confirmed system or a pilot on record can
                    review a vendor. <Link to="/contracts/new">Put the contract on record</Link>
                  </p>
                </EmptyState>
              ) : (
                <Writing vendor={vendor} reviewer={name} bases={items} review={review} />
              )
            }
          </QueryFrame>
        </Page>
      )}
    </RecordFrame>
  );
}

type WritingProps = {
  vendor: string;
  /** The authority that says it. */
  reviewer: string;
  bases: readonly ReviewBasis[];
  review?: Review;
};

function Writing({ vendor, reviewer, bases, review }: WritingProps) {
  const [draft, setDraft] = useState(() => begun(bases, review));
  const navigate = useNavigate();
  const keep = useKeepReview();
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const basis = bases.find(({ id }) => id === draft.basis);
  const look = useMutation({
    mutationFn: () =>
      checkWords({
        best: draft.best,
        worst: draft.worst,
        conflict: draft.interest ? draft.conflict : null,
        nda: basis?.nda ?? false,
      }),
  });
  const save = useReviewChange(() => send(vendor, draft, basis, review));
  return (
    <Form
      submit="Save the draft"
      busy={save.isPending}
      problem={save.error ? asProblem(save.error) : null}
      check={() => unfinished(draft)}
      onSubmit={() =>
        save.mutate(undefined, {
          onSuccess: (saved) => {
            keep(saved as Review);
            void navigate({ to: "/reviews/$id", params: { id: (saved as Review).id } });
          },
        })
      }
    >
      <h2>What it is about</h2>
      <SelectField
        label="It rests on"
        hint="Where the contract is under NDA, others are told that it is one, and not which."
        pointer="/foundation"
        value={draft.basis}
        options={bases.map(({ id, title, nda }) => ({
          value: id,
          label: nda ? `${title} (under NDA)` : title,
        }))}
        onChoose={(value) => set({ basis: value })}
      />
      <SelectField
        label="You are the one who"
        hint="An authority has one current review from each desk; a new one takes its place."
        pointer="/desk"
        value={draft.desk}
        options={DESKS}
        onChoose={(desk) => set({ desk: desk as Draft["desk"] })}
      />
      <TextField
        label="Product"
        hint="As it is called. Leave it out for the vendor as a whole."
        pointer="/product"
        maxLength={200}
        value={draft.product}
        onChange={(event) => set({ product: event.target.value })}
      />
      <h2>Ratings</h2>
      <Rating
        legend="As a whole"
        name="overall"
        value={draft.overall}
        onChoose={(overall) => set({ overall })}
      />
      {ASPECTS.map(({ value, label, hint }) => (
        <Rating
          key={value}
          legend={`${label}: ${hint.toLowerCase()}`}
          name={value}
          open
          value={draft.aspects[value] ?? ""}
          onChoose={(rating) => set({ aspects: { ...draft.aspects, [value]: rating } })}
        />
      ))}
      <h2>Facts beside the opinions</h2>
      <p>The vendor can challenge these, one by one. Leave out what you cannot say.</p>
      <FactFields
        facts={draft.facts}
        place="/facts"
        onChange={(change) => set({ facts: { ...draft.facts, ...change } })}
      />
      <h2>In words</h2>
      <Side
        field="best"
        label="What went best"
        text={draft.best}
        remarks={look.data?.items}
        onChange={(best) => set({ best })}
        onLeave={() => look.mutate()}
      />
      <Side
        field="worst"
        label="What went worst"
        text={draft.worst}
        remarks={look.data?.items}
        onChange={(worst) => set({ worst })}
        onLeave={() => look.mutate()}
      />
      <ChoiceGroup legend="Who reads these words?">
        <Choice name="withheld" checked={!draft.withheld} onChoose={() => set({ withheld: false })}>
          All members, and the vendor
        </Choice>
        <Choice name="withheld" checked={draft.withheld} onChoose={() => set({ withheld: true })}>
          Only {reviewer}: others read ratings and facts, and whom they can speak to
        </Choice>
      </ChoiceGroup>
      <ChoiceGroup
        legend="Do you have any interest in this vendor, or in a rival of it?"
        after={
          draft.interest ? (
            <>
              <TextField
                label="Which interest"
                pointer="/conflict"
                maxLength={500}
                value={draft.conflict}
                onChange={(event) => set({ conflict: event.target.value })}
                onBlur={() => look.mutate()}
              />
              <Remarks field="conflict" remarks={look.data?.items} />
            </>
          ) : null
        }
      >
        <Choice name="interest" checked={!draft.interest} onChoose={() => set({ interest: false })}>
          No, none
        </Choice>
        <Choice name="interest" checked={draft.interest} onChoose={() => set({ interest: true })}>
          Yes
        </Choice>
      </ChoiceGroup>
    </Form>
  );
}
