import type { Right } from "@/api/types";

type SectionEntry = {
  to:
    | "/my-authority/register-files"
    | "/my-authority/people"
    | "/my-authority/clients"
    | "/my-authority/gates"
    | "/my-authority/audiences"
    | "/my-authority/duties"
    | "/my-authority/register"
    | "/my-authority/parts"
    | "/my-authority/groups"
    | "/my-authority/sign-in"
    | "/my-authority/audit";
  label: string;
  what: string;
  /** The right that it takes, by the API's name, and who has it. */
  right: Right;
  roles: readonly string[];
};

export type SectionId =
  | "registerFiles"
  | "people"
  | "clients"
  | "gates"
  | "audiences"
  | "parts"
  | "groups"
  | "duties"
  | "register"
  | "signIn"
  | "audit";

/** What an authority looks after itself. */
export const SECTIONS: Record<SectionId, SectionEntry> = {
  registerFiles: {
    to: "/my-authority/register-files",
    label: "Register file",
    what: "Your own register of contracts, dropped in as you keep it in a spreadsheet; next time only what changed comes in.",
    right: "WriteContracts",
    roles: ["contributor", "approver"],
  },
  people: {
    to: "/my-authority/people",
    label: "People",
    what: "Who may sign in for the authority, and what each may do.",
    right: "ManagePeople",
    roles: ["administrator"],
  },
  gates: {
    to: "/my-authority/gates",
    label: "How we decide",
    what: "The approvals that a purchase passes and how long each takes. The latest dates to commit follow from them.",
    right: "SeeMembers",
    roles: ["reader"],
  },
  audiences: {
    to: "/my-authority/audiences",
    label: "Who sees what",
    what: "Who sees what the authority says of its records, unless somebody says otherwise on the record.",
    right: "SeeOwn",
    roles: ["reader"],
  },
  duties: {
    to: "/my-authority/duties",
    label: "Duties",
    what: "What the authority must publish of its contracts, and by when.",
    right: "SeeDuties",
    roles: ["reader"],
  },
  register: {
    to: "/my-authority/register",
    label: "Contracts register",
    what: "The register of the Transparency Code, a quarter at a time, at an address that stays.",
    right: "SeeDuties",
    roles: ["reader"],
  },
  parts: {
    to: "/my-authority/parts",
    label: "Parts of us",
    what: "Bodies that buy for the authority under a name of their own: an ALMO, a shared service.",
    right: "SeeMembers",
    roles: ["reader"],
  },
  groups: {
    to: "/my-authority/groups",
    label: "Groups",
    what: "Several boroughs under one name, “South London”: views are shared with them, records with all who are in one. The convenor keeps them.",
    right: "SeeMembers",
    roles: ["reader"],
  },
  clients: {
    to: "/my-authority/clients",
    label: "Other systems",
    what: "The authority's own programs that read or write here: a contracts register, a data warehouse.",
    right: "ManageClients",
    roles: ["administrator"],
  },
  signIn: {
    to: "/my-authority/sign-in",
    label: "Signing in",
    what: "The accounts that people sign in with: their own at the authority, or a password here.",
    right: "SeeSignIn",
    roles: ["administrator"],
  },
  audit: {
    to: "/my-authority/audit",
    label: "Audit",
    what: "Who saw sensitive fields, and who changed what, when and from where. Nothing in it can be altered.",
    right: "ReadAudit",
    roles: ["administrator"],
  },
};
