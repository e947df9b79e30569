import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import { useMe } from "@/api/session";
import type { Pilot } from "@/api/types";
import { formatDate, formatList, formatMoney, formatNumber, inSentence } from "@/lib/format";
import { ApiPanel } from "@/ui/api-panel";
import { AuthorityLink } from "@/ui/authority-link";
import { Button } from "@/ui/button";
import buttonStyles from "@/ui/button.module.css";
import { Done } from "@/ui/done";
import { EmptyState } from "@/ui/empty-state";
import { ErrorState } from "@/ui/error-state";
import { Facts } from "@/ui/facts";
import { Page, Section } from "@/ui/page";
import { RecordFrame } from "@/ui/record-frame";
import { Tag } from "@/ui/tag";
import { VendorLink } from "@/ui/vendor-link";
import { removePilot, vouchForPilot } from "./mutations";
import { PilotList } from "./pilot-list";
import styles from "./pilots.module.css";
import { pilotQuery, similarQuery } from "./queries";
import { authorityOf, fieldName, howMany, stateOf, toneOf } from "./words";

const AUDIENCES: Record<Pilot["audience"], string> = {
  own: "Only us",
  members: "Every member",
  public: "Everybody",
};

/** One pilot: what was asked, what was tried, what came of it. */
export function PilotPage({ id }: { id: string }) {
  const query = useQuery(pilotQuery(id));
  return (
    <RecordFrame query={query} noun="pilot">
      {(pilot) => <PilotRecord key={pilot.id} pilot={pilot} />}
    </RecordFrame>
  );
}

function PilotRecord({ pilot }: { pilot: Pilot }) {
  const me = useMe();
  const isOwn = me?.authority.id === pilot.authority.id;
  const mayWrite = isOwn && me.rights.includes("WritePilots");
  return (
    <Page
      title={pilot.question}
      kicker={
        <>
          Pilot of <AuthorityLink authority={pilot.authority} />{" "}
          <Tag tone={toneOf(pilot)}>{stateOf(pilot)}</Tag>
          {pilot.demonstration ? <Tag tone="mark">Demonstration</Tag> : null}
        </>
      }
      aside={
        isOwn && me.rights.includes("SeeOwn") ? (
          <p>
            <Link to="/pilots/$id/history" params={{ id: pilot.id }}>
              History
            </Link>
          </p>
        ) : null
      }
    >
      {mayWrite ? <Keep pilot={pilot} /> : null}
      <Section title="What was tried">
        <Facts
          rows={said([
            ["Approach", pilot.approach],
            ["Product", pilot.product?.name],
            ["Vendor", pilot.vendor ? <VendorLink key="vendor" vendor={pilot.vendor} /> : null],
            ["Service areas", formatList(pilot.serviceAreas.map(({ name }) => name))],
            ["First day", pilot.start && formatDate(pilot.start)],
            ["Last day", pilot.end && formatDate(pilot.end)],
            ["What it cost", pilot.cost && formatMoney(pilot.cost)],
            ["People who used it", pilot.people === null ? null : formatNumber(pilot.people)],
            ["Measures of success", pilot.measures],
          ])}
        />
      </Section>
      <Section title="What came of it">
        <Outcome pilot={pilot} />
      </Section>
      <Section title="Whom to ask, and since when this is so">
        <Facts
          rows={said([
            ["Whom to ask", pilot.contact],
            ["Documents", <Documents key="documents" addresses={pilot.documents} />],
            ["Last vouched for", formatDate(pilot.vouchedAt)],
            ["On record since", formatDate(pilot.recordedAt)],
            isOwn ? ["Who sees it", AUDIENCES[pilot.audience]] : null,
          ])}
        />
      </Section>
      <Others pilot={pilot} />
      <ApiPanel path={`/api/v1/pilots/${pilot.id}`} />
    </Page>
  );
}

type Row = readonly [name: string, value: React.ReactNode];

/** Rows as they stand, with long texts in their own lines. What nobody said, says so. */
function said(rows: readonly (Row | null)[]) {
  return rows
    .filter((row) => row !== null)
    .map(([name, value]) => ({
      name,
      value:
        typeof value === "string" && value !== "" ? (
          <span className={styles.words}>{value}</span>
        ) : value === null || value === undefined || value === "" ? (
          <span className={styles.soft}>Nobody has said</span>
        ) : (
          value
        ),
    }));
}

function Documents({ addresses }: { addresses: readonly string[] }) {
  if (addresses.length === 0) return <span className={styles.soft}>None</span>;
  return (
    <ul>
      {addresses.map((address) => (
        <li key={address} className={styles.words}>
          <a href={address} rel="noreferrer nofollow">
            {address.replace("https://", "")}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Outcome({ pilot }: { pilot: Pilot }) {
  const { outcome, decision, why, lessons, stage } = pilot;
  if (!outcome && !decision && !lessons) {
    return (
      <EmptyState
        title={stage === "undecided" ? "It is over, and nobody has said" : "It is too early to say"}
      >
        <p>
          {pilot.contact
            ? `${authorityOf(pilot)} names whom to ask: ${pilot.contact}.`
            : `Ask ${authorityOf(pilot)}: what did not work is worth as much as what did.`}
        </p>
      </EmptyState>
    );
  }
  return (
    <Facts
      rows={said([
        ["Against its measures", outcome],
        ["Decision", decision ? stateOf({ stage: "decided", decision }) : null],
        ["Why", why],
        ["What they would do differently", lessons],
      ])}
    />
  );
}

/** What its own people can do about it: one press where it is still so. */
function Keep({ pilot }: { pilot: Pilot }) {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const vouch = useMutation({
    mutationFn: () => vouchForPilot(pilot),
    onSuccess: () => cache.invalidateQueries(),
  });
  const remove = useMutation({
    mutationFn: () => removePilot(pilot),
    onSuccess: async () => {
      await navigate({ to: "/pilots" });
      await cache.invalidateQueries();
    },
  });
  const failed = vouch.error ?? remove.error;
  return (
    <>
      {pilot.missing.length > 0 ? (
        <p>
          Readers will miss:{" "}
          {formatList(pilot.missing.map((field) => inSentence(fieldName(field))))}.
        </p>
      ) : null}
      <div className={styles.buttons}>
        <Link
          to="/pilots/$id/edit"
          params={{ id: pilot.id }}
          className={`${buttonStyles.button} ${buttonStyles.main}`}
        >
          {pilot.stage === "undecided" ? "Say what was decided" : "Change it"}
        </Link>
        <Button onClick={() => vouch.mutate()} aria-disabled={vouch.isPending}>
          It is still so
        </Button>
        {asking ? (
          <>
            <Button onClick={() => remove.mutate()} aria-disabled={remove.isPending}>
              Yes, take it off the record
            </Button>
            <Button look="quiet" onClick={() => setAsking(false)}>
              Keep it
            </Button>
          </>
        ) : (
          <Button look="quiet" onClick={() => setAsking(true)}>
            Take it off the record
          </Button>
        )}
      </div>
      {vouch.isSuccess ? <Done>You said so. Nobody is reminded for a while.</Done> : null}
      {failed ? <ErrorState problem={asProblem(failed)} /> : null}
    </>
  );
}

/** Who tried something like it. */
function Others({ pilot }: { pilot: Pilot }) {
  const { data } = useQuery(
    similarQuery({
      text: `${pilot.question} ${pilot.approach ?? ""}`,
      product: pilot.product?.name ?? "",
      vendor: pilot.vendor?.id ?? null,
      serviceAreas: pilot.serviceAreas.map(({ code }) => code),
    }),
  );
  const others = (data?.items ?? []).filter(({ id }) => id !== pilot.id);
  if (others.length === 0) return null;
  const authorities = new Set(others.map(({ authority }) => authority.id));
  return (
    <Section title={howMany(authorities.size)}>
      <PilotList pilots={others} level="h3" />
    </Section>
  );
}
