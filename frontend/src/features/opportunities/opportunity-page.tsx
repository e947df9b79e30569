import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useToday } from "@/api/reference";
import type { Alignment, Opportunity } from "@/api/types";
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
import { Page, Section } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { Segmented } from "@/ui/segmented";
import { Tag } from "@/ui/tag";
import { Tooltip } from "@/ui/tooltip";
import styles from "./opportunity-page.module.css";
import { ParticipantTable } from "./participant-table";
import { opportunityQuery } from "./queries";
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
    <QueryFrame query={query} lines={14}>
      {(opportunity) => (
        <OpportunityRecord
          opportunity={opportunity}
          alignment={alignment}
          onAlignment={onAlignment}
        />
      )}
    </QueryFrame>
  );
}

type RecordProps = Omit<OpportunityPageProps, "id"> & { opportunity: Opportunity };

function OpportunityRecord({ opportunity, alignment, onAlignment }: RecordProps) {
  const today = useToday();
  const alignments = opportunity.alignments ?? [];
  const chosen = alignments[alignment - 1] ?? alignments[0];

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
      lead={chosen?.why ?? opportunity.why}
    >
      {alignments.length > 1 ? (
        <div className={styles.alignments}>
          <p>
            The dates allow {formatCount(alignments.length, "grouping")}. Each is a set of buyers
            who could go live together.
          </p>
          <Segmented
            label="Grouping"
            value={String(alignments.indexOf(chosen ?? (alignments[0] as Alignment)) + 1)}
            options={alignments.slice(0, 6).map((entry, index) => ({
              value: String(index + 1),
              label: `${formatCount(new Set(entry.participants.map((p) => p.authority.id)).size, "buyer")}, ${entry.goLive.slice(0, 4)}`,
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
      <EndUnknown opportunity={opportunity} />
      <ApiPanel path={`/api/v1/opportunities/${opportunity.id}`} />
    </Page>
  );
}

function AlignmentDetail({ alignment, today }: { alignment: Alignment; today: string }) {
  const [mine] = useMyBorough();
  const authorities = [
    ...new Map(
      alignment.participants.map((entry) => [entry.authority.id, entry.authority]),
    ).values(),
  ];
  const ownName = authorities.find((authority) => authority.code === mine)?.name;
  const firstCommit = alignment.participants.map((entry) => entry.latestCommit).sort()[0];

  return (
    <>
      <Figures
        rows={[
          { name: "Buyers", value: authorities.length },
          {
            name: `First to decide, ${formatDistance(today, firstCommit ?? today)}`,
            value: formatDate(firstCommit),
          },
          { name: "Go live together", value: formatDate(alignment.goLive) },
          { name: "A year", value: formatRoundMoney(alignment.annualValue) },
          { name: "Whole value", value: formatRoundMoney(alignment.combinedValue) },
        ]}
      />
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

function EndUnknown({ opportunity }: { opportunity: Opportunity }) {
  const contracts = opportunity.endUnknown ?? [];
  if (contracts.length === 0) return null;
  return (
    <Section
      title="End date unknown"
      intro="These belong to the same group, but no notice says when they end, so they are not counted above."
    >
      <ul className={styles.unknown}>
        {contracts.map((contract) => (
          <li key={contract.id}>
            <Link to="/contracts/$id" params={{ id: contract.id }}>
              {contract.title}
            </Link>
            , <AuthorityLink authority={contract.authority} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
