import type { ContractDetail, Money, ProcurementDetail } from "@/api/types";
import type { FieldName, FieldValue } from "./fields";
import type { Kind, OwnRecord, RecordView } from "./record";

type Values = Partial<Record<FieldName, FieldValue>>;

/** What members say of a record, beyond what notices do. */
type Said = Partial<{
  renewal: string | null;
  noticePeriodDays: number | null;
  extensionOptions: { months: number; noticeDays: number | null }[];
  reference: string | null;
  responsible: string | null;
  notes: string | null;
  contact: string | null;
  department: string | null;
  reviewOn: string | null;
  irrecoverableVat: Money | null;
  procedure: string | null;
  lightTouch: boolean | null;
  supplierSme: boolean | null;
  supplierVcse: boolean | null;
}>;

type Kept = { record?: (OwnRecord & { published?: Values | null }) | null };

export type AnyDetail = (ContractDetail | ProcurementDetail) & Said & Kept;

function shared(detail: AnyDetail): Values {
  return {
    title: detail.title,
    description: detail.description,
    serviceArea: detail.serviceArea,
    "value.net": detail.value.net,
    "value.gross": detail.value.gross,
    cpv: detail.cpv,
    reference: detail.reference ?? null,
    responsible: detail.responsible ?? null,
    notes: detail.notes ?? null,
    contact: detail.contact ?? null,
    department: detail.department ?? null,
    procedure: detail.procedure ?? null,
    lightTouch: detail.lightTouch ?? null,
  };
}

function contractValues(detail: ContractDetail & Said): Values {
  return {
    status: detail.status,
    vendors: detail.vendors,
    "term.start": detail.term.start,
    "term.end": detail.term.end,
    "term.maxEnd": detail.term.maxEnd,
    renewal: detail.renewal ?? null,
    noticePeriodDays: detail.noticePeriodDays ?? null,
    extensionOptions: detail.extensionOptions ?? [],
    signedOn: detail.signedOn,
    reviewOn: detail.reviewOn ?? null,
    irrecoverableVat: detail.irrecoverableVat ?? null,
    supplierSme: detail.supplierSme ?? null,
    supplierVcse: detail.supplierVcse ?? null,
  };
}

function procurementValues(detail: ProcurementDetail): Values {
  const { stage, engagementEnds, noticeExpected, tenderDeadline } = detail;
  const { expectedStart, expectedEnd, maxEnd } = detail;
  return {
    stage,
    engagementEnds,
    noticeExpected,
    tenderDeadline,
    expectedStart,
    expectedEnd,
    maxEnd,
  };
}

/** A record of the API, field by field. */
export function recordView(kind: Kind, answer: unknown): RecordView {
  const detail = answer as AnyDetail;
  return {
    kind,
    id: detail.id,
    title: detail.title,
    authority: detail.authority,
    version: detail.record?.version ?? detail.version,
    values: {
      ...shared(detail),
      ...(kind === "contract"
        ? contractValues(detail as ContractDetail & Said)
        : procurementValues(detail as ProcurementDetail)),
    },
    facts: detail.facts,
    published: detail.record?.published ?? null,
    own: detail.record ?? null,
  };
}
