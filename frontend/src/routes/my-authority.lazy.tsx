import { createLazyRoute } from "@tanstack/react-router";
import { AudiencesPage } from "@/features/my-authority/audiences-page";
import { AuditPage } from "@/features/my-authority/audit-page";
import { ClientsPage } from "@/features/my-authority/clients-page";
import { GatesPage } from "@/features/my-authority/gates-page";
import { GroupsPage } from "@/features/my-authority/groups-page";
import { OverviewPage } from "@/features/my-authority/overview-page";
import { PartsPage } from "@/features/my-authority/parts-page";
import { PeoplePage } from "@/features/my-authority/people-page";
import { PersonPage } from "@/features/my-authority/person-page";
import { ProvidersPage } from "@/features/my-authority/providers-page";

export const Overview = createLazyRoute("/my-authority")({ component: OverviewPage });
export const People = createLazyRoute("/my-authority/people")({ component: PeoplePage });
export const Person = createLazyRoute("/my-authority/people/$id")({ component: PersonOpen });
export const Clients = createLazyRoute("/my-authority/clients")({ component: ClientsPage });
export const Gates = createLazyRoute("/my-authority/gates")({ component: GatesPage });
export const Audiences = createLazyRoute("/my-authority/audiences")({ component: AudiencesPage });
export const Parts = createLazyRoute("/my-authority/parts")({ component: PartsPage });
export const Groups = createLazyRoute("/my-authority/groups")({ component: GroupsPage });
export const Providers = createLazyRoute("/my-authority/sign-in")({ component: ProvidersPage });
export const Audit = createLazyRoute("/my-authority/audit")({ component: AuditOpen });

function PersonOpen() {
  return <PersonPage id={Person.useParams().id} />;
}

function AuditOpen() {
  const navigate = Audit.useNavigate();
  return (
    <AuditPage
      search={Audit.useSearch()}
      onSearch={(search) => void navigate({ search, resetScroll: false })}
    />
  );
}
