import { camden, contractDetail, hackney } from "./fixtures";

/** The block that only the officers of a record's authority get. */
export const ownBlock = {
  audience: "members",
  named: [],
  fields: {
    value: {
      audience: "named",
      named: [{ authority: hackney, until: "2027-03-31" }],
      band: { audience: "members", named: [] },
    },
  },
  nda: false,
  clearances: [],
  archived: false,
  questions: 0,
  version: 4,
  rights: [],
  published: { "term.end": "2027-03-31", title: contractDetail.title },
};

/** A contract as the officers of its own authority see it. */
export const ownContract = {
  ...contractDetail,
  authority: camden,
  version: 4,
  record: ownBlock,
};
