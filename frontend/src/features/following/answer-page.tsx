import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { asProblem } from "@/api/errors";
import type { AnswerOffer } from "@/api/types";
import { formatDate } from "@/lib/format";
import { Button } from "@/ui/button";
import { Done } from "@/ui/done";
import { EmptyState } from "@/ui/empty-state";
import { ErrorState } from "@/ui/error-state";
import { Page } from "@/ui/page";
import { Skeleton } from "@/ui/skeleton";
import { useAnswer } from "./mutations";
import { answerQuery } from "./queries";

const BUTTONS: Record<AnswerOffer["says"], string> = {
  confirmEnd: "Confirm",
  notNow: "Not now",
  noticeIsRight: "The notice is right",
  oursIsRight: "What we said is right",
  stop: "Stop all messages",
};

const WHY_NOT: Record<Exclude<AnswerOffer["state"], "open">, string> = {
  done: "This was said already. There is nothing more to do.",
  late: "This link was good for two weeks. Sign in to say it.",
  changed: "The record has changed since this was sent. Sign in to see how it is now.",
  closed: "This is not yours to say any more.",
};

/** What a link in a message says, once more and in full, and the one press that says it. */
export function AnswerPage({ token }: { token: string }) {
  const query = useQuery(answerQuery(token));
  const answer = useAnswer(token);
  if (query.error) {
    const problem = asProblem(query.error);
    return (
      <Page title="Answer">
        {problem.status === 404 ? (
          <EmptyState title="This link leads nowhere">
            <p>It may have been cut off in your mail. Copy all of it, or sign in.</p>
          </EmptyState>
        ) : (
          <ErrorState problem={problem} onRetry={() => void query.refetch()} />
        )}
      </Page>
    );
  }
  if (!query.data) return <Skeleton lines={4} label="Reading the link" />;
  const offer = answer.data ?? query.data;
  return (
    <Page title="Answer" lead={offer.sentence}>
      {answer.data ? (
        <Done>
          {offer.says === "stop"
            ? "Nothing more is sent to you."
            : "Done. You can close this page."}
        </Done>
      ) : offer.state === "open" ? (
        <>
          <p>
            Said in the name of {offer.person}. It needs no sign-in, does nothing else, and can be
            said until {formatDate(offer.expiresAt.slice(0, 10))}.
          </p>
          {answer.error ? <ErrorState problem={asProblem(answer.error)} /> : null}
          <div>
            <Button
              look="main"
              aria-disabled={answer.isPending}
              onClick={() => (answer.isPending ? undefined : answer.mutate())}
            >
              {answer.isPending ? "One moment…" : BUTTONS[offer.says]}
            </Button>
          </div>
        </>
      ) : (
        <p>{WHY_NOT[offer.state]}</p>
      )}
      <p>
        <Link to="/">Open Muster</Link>
      </p>
    </Page>
  );
}
