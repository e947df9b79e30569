type Json<T> = { content: { "application/json": T } };
type Op<Q, T, P = void> = { get: { parameters: (P extends void ? { query?: Q; path?: never } : { query?: Q; path: P }) & { header?: never; cookie?: never }; responses: { 200: Json<T>; default: { content: { "application/problem+json": components["schemas"]["Problem"] } } } } };
type ListQuery = { limit?: number; cursor?: string; sort?: string; q?: string; authority?: string; vendor?: string; serviceArea?: string; technology?: string; endsAfter?: string; endsBefore?: string; minValue?: number; maxValue?: number; status?: string; stage?: string; boroughs?: boolean; member?: boolean; kind?: string };
export interface components {
  schemas: {
    Problem: { type: string; title: string; status: number; detail?: string | null; instance?: string | null; errors?: { pointer: string; detail: string }[] };
    Money: { amount: number; currency: string };
    AuthorityRef: { id: string; code: string | null; name: string; member: boolean };
    VendorRef: { id: string; name: string };
    ServiceArea: { code: string; name: string; group: string };
    Fact: { state: "published" | "inferred" | "confirmed" | "claimed"; notice: string | null; pointer: string | null; words: string | null; reason: string | null };
    Term: { start: string | null; end: string | null; maxEnd: string | null; extensions: string | null };
    Value: { net: components["schemas"]["Money"] | null; gross: components["schemas"]["Money"] | null; annual: components["schemas"]["Money"] | null };
    NoticeRef: { id: string; releaseId: string; kind: string; title: string | null; publishedAt: string | null; url: string | null };
    Cpv: { code: string; description: string | null };
    Contract: { id: string; title: string; description: string | null; authority: components["schemas"]["AuthorityRef"]; vendors: components["schemas"]["VendorRef"][]; serviceArea: components["schemas"]["ServiceArea"] | null; technology: boolean; cpv: components["schemas"]["Cpv"][]; status: "pending" | "active" | "terminated" | "ended"; term: components["schemas"]["Term"]; value: components["schemas"]["Value"]; facts: { [key: string]: components["schemas"]["Fact"] }; notices?: components["schemas"]["NoticeRef"][]; firstPublishedAt: string | null; vouchedAt: string | null; demonstration: boolean };
    Procurement: { id: string; title: string; description: string | null; authority: components["schemas"]["AuthorityRef"]; stage: "idea" | "planned" | "engagement" | "tender" | "evaluation" | "awarded" | "cancelled"; serviceArea: components["schemas"]["ServiceArea"] | null; technology: boolean; cpv: components["schemas"]["Cpv"][]; value: components["schemas"]["Value"]; expectedStart: string | null; expectedEnd: string | null; maxEnd: string | null; engagementEnds: string | null; tenderDeadline: string | null; noticeExpected: string | null; facts: { [key: string]: components["schemas"]["Fact"] }; notices?: components["schemas"]["NoticeRef"][]; vouchedAt: string | null; demonstration: boolean };
    Vendor: { id: string; name: string; companyNumber: string | null; names: { name: string; timesSeen: number }[]; identifiers: { scheme: string; id: string }[]; contracts: number; authorities: number; total: components["schemas"]["Money"] | null; decisions?: { reason: string; decidedAt?: string | null }[]; demonstration: boolean };
    Authority: { id: string; code: string | null; name: string; member: boolean; gssCode: string | null; names: string[]; identifiers: { scheme: string; id: string }[]; contracts: number; procurements: number };
    Participant: { authority: components["schemas"]["AuthorityRef"]; contract: string | null; procurement: string | null; title: string; windowFrom: string; windowTo: string; extensionMonths: number; extensionHow: string; latestCommit: string; annualValue: components["schemas"]["Money"] | null };
    Alignment: { sharedFrom: string; sharedTo: string; goLive: string; latestCommit: string; participants: components["schemas"]["Participant"][]; combinedValue: components["schemas"]["Money"] | null; annualValue: components["schemas"]["Money"] | null; why: string };
    Opportunity: { id: string; kind: "vendor" | "need"; vendor: components["schemas"]["VendorRef"] | null; serviceArea: components["schemas"]["ServiceArea"] | null; title: string; authorities: components["schemas"]["AuthorityRef"][]; contractsCount: number; procurementsCount: number; goLive: string; sharedFrom: string; sharedTo: string; latestCommit: string; combinedValue: components["schemas"]["Money"] | null; annualValue: components["schemas"]["Money"] | null; why: string; alignments?: components["schemas"]["Alignment"][]; endUnknown?: { id: string; title: string; authority: components["schemas"]["AuthorityRef"] }[]; demonstration: boolean };
    Notice: components["schemas"]["NoticeRef"] & { ocid: string; source: string; authority: components["schemas"]["AuthorityRef"] | null; release: unknown; contracts: { id: string; title: string }[]; procurements: { id: string; title: string }[] };
    Hit: { kind: "contract" | "procurement" | "vendor" | "authority" | "notice"; id: string; title: string; subtitle: string | null; snippet: string | null };
    Stats: { asOf: string; contracts: number; procurements: number; vendors: number; notices: number; authorities: number; demonstration: boolean; endingByMonth: { month: string; contracts: number; annualValue: components["schemas"]["Money"] | null }[]; valueByServiceArea: { serviceArea: components["schemas"]["ServiceArea"]; contracts: number; annualValue: components["schemas"]["Money"] | null }[]; byAuthority: { authority: components["schemas"]["AuthorityRef"]; contracts: number; procurements: number; annualValue: components["schemas"]["Money"] | null }[] };
    ContractList: { items: components["schemas"]["Contract"][]; next: string | null; total: number | null };
    ProcurementList: { items: components["schemas"]["Procurement"][]; next: string | null; total: number | null };
    VendorList: { items: components["schemas"]["Vendor"][]; next: string | null; total: number | null };
    AuthorityList: { items: components["schemas"]["Authority"][]; next: string | null; total: number | null };
    OpportunityList: { items: components["schemas"]["Opportunity"][]; next: string | null; total: number | null };
    NoticeList: { items: components["schemas"]["NoticeRef"][]; next: string | null; total: number | null };
    ServiceAreaList: { items: components["schemas"]["ServiceArea"][]; next: string | null; total: number | null };
    SearchList: { items: components["schemas"]["Hit"][]; next: string | null; total: number | null };
  };
}
export interface paths {
  "/api/v1/contracts": Op<ListQuery, components["schemas"]["ContractList"]>;
  "/api/v1/contracts/{id}": Op<never, components["schemas"]["Contract"], { id: string }>;
  "/api/v1/procurements": Op<ListQuery, components["schemas"]["ProcurementList"]>;
  "/api/v1/procurements/{id}": Op<never, components["schemas"]["Procurement"], { id: string }>;
  "/api/v1/vendors": Op<ListQuery, components["schemas"]["VendorList"]>;
  "/api/v1/vendors/{id}": Op<never, components["schemas"]["Vendor"], { id: string }>;
  "/api/v1/authorities": Op<ListQuery, components["schemas"]["AuthorityList"]>;
  "/api/v1/authorities/{id}": Op<never, components["schemas"]["Authority"], { id: string }>;
  "/api/v1/opportunities": Op<ListQuery, components["schemas"]["OpportunityList"]>;
  "/api/v1/opportunities/{id}": Op<never, components["schemas"]["Opportunity"], { id: string }>;
  "/api/v1/notices": Op<ListQuery, components["schemas"]["NoticeList"]>;
  "/api/v1/notices/{id}": Op<never, components["schemas"]["Notice"], { id: string }>;
  "/api/v1/service-areas": Op<ListQuery, components["schemas"]["ServiceAreaList"]>;
  "/api/v1/search": Op<ListQuery, components["schemas"]["SearchList"]>;
  "/api/v1/stats": Op<ListQuery, components["schemas"]["Stats"]>;
}
