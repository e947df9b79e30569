import type { components } from "./schema.gen";

/** The nouns of the API under the names the screens use. */
type Schemas = components["schemas"];

export type Money = Schemas["Money"];
export type AuthorityRef = Schemas["AuthorityRef"];
export type NoticeRef = Schemas["NoticeRef"];
export type Contract = Schemas["Contract"];
export type ContractDetail = Schemas["ContractDetail"];
export type Procurement = Schemas["Procurement"];
export type ProcurementDetail = Schemas["ProcurementDetail"];
export type Vendor = Schemas["Vendor"];
export type VendorDetail = Schemas["VendorDetail"];
export type Authority = Schemas["Authority"];
export type Opportunity = Schemas["Opportunity"];
export type OpportunityDetail = Schemas["OpportunityDetail"];
export type Alignment = Schemas["Alignment"];
export type Participant = Schemas["Participant"];
export type Undated = Schemas["Undated"];
export type NoticeDetail = Schemas["NoticeDetail"];
export type Pilot = Schemas["Pilot"];
export type Hit = Schemas["Hit"];
export type Import = Schemas["Import"];
export type NoticeSource = Schemas["NoticeSource"];
export type Completeness = Schemas["Completeness"];
export type Desk = Schemas["Desk"];
export type VendorRuling = Schemas["VendorRuling"];
export type System = Schemas["System"];
export type SystemStatement = Schemas["SystemStatement"];
export type Landscape = Schemas["Landscape"];
export type Concentration = Schemas["Concentration"];
export type Product = Schemas["Product"];
export type ProductRuling = Schemas["ProductRuling"];
export type Stance = Schemas["Stance"];
export type Stats = Schemas["Stats"];
export type View = Schemas["View"];
export type Follow = Schemas["Follow"];
export type FollowSettings = Schemas["FollowSettings"];
export type AnswerOffer = Schemas["AnswerOffer"];

/** Whoever is signed in. */
export type Me = Schemas["Me"];
/** What they may do, by the API's names for it. */
export type Right = Me["rights"][number];
