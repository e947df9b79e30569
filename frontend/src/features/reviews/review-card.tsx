import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useMe } from "@/api/session";
import { formatCount, formatDate, shortAuthorityName } from "@/lib/format";
import { Tag } from "@/ui/tag";
import type { Review } from "./queries";
import styles from "./reviews.module.css";
import { ASPECTS, deskInWords, factLabel, factRows, OUTCOMES, STATES } from "./words";

type ReviewCardProps = {
  review: Review;
  /** Where a list leads to the review itself. */
  linked?: boolean;
  /** What whoever looks can say beside it. */
  children?: ReactNode;
};

/** What one authority says of a vendor, with what the vendor says beside it. */
export function ReviewCard({ review, linked, children }: ReviewCardProps) {
  const { authority, desk, product, vendor, conflict } = review;
  const facts = factRows(review);
  return (
    <article className={styles.review} aria-label={`${authority.name} of ${vendor.name}`}>
      <header className={styles.head}>
        <h3>
          {linked ? (
            <Link to="/reviews/$id" params={{ id: review.id }} data-row-link="">
              {shortAuthorityName(authority.name)}: {rating(review.overall)}
            </Link>
          ) : (
            <>
              {shortAuthorityName(authority.name)}: {rating(review.overall)}
            </>
          )}
        </h3>
        <span className={styles.soft}>
          {product ? `${product.name}, ` : ""}
          {deskInWords(desk)}
        </span>
        <Standing review={review} linked={linked} />
      </header>
      <div className={styles.said}>
        <Ratings review={review} />
        <Words review={review} />
        {facts.length > 0 ? (
          <ul className={styles.facts} aria-label="Facts">
            {facts.map(({ name, value }) => (
              <li key={name}>
                <span className={styles.soft}>{name}</span> <strong>{value}</strong>
              </li>
            ))}
          </ul>
        ) : null}
        <p className={styles.soft}>
          {conflict
            ? `An interest is declared: ${conflict}`
            : "No conflict of interest is declared."}{" "}
          <Foundation review={review} />
        </p>
      </div>
      <div className={styles.side}>
        <VendorSays review={review} />
        {review.challenges.map((challenge) => (
          <section key={challenge.id}>
            <h4>{factLabel(challenge.fact)} challenged</h4>
            <p className={styles.words}>
              {challenge.outcome
                ? `${OUTCOMES[challenge.outcome]}: ${challenge.because ?? ""}`
                : "The fact is not shown until a convenor has decided. The rest stands."}
            </p>
            {challenge.reason ? (
              <p className={styles.soft}>The vendor: {challenge.reason}</p>
            ) : null}
          </section>
        ))}
        <Peer review={review} />
        {children}
      </div>
    </article>
  );
}

/** What went best and worst, or that its authority keeps it. */
function Words({ review }: { review: Review }) {
  const { authority, best, worst, wordsWithheld } = review;
  const name = shortAuthorityName(authority.name);
  if (wordsWithheld && best === "" && worst === "") {
    return <p>The words are withheld: {name} keeps what went best and worst to itself.</p>;
  }
  return (
    <>
      <section>
        <h4>Went best</h4>
        <p className={styles.words}>{best || "Not said yet"}</p>
      </section>
      <section>
        <h4>Went worst</h4>
        <p className={styles.words}>{worst || "Not said yet"}</p>
      </section>
      {wordsWithheld ? (
        <p className={styles.soft}>
          These words are kept to {name}: others read that they are withheld. A convenor reads them
          while the review is under moderation.
        </p>
      ) : null}
    </>
  );
}

function rating(overall: number | null): string {
  return overall === null ? "not rated yet" : `${overall} of 5`;
}

/** How much a review of its age counts in what is typical. */
function weightInWords(weight: number | null): string {
  return weight === 1 ? "counts in full" : `counts ${Math.round(100 * (weight ?? 0))} % by its age`;
}

function Standing({ review, linked }: Pick<ReviewCardProps, "review" | "linked">) {
  const { state, age, weight, publishedAt } = review;
  return (
    <>
      {state === "published" || !linked ? null : (
        <Tag tone={STATES[state].tone}>{STATES[state].label}</Tag>
      )}
      {age === "stale" ? <Tag tone="mark">Over three years old</Tag> : null}
      {age === "old" ? <Tag tone="mark">Over five years old</Tag> : null}
      {review.demonstration ? <Tag tone="mark">Demonstration</Tag> : null}
      {state === "published" && publishedAt ? (
        <span className={styles.soft}>
          {formatDate(publishedAt)}, {weightInWords(weight)}
        </span>
      ) : null}
    </>
  );
}

function Ratings({ review }: { review: Review }) {
  const rated = ASPECTS.filter(({ value }) => review.aspects[value] !== undefined);
  if (rated.length === 0) return null;
  return (
    <ul className={styles.rated} aria-label="Ratings">
      {rated.map(({ value, label }) => (
        <li key={value}>
          {label} <strong>{review.aspects[value]} of 5</strong>
        </li>
      ))}
    </ul>
  );
}

function Foundation({ review }: { review: Review }) {
  const { kind, id, title, nda } = review.foundation;
  if (id && title && kind === "contract") {
    return (
      <>
        Rests on{" "}
        <Link to="/contracts/$id" params={{ id }}>
          {title}
        </Link>
        {nda ? ", which is under NDA: others are told that it is a contract." : "."}
      </>
    );
  }
  if (id && title && kind === "system") {
    return (
      <>
        Rests on its use of{" "}
        <Link to="/systems/$id" params={{ id }}>
          {title}
        </Link>
        .
      </>
    );
  }
  if (id && title && kind === "pilot") {
    return (
      <>
        Rests on the pilot{" "}
        <Link to="/pilots/$id" params={{ id }}>
          {title}
        </Link>
        .
      </>
    );
  }
  return (
    <>
      Rests on a {kind} of its own{nda ? ", which is under NDA and not named" : ""}.
    </>
  );
}

/** The vendor's reply, or its clock. */
function VendorSays({ review: { reply } }: { review: Review }) {
  if (!reply) return null;
  return (
    <section>
      <h4>The vendor's reply</h4>
      {reply.text ? (
        <>
          <p className={styles.words}>{reply.text}</p>
          <p className={styles.soft}>{formatDate(reply.at)}</p>
        </>
      ) : (
        <p className={styles.soft}>
          {reply.state === "open"
            ? `It may reply until ${formatDate(reply.due)}: ${formatCount(reply.workingDaysLeft, "working day")} left.`
            : `None within 20 working days, which ended on ${formatDate(reply.due)}. It still may.`}
        </p>
      )}
    </section>
  );
}

/** Where not all can be written, people can be asked: not by the vendor, whose page shows this, too. */
function Peer({ review }: { review: Review }) {
  const me = useMe();
  const frozen = review.challenges.some((challenge) => challenge.outcome === null);
  const partly = review.foundation.nda || review.wordsWithheld || frozen;
  if (!me || review.state !== "published" || !partly) return null;
  return (
    <p className={styles.soft}>
      Not all of it can be written here. Speak to a peer: “Whom to call” on the page of{" "}
      <Link to="/vendors/$id" params={{ id: review.vendor.id }} hash="peers">
        {review.vendor.name}
      </Link>{" "}
      says who agreed to be asked.
    </p>
  );
}
