import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import { useMe } from "@/api/session";
import { formatCount, shortAuthorityName } from "@/lib/format";
import { ActionLine, ActionList } from "@/ui/action-list";
import { Button } from "@/ui/button";
import { Done } from "@/ui/done";
import { TextArea } from "@/ui/field";
import { Form } from "@/ui/form";
import { QueryFrame } from "@/ui/query-frame";
import { SignInLink } from "@/ui/sign-in-link";
import { Tag } from "@/ui/tag";
import { askPeer, usePeerChange } from "./mutations";
import { OfferForm } from "./offer-form";
import styles from "./peers.module.css";
import { type Peer, vendorPeersQuery } from "./queries";

/** Whom to call about a vendor: for members. */
export function VendorPeers({ vendor }: { vendor: string }) {
  const me = useMe();
  if (me === null) {
    return (
      <p>
        Members who <SignInLink>sign in</SignInLink> see here who agreed to be asked.
      </p>
    );
  }
  if (!me.rights.includes("BePeer")) return <p>Your account asks nobody and is asked by nobody.</p>;
  return <Peers vendor={vendor} />;
}

function Peers({ vendor }: { vendor: string }) {
  const query = useQuery(vendorPeersQuery(vendor));
  const [offering, setOffering] = useState(false);
  const [offered, setOffered] = useState(false);
  return (
    <QueryFrame query={query} lines={3}>
      {({ items }) => (
        <>
          {items.length === 0 ? (
            <p>Nobody has agreed to be asked about this vendor yet.</p>
          ) : (
            <ActionList>
              {items.map((peer) => (
                <PeerLine key={peer.id} peer={peer} />
              ))}
            </ActionList>
          )}
          {offered ? <Done>You can be asked now. One press ends it, under “Peers”.</Done> : null}
          {offering ? (
            <OfferForm
              vendor={vendor}
              onDone={() => {
                setOffering(false);
                setOffered(true);
              }}
              onCancel={() => setOffering(false)}
            />
          ) : (
            <div className={`${styles.buttons} not-print`}>
              <Button onClick={() => setOffering(true)}>Offer to be asked</Button>
              <Link to="/peers">Questions to you and by you</Link>
            </div>
          )}
        </>
      )}
    </QueryFrame>
  );
}

const REFUSALS: Record<NonNullable<Peer["refusal"]>, string> = {
  ended: "Takes no questions any more",
  askedOften: "Has no question left this month",
  askedAlready: "Has a question of yours",
  oneself: "This is you",
};

function PeerLine({ peer }: { peer: Peer }) {
  const [asking, setAsking] = useState(false);
  const { name, authority, knows, since, product, left, refusal } = peer;
  const about = [
    product ? `About ${product.name}` : null,
    since ? `Works with it since ${since}` : null,
    `${formatCount(left, "question")} left this month`,
  ];
  return (
    <ActionLine
      title={
        <>
          {name}, {shortAuthorityName(authority.name)}{" "}
          {peer.demonstration ? <Tag tone="mark">Demonstration</Tag> : null}
        </>
      }
      note={about.filter(Boolean).join(". ")}
      action={
        refusal ? (
          <span>{REFUSALS[refusal]}</span>
        ) : asking ? null : (
          <Button aria-label={`Ask ${name}`} onClick={() => setAsking(true)}>
            Ask
          </Button>
        )
      }
    >
      <p className={styles.words}>{knows}</p>
      {asking && !refusal ? <Ask peer={peer} onClose={() => setAsking(false)} /> : null}
    </ActionLine>
  );
}

function Ask({ peer, onClose }: { peer: Peer; onClose: () => void }) {
  const [question, setQuestion] = useState("");
  const ask = usePeerChange(askPeer);
  return (
    <Form
      submit="Ask"
      busy={ask.isPending}
      problem={ask.error ? asProblem(ask.error) : null}
      check={() =>
        question.trim() === ""
          ? [{ pointer: "/question", detail: "Say what you want to know" }]
          : []
      }
      onSubmit={() =>
        ask.mutate({ id: peer.id, question: question.trim() }, { onSuccess: onClose })
      }
      onCancel={onClose}
    >
      <TextArea
        label={`Your question to ${peer.name}`}
        hint="They see your name and your authority. Once they accept, you see how to reach them"
        pointer="/question"
        maxLength={1000}
        value={question}
        onChange={(event) => setQuestion(event.target.value)}
      />
    </Form>
  );
}
