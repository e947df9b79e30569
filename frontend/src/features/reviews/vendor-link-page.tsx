import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { asProblem } from "@/api/errors";
import { formatCount, formatDate, formatNumber } from "@/lib/format";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { ErrorState } from "@/ui/error-state";
import { Figures } from "@/ui/facts";
import { SelectField, TextArea } from "@/ui/field";
import { Form, missing } from "@/ui/form";
import { Page, Section } from "@/ui/page";
import { Skeleton } from "@/ui/skeleton";
import { Tag } from "@/ui/tag";
import { useVendorAnswer } from "./mutations";
import { type Review, type VendorPage, vendorPageQuery } from "./queries";
import { ReviewCard } from "./review-card";
import styles from "./reviews.module.css";
import { countWords, FACTS, type FactName } from "./words";

type VendorLinkPageProps = {
  token: string;
  /** Where the vendor says who uses its products. */
  claim: ReactNode;
};

/** What a vendor sees by its link, without an account: the reviews of it, to answer. */
export function VendorLinkPage({ token, claim }: VendorLinkPageProps) {
  const query = useQuery(vendorPageQuery(token));
  if (query.error) {
    const problem = asProblem(query.error);
    return (
      <Page title="Reviews of your company">
        {problem.status === 404 ? (
          <EmptyState title="This link leads nowhere">
            <p>
              It may have been cut off, have ended, or been revoked. Ask whoever sent it for another
              one.
            </p>
          </EmptyState>
        ) : (
          <ErrorState problem={problem} onRetry={() => void query.refetch()} />
        )}
      </Page>
    );
  }
  if (!query.data) return <Skeleton lines={8} label="Reading the link" />;
  return <Opened token={token} page={query.data} claim={claim} />;
}

function Opened({ token, page, claim }: VendorLinkPageProps & { page: VendorPage }) {
  const { vendor, reviews, until, mostWords } = page;
  return (
    <Page
      title={`What boroughs say of ${vendor.name}`}
      kicker={vendor.demonstration ? <Tag tone="mark">Demonstration</Tag> : undefined}
      lead={`You speak for ${vendor.name} here, without an account, until ${formatDate(until)}. What you reply stands beside the review, for every member authority. Nobody here sees who reads about you, and neither do you.`}
    >
      <Figures
        rows={[
          { name: "Published contracts", value: formatNumber(vendor.contracts) },
          { name: "Buyers", value: formatNumber(vendor.authorities) },
          { name: "Reviews", value: formatNumber(reviews.length) },
        ]}
      />
      <Section
        title="Reviews"
        intro={`Reply to each in at most ${mostWords} words, within 20 working days if you can. Say that a fact is not so, and it is not shown until a convenor has decided.`}
      >
        {reviews.length === 0 ? (
          <EmptyState title="No review of your company is published">
            <p>There is nothing to answer. This page will show what comes.</p>
          </EmptyState>
        ) : (
          <div className={styles.reviews}>
            {reviews.map((review) => (
              <ReviewCard key={review.id} review={review}>
                <Answer token={token} review={review} mostWords={mostWords} />
              </ReviewCard>
            ))}
          </div>
        )}
      </Section>
      <Section
        title="Who uses your products"
        intro="Members see what you claim as claimed. What is on record already, you are not told."
      >
        {claim}
      </Section>
    </Page>
  );
}

type AnswerProps = { token: string; review: Review; mostWords: number };

function Answer({ token, review, mostWords }: AnswerProps) {
  const [open, setOpen] = useState<"reply" | "challenge" | null>(null);
  const who = review.authority.name;
  const facts = FACTS.filter(({ value }) => review.facts[value] !== null).filter(
    ({ value }) => !review.challenges.some((challenge) => challenge.fact === value),
  );
  if (open === "reply") {
    return (
      <Reply token={token} review={review} mostWords={mostWords} onClose={() => setOpen(null)} />
    );
  }
  if (open === "challenge") {
    return <Challenge token={token} review={review} facts={facts} onClose={() => setOpen(null)} />;
  }
  return (
    <div className={styles.acts}>
      <Button look={review.reply?.text ? "plain" : "main"} onClick={() => setOpen("reply")}>
        {review.reply?.text ? "Change the reply" : "Reply"}
        <span className="visually-hidden"> to {who}</span>
      </Button>
      {facts.length > 0 ? (
        <Button onClick={() => setOpen("challenge")}>
          Challenge a fact<span className="visually-hidden"> of {who}</span>
        </Button>
      ) : null}
    </div>
  );
}

function Reply({ token, review, mostWords, onClose }: AnswerProps & { onClose: () => void }) {
  const { reply } = useVendorAnswer(token);
  const [text, setText] = useState(review.reply?.text ?? "");
  return (
    <Form
      submit="Publish the reply"
      busy={reply.isPending}
      problem={reply.error ? asProblem(reply.error) : null}
      check={() => missing({ text }, { text: "Say something" })}
      onCancel={onClose}
      onSubmit={() => reply.mutate({ review: review.id, text }, { onSuccess: onClose })}
    >
      <TextArea
        label="Your reply"
        hint={`Members read it at once. ${formatCount(countWords(text), "word")} of ${mostWords}.`}
        pointer="/text"
        rows={6}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </Form>
  );
}

type ChallengeProps = {
  token: string;
  review: Review;
  facts: readonly { value: FactName; label: string }[];
  onClose: () => void;
};

function Challenge({ token, review, facts, onClose }: ChallengeProps) {
  const { challenge } = useVendorAnswer(token);
  const [fact, setFact] = useState(facts[0]?.value ?? "buyAgain");
  const [reason, setReason] = useState("");
  return (
    <Form
      submit="Challenge it"
      busy={challenge.isPending}
      problem={challenge.error ? asProblem(challenge.error) : null}
      check={() => missing({ reason }, { reason: "Say what is not so" })}
      onCancel={onClose}
      onSubmit={() => challenge.mutate({ review: review.id, fact, reason }, { onSuccess: onClose })}
    >
      <SelectField
        label="Which fact"
        pointer="/fact"
        value={fact}
        options={facts}
        onChoose={(value) => setFact(value as FactName)}
      />
      <TextArea
        label="What is not so, and how that can be seen"
        hint="A fact is challenged once."
        pointer="/reason"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Form>
  );
}
