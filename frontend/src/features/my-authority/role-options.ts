import { sentence } from "@/lib/format";
import { ROLES } from "@/lib/roles";

/** The roles that an administrator gives, to choose from. */
export const ROLE_OPTIONS = ROLES.map(({ role, about }) => ({
  value: role,
  label: sentence(role),
  about,
}));
