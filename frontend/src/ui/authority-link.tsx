import { Link } from "@tanstack/react-router";
import { shortAuthorityName } from "@/lib/format";

type AuthorityLinkProps = { authority: { id: string; name: string } };

export function AuthorityLink({ authority }: AuthorityLinkProps) {
  return (
    <Link to="/authorities/$id" params={{ id: authority.id }} title={authority.name}>
      {shortAuthorityName(authority.name)}
    </Link>
  );
}
