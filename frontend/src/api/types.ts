import type { components } from "./schema.gen";

/** The nouns of the API under the names the screens use. */
type Schemas = components["schemas"];

export type Money = Schemas["Money"];
export type AuthorityRef = Schemas["AuthorityRef"];
export type VendorRef = Schemas["VendorRef"];
export type ServiceArea = Schemas["ServiceArea"];
export type Fact = Schemas["Fact"];
export type NoticeRef = Schemas["NoticeRef"];
export type Contract = Schemas["Contract"];
export type Procurement = Schemas["Procurement"];
export type Vendor = Schemas["Vendor"];
export type Authority = Schemas["Authority"];
export type Opportunity = Schemas["Opportunity"];
export type Alignment = Schemas["Alignment"];
export type Participant = Schemas["Participant"];
export type Notice = Schemas["Notice"];
export type Hit = Schemas["Hit"];
export type Stats = Schemas["Stats"];
