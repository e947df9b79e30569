import { useQuery } from "@tanstack/react-query";
import { useToday } from "@/api/reference";
import { useMay } from "@/api/session";
import type { Alignment, OpportunityDetail, Undated } from "@/api/types";
import {
  formatCount,
  formatDate,
  formatDistance,
  formatRoundMoney,
  shortAuthorityName,
} from "@/lib/format";
import { useMyBorough } from "@/lib/my-borough";
import { ApiPanel } from "@/ui/api-panel";
import { AuthorityLink } from "@/ui/authority-link";
import { BoroughMap } from "@/ui/borough-map";
import { EmptyState } from "@/ui/empty-state";
import { Figures } from "@/ui/facts";
import { FollowButton } from "@/ui/follow-button";
import { Page, Section } from "@/ui/page";
import { RecordFrame } from "@/ui/record-frame";
import { Segmented } from "@/ui/segmented";
import { Tag } from "@/ui/tag";
import { Tooltip } from "@/ui/tooltip";
import styles from "./opportunity-page.module.css";
import { ParticipantRecord } from "./participant-record";
import { ParticipantTable } from "./participant-table";
import { opportunityQuery } from "./queries";
import { Stances } from "./stances";
import { WindowTimeline } from "./window-timeline";

type OpportunityPageProps = {
  id: string;
  /** Which alignment is open: 1 is the best. */
  alignment: number;
  onAlignment: (number: number) => void;
};

export function OpportunityPage({ id, alignment, onAlignment }: OpportunityPageProps) {
  const query = useQuery(opportunityQuery(id));
  return (
    <RecordFrame query={query} noun="opportunity">
      {(opportunity) => (
        <OpportunityRecord
          opportunity={opportunity}
          alignment={alignment}
          onAlignment={onAlignment}
        />
      )}
    </RecordFrame>
  );
}

type RecordProps = Omit<OpportunityPageProps, "id"> & { opportunity: OpportunityDetail };

function OpportunityRecord({ opportunity, alignment, onAlignment }: RecordProps) {
  const today = useToday();
  const maySee = useMay("SeeStances");
  const { alignments } = opportunity;
  const open = alignments[alignment - 1] ? alignment : 1;
  const chosen = alignments[open - 1];

  return (
    <Page
      title={opportunity.title}
      kicker={
        <>
          Opportunity
          <Tag tone="accent">{opportunity.kind === "vendor" ? "Same vendor" : "Same need"}</Tag>
          {opportunity.demonstration ? <Tag tone="mark">Demonstration</Tag> : null}
        </>
      }
      lead={
        chosen
          ? `${formatCount(chosen.authorities.length, "buyer")} could buy together and go live on ${formatDate(chosen.goLive)}, if the first of them decides by ${formatDate(chosen.latestCommit)}.`
          : undefined
      }
      aside={
        <>
          {maySee ? (
            <p>
              <a href="#stances">Who is for it, and where we stand</a>
            </p>
          ) : null}
          <FollowButton kind="opportunity" subject={opportunity.id} name={opportunity.title} />
        </>
      }
    >
      {alignments.length > 1 ? (
        <div className={styles.alignments}>
          <p>
            The dates allow {formatCount(alignments.length, "grouping")}. Each is a set of buyers
            who could go live together.
          </p>
          <Segmented
            label="Grouping"
            value={String(open)}
            options={alignments.slice(0, 6).map((entry, index) => ({
              value: String(index + 1),
              label: `${formatCount(entry.authorities.length, "buyer")}, ${entry.goLive.slice(0, 4)}`,
            }))}
            onChoose={(value) => onAlignment(Number(value))}
          />
        </div>
      ) : null}
      {chosen ? (
        <AlignmentDetail alignment={chosen} today={today} />
      ) : (
        <EmptyState title="No common date is left">
          <p>The buyers' dates no longer meet, or it is too late for one of them to decide.</p>
        </EmptyState>
      )}
      <Stances opportunity={opportunity.id} />
      <UnknownDates
        title="End date unknown"
        intro="These contracts belong to the same group, but no notice says when they end, so they are not counted above."
        records={opportunity.endUnknown}
      />
      <UnknownDates
        title="Start date unknown"
        intro="These planned purchases belong to the same group, but no notice says when they start, so they are not counted above."
        records={opportunity.startUnknown}
      />
      <ApiPanel path={`/api/v1/opportunities/${opportunity.id}`} />
    </Page>
  );
}

function AlignmentDetail({ alignment, today }: { alignment: Alignment; today: string }) {
  const [mine] = useMyBorough();
  const { authorities } = alignment;
  const ownName = authorities.find((authority) => authority.code === mine)?.name;
  const firstCommit = alignment.latestCommit;

  return (
    <>
      <Figures
        rows={[
          { name: "Buyers", value: authorities.length },
          {
            name: `First to decide, ${formatDistance(today, firstCommit)}`,
            value: formatDate(firstCommit),
          },
          { name: "Go live together", value: formatDate(alignment.goLive) },
          { name: "A year", value: formatRoundMoney(alignment.annualValue) },
          { name: "Whole value", value: formatRoundMoney(alignment.combinedValue) },
        ]}
      />
      <Section title="Why">
        <p className={styles.why}>{alignment.why}</p>
      </Section>
      <Section
        title="When each could go live"
        intro={
          <>
            A{" "}
            <Tooltip text="From the end of the present contract to its latest end with every extension, plus the short bridging extension that the law allows.">
              window
            </Tooltip>{" "}
            is when one buyer could start a new contract. Where all of them overlap, one purchase
            suits everybody.
          </>
        }
      >
        <WindowTimeline alignment={alignment} today={today} />
      </Section>
      <Section
        title="Who must decide by when"
        intro="The latest date to commit is the go-live date less the time each buyer's own approvals and tender take."
      >
        <ParticipantTable participants={alignment.participants} today={today} />
      </Section>
      <Section title="Who is in">
        <div className={styles.who}>
          <BoroughMap
            label={`Boroughs in this opportunity: ${authorities
              .map((authority) => shortAuthorityName(authority.name))
              .join(", ")}`}
            membership
            ringed={ownName ? shortAuthorityName(ownName) : undefined}
            boroughs={authorities.map((authority) => ({
              name: shortAuthorityName(authority.name),
              value: 1,
              text: "in",
            }))}
          />
          <ul className={styles.names}>
            {authorities.map((authority) => (
              <li key={authority.id}>
                <AuthorityLink authority={authority} />
                {authority.code === mine ? " (your borough)" : null}
              </li>
            ))}
          </ul>
        </div>
      </Section>
    </>
  );
}

type UnknownDatesProps = { title: string; intro: string; records: readonly Undated[] };

function UnknownDates({ title, intro, records }: UnknownDatesProps) {
  if (records.length === 0) return null;
  return (
    <Section title={title} intro={intro}>
      <ul className={styles.unknown}>
        {records.map((record) => (
          <li key={record.contract ?? record.procurement}>
            <ParticipantRecord participant={record} />,{" "}
            <AuthorityLink authority={record.authority} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
