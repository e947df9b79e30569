import type { ReactNode } from "react";
import { asProblem } from "@/api/errors";
import type { Follow, FollowSettings } from "@/api/types";
import { CADENCES, CHANNELS, cadenceOf, channelOf } from "@/lib/following";
import { ActionLine, ActionList } from "@/ui/action-list";
import { Button } from "@/ui/button";
import { ErrorState } from "@/ui/error-state";
import { SelectField } from "@/ui/field";
import { Tag } from "@/ui/tag";
import styles from "./following-page.module.css";
import { useChangeFollow, useUnfollow } from "./mutations";

const KINDS: Record<Follow["kind"], string> = {
  view: "Saved view",
  contract: "Contract",
  procurement: "Purchase",
  opportunity: "Opportunity",
  vendor: "Vendor",
};

type FollowListProps = {
  follows: Follow[];
  settings: FollowSettings;
  subject: (follow: Follow) => ReactNode;
};

export function FollowList({ follows, settings, subject }: FollowListProps) {
  return (
    <ActionList>
      {follows.map((follow) => (
        <FollowLine key={follow.id} follow={follow} settings={settings} subject={subject} />
      ))}
    </ActionList>
  );
}

type FollowLineProps = Omit<FollowListProps, "follows"> & { follow: Follow };

function FollowLine({ follow, settings, subject }: FollowLineProps) {
  const change = useChangeFollow();
  const leave = useUnfollow();
  const error = change.error ?? leave.error;
  const name = follow.title ?? "what is not there any more";
  // A way that is not set up is offered where it is the one chosen.
  const ways = CHANNELS.filter(
    ({ value }) => settings[value].setUp || value === follow.channel,
  ).map(({ value, label }) => ({ value, label }));
  return (
    <ActionLine
      title={follow.title === null ? "Not to be seen by you any more" : subject(follow)}
      action={
        <div className={styles.acts}>
          <SelectField
            label="How often"
            aria-label={`How often you hear of ${name}`}
            value={follow.cadence}
            options={[...CADENCES]}
            onChoose={(value) => change.mutate({ follow, body: { cadence: cadenceOf(value) } })}
          />
          {ways.length > 1 ? (
            <SelectField
              label="By which way"
              aria-label={`By which way you hear of ${name}`}
              value={follow.channel}
              options={ways}
              onChoose={(value) => change.mutate({ follow, body: { channel: channelOf(value) } })}
            />
          ) : null}
          <Button onClick={() => leave.mutate(follow)}>
            Unfollow <span className="visually-hidden">{name}</span>
          </Button>
        </div>
      }
    >
      <p>
        <Tag>{KINDS[follow.kind]}</Tag>
      </p>
      {error ? <ErrorState problem={asProblem(error)} /> : null}
    </ActionLine>
  );
}
