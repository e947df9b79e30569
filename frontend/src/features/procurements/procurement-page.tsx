import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useToday } from "@/api/reference";
import type { ProcurementDetail } from "@/api/types";
import { formatDate, formatDistance, formatMoney, formatRoundMoney } from "@/lib/format";
import { ApiPanel } from "@/ui/api-panel";
import { AuthorityLink } from "@/ui/authority-link";
import { CpvCodes } from "@/ui/cpv-codes";
import { Facts, Figures } from "@/ui/facts";
import { FollowButton } from "@/ui/follow-button";
import { NoticeList } from "@/ui/notice-list";
import { Page, Section } from "@/ui/page";
import { Provenance, ProvenanceKey } from "@/ui/provenance";
import { RecordFrame } from "@/ui/record-frame";
import { saidRows } from "@/ui/said-rows";
import { Tag } from "@/ui/tag";
import { ProcurementTimeline } from "./procurement-timeline";
import { procurementQuery } from "./queries";
import { StageTag } from "./stage-tag";

type ProcurementPageProps = {
  id: string;
  /** As whom an approver looks at their own record: a borough's code, or the public. */
  seenBy: string | undefined;
  /** Over the page, and what its own officers do with it. */
  banner: ReactNode;
  own: ReactNode;
};

export function ProcurementPage({ id, seenBy, banner, own }: ProcurementPageProps) {
  const query = useQuery(procurementQuery(id, seenBy));
  return (
    <RecordFrame query={query} noun="purchase">
      {(procurement) => <ProcurementRecord procurement={procurement} banner={banner} own={own} />}
    </RecordFrame>
  );
}

const DATES = [
  { field: "engagementEnds", name: "Market engagement ends" },
  { field: "noticeExpected", name: "Tender notice expected" },
  { field: "tenderDeadline", name: "Tenders due" },
  { field: "expectedStart", name: "Contract expected to start" },
  { field: "expectedEnd", name: "Contract expected to end" },
  { field: "maxEnd", name: "At the latest, with extensions" },
] as const;

type ProcurementRecordProps = Pick<ProcurementPageProps, "banner" | "own"> & {
  procurement: ProcurementDetail;
};

function ProcurementRecord({ procurement, banner, own }: ProcurementRecordProps) {
  const today = useToday();
  const { value, facts } = procurement;

  return (
    <Page
      title={procurement.title}
      kicker={
        <>
          Purchase of <AuthorityLink authority={procurement.authority} />
          <StageTag stage={procurement.stage} />
          {procurement.demonstration ? <Tag tone="mark">Demonstration</Tag> : null}
        </>
      }
      aside={<FollowButton kind="procurement" subject={procurement.id} name={procurement.title} />}
    >
      {banner}
      <Figures
        rows={[
          { name: "Expected start", value: formatDate(procurement.expectedStart) },
          { name: "Tenders due", value: formatDate(procurement.tenderDeadline) },
          { name: "Whole value", value: formatRoundMoney(value.net ?? value.gross) },
        ]}
      />
      <ProcurementTimeline procurements={[procurement]} today={today} />
      {own}
      <Section title="What is known" aside={<ProvenanceKey />}>
        <Facts
          rows={[
            {
              name: "Service area",
              value: procurement.serviceArea ? (
                <Provenance name="Service area" fact={facts.serviceArea}>
                  <Link to="/pipeline" search={{ serviceArea: procurement.serviceArea.code }}>
                    {procurement.serviceArea.name}
                  </Link>
                </Provenance>
              ) : null,
            },
            ...DATES.map(({ field, name }) => {
              const date = procurement[field];
              return {
                name,
                value: date ? (
                  <Provenance name={name} fact={facts[field]}>
                    {formatDate(date)} ({formatDistance(today, date)})
                  </Provenance>
                ) : null,
              };
            }),
            {
              name: "Value without VAT",
              value: value.net ? (
                <Provenance name="Value without VAT" fact={facts["value.net"]}>
                  {formatMoney(value.net)}
                </Provenance>
              ) : null,
            },
            {
              name: "Value with VAT",
              value: value.gross ? (
                <Provenance name="Value with VAT" fact={facts["value.gross"]}>
                  {formatMoney(value.gross)}
                </Provenance>
              ) : null,
            },
            ...saidRows(procurement),
            {
              name: "Classification (CPV)",
              value:
                procurement.cpv.length > 0 ? (
                  <CpvCodes codes={procurement.cpv} fact={facts.cpv} />
                ) : null,
            },
          ]}
        />
      </Section>
      {procurement.description ? (
        <Section title="In the buyer's words">
          <p style={{ maxWidth: "var(--measure)", whiteSpace: "pre-line" }}>
            {procurement.description}
          </p>
        </Section>
      ) : null}
      <Section title="Evidence" intro="Every notice that told of this purchase, kept as received.">
        <NoticeList notices={procurement.notices} />
      </Section>
      <ApiPanel path={`/api/v1/procurements/${procurement.id}`} />
    </Page>
  );
}
