import type {
  AuthorityRef,
  Contract,
  ContractDetail,
  Money,
  NoticeRef,
  Opportunity,
  OpportunityDetail,
  Participant,
  Stats,
} from "@/api/types";

/** Made-up records in the API's own types: when those change, this no longer compiles. */

export function pounds(amount: number): Money {
  return { amount, currency: "GBP" };
}

export const camden: AuthorityRef = { id: "a-camden", code: "CMD", name: "Camden", member: true };
export const hackney: AuthorityRef = {
  id: "a-hackney",
  code: "HCK",
  name: "Hackney",
  member: true,
};

export const notice: NoticeRef = {
  id: "n-award",
  source: "find-a-tender",
  release: "094474-2026",
  kind: "award",
  noticeType: "UK6",
  title: "Contract award notice",
  publishedAt: "2026-10-06T09:00:00Z",
  url: "https://www.find-tender.service.gov.uk/Notice/094474-2026",
};

/** An authority that says nothing of its record besides what notices do. */
const unsaid = {
  renewal: null,
  noticePeriodDays: null,
  extensionOptions: [],
  reference: null,
  responsible: null,
  notes: null,
  contact: null,
  department: null,
  reviewOn: null,
  irrecoverableVat: null,
  procedure: null,
  lightTouch: null,
  supplierSme: null,
  supplierVcse: null,
  valueBand: null,
  archived: false,
};

export const contract: Contract = {
  ...unsaid,
  id: "c-housing",
  title: "Housing management system",
  description: "A hosted system. Option to extend for a further 2 x 12 months.",
  authority: camden,
  vendors: [{ id: "v-larkspur", name: "Larkspur Software Limited", companyNumber: null }],
  procurement: null,
  serviceArea: { code: "housing-management", name: "Housing management", group: "Housing" },
  technology: true,
  cpv: [{ code: "48000000", description: "Software package and information systems" }],
  status: "active",
  live: true,
  term: {
    start: "2024-04-01",
    end: "2027-03-31",
    maxEnd: "2029-03-31",
    extensions: "2 x 12 months",
    days: 1095,
  },
  value: { net: pounds(1_250_000), gross: null, annual: pounds(416_667) },
  signedOn: null,
  facts: {
    "term.end": {
      state: "published",
      notice: notice.id,
      pointer: "/awards/0/contractPeriod/endDate",
      words: null,
      reason: null,
      confirmedAt: null,
      confirmedBy: null,
    },
    "term.maxEnd": {
      state: "inferred",
      notice: notice.id,
      pointer: "/description",
      words: "Option to extend for a further 2 x 12 months",
      reason: "Two options of 12 months after the end.",
      confirmedAt: null,
      confirmedBy: null,
    },
  },
  firstPublishedAt: "2024-03-01T00:00:00Z",
  vouchedAt: "2026-10-06T09:00:00Z",
  demonstration: false,
  process: "ocds-h6vhtk-05d1f9",
  award: "1",
  version: 1,
};

/** Whoever does not keep the record gets no block about keeping it. */
const kept = { record: null };

export const contractDetail: ContractDetail = { ...contract, ...kept, notices: [notice] };

function participant(authority: AuthorityRef, latestCommit: string): Participant {
  return {
    contract: `c-${authority.code}`,
    procurement: null,
    title: contract.title,
    authority,
    vendors: contract.vendors,
    term: contract.term,
    window: { from: "2027-03-31", to: "2029-09-30", maxEnd: "2029-03-31", bridgeDays: 183 },
    extensionMonths: 12,
    bridgingDays: 0,
    how: "12 months of extension: the first of the published options",
    leadTimeDays: 274,
    latestCommit,
    annualValue: pounds(416_667),
    value: pounds(1_250_000),
  };
}

export const opportunity: Opportunity = {
  id: "o-larkspur",
  kind: "vendor",
  vendor: { id: "v-larkspur", name: "Larkspur Software Limited", companyNumber: null },
  serviceArea: null,
  title: "Larkspur Software Limited",
  authorities: [camden, hackney],
  otherAuthorities: [],
  members: 2,
  contracts: 2,
  procurements: 0,
  sharedFrom: "2028-04-01",
  sharedTo: "2028-12-31",
  goLive: "2028-04-01",
  latestCommit: "2027-07-02",
  annualValue: pounds(833_334),
  combinedValue: pounds(2_500_000),
  unvalued: 0,
  why: "Camden and Hackney both use Larkspur Software Limited.",
  alignmentCount: 1,
  endUnknownCount: 1,
  startUnknownCount: 0,
  demonstration: false,
  version: 1,
};

export const opportunityDetail: OpportunityDetail = {
  ...opportunity,
  stances: null,
  alignments: [
    {
      sharedFrom: "2028-04-01",
      sharedTo: "2028-12-31",
      goLive: "2028-04-01",
      latestCommit: "2027-07-02",
      authorities: [camden, hackney],
      participants: [participant(camden, "2027-07-02"), participant(hackney, "2027-07-02")],
      annualValue: pounds(833_334),
      combinedValue: pounds(2_500_000),
      unvalued: 0,
      why: "Camden and Hackney both use Larkspur Software Limited.",
    },
  ],
  endUnknown: [
    { contract: "c-old", procurement: null, title: "Old rent system", authority: hackney },
  ],
  startUnknown: [],
};

export const stats: Stats = {
  asOf: "2026-11-23",
  contracts: 1534,
  technologyContracts: 1500,
  liveTechnologyContracts: 1322,
  openProcurements: 203,
  openTechnologyProcurements: 199,
  vendors: 412,
  authorities: 61,
  activeBoroughs: 33,
  notices: 3120,
  opportunities: 87,
  demonstration: false,
  lastImportAt: "2026-11-23T03:00:00Z",
  endingByMonth: [
    { month: "2026-12-01", contracts: 3, annualValue: pounds(100_000) },
    { month: "2027-01-01", contracts: 9, annualValue: pounds(400_000) },
  ],
  byServiceArea: [],
  byBorough: [],
};
