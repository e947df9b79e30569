import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { client, unwrap } from "@/api/client";
import { asProblem } from "@/api/errors";
import { useMay } from "@/api/session";
import type { Follow } from "@/api/types";
import { Button } from "./button";
import { ErrorState } from "./error-state";

type FollowButtonProps = {
  kind: Follow["kind"];
  subject: string;
  /** What it is called, for a screen reader. */
  name: string;
};

/** One press to be told of something from now on; another page says how often and how. */
export function FollowButton({ kind, subject, name }: FollowButtonProps) {
  return useMay("Follow") ? <Following kind={kind} subject={subject} name={name} /> : null;
}

function Following({ kind, subject, name }: FollowButtonProps) {
  const cache = useQueryClient();
  const settings = useQuery({
    queryKey: ["following", "settings"],
    queryFn: ({ signal }) => unwrap(client.GET("/api/v1/me/following", { signal })),
  });
  const follows = useQuery({
    queryKey: ["following", "follows"],
    queryFn: ({ signal }) => unwrap(client.GET("/api/v1/me/follows", { signal })),
  });
  const follow = useMutation({
    mutationFn: (channel: Follow["channel"]) =>
      unwrap(
        client.POST("/api/v1/me/follows", { body: { kind, subject, cadence: "daily", channel } }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["following"] }),
  });
  if (!settings.data || !follows.data) return null;
  if (follows.data.items.some((entry) => entry.kind === kind && entry.subject === subject)) {
    return (
      <p>
        You follow this. <Link to="/following">Change</Link>
      </p>
    );
  }
  const { mail, teams } = settings.data;
  const channel = mail.setUp ? "mail" : teams.setUp && teams.address ? "teams" : null;
  // Where nothing can be sent, a button that promises it would be a lie.
  if (channel === null) return null;
  return (
    <>
      <p>
        <Button aria-disabled={follow.isPending} onClick={() => follow.mutate(channel)}>
          Follow <span className="visually-hidden">{name}</span>
        </Button>
      </p>
      {follow.error ? <ErrorState problem={asProblem(follow.error)} /> : null}
    </>
  );
}
