import type { Grant } from "@/api/session";
import type { Me } from "@/api/types";
import { camden } from "./fixtures";

/** Made-up people in the API's own types. */
export const camdenApprover: Me = {
  id: "p-anwen",
  name: "Anwen Price",
  email: "anwen.price@camden.example",
  authority: camden,
  roles: ["approver"],
  rights: [
    "SeeOwn",
    "SeeMembers",
    "BeOneself",
    "WriteContracts",
    "WriteProcurements",
    "SetAudience",
    "TakeStance",
    "SeeStances",
  ],
  method: "password",
  secondFactor: false,
  demonstration: false,
};

export const camdenAdministrator: Me = {
  ...camdenApprover,
  id: "p-bola",
  name: "Bola Adeyemi",
  email: "bola.adeyemi@camden.example",
  roles: ["administrator"],
  rights: [
    "SeeOwn",
    "SeeMembers",
    "SeeStances",
    "SeeSignIn",
    "BeOneself",
    "ManageSettings",
    "ManagePeople",
    "ManageClients",
    "ReadAudit",
  ],
};

/** What the server gives whoever signs in. */
export function grant(accessToken: string, me: Me = camdenApprover): Grant {
  return { accessToken, expiresAt: new Date(Date.now() + 10 * 60_000).toISOString(), me };
}
