import { Link } from "@tanstack/react-router";
import { shortAuthorityName } from "@/lib/format";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";
import { NOUNS, type RecordView } from "./record";
import { recordAddress } from "./record-address";

/** Somebody followed a link to change what another authority keeps. */
export function NotYours({ view }: { view: RecordView }) {
  const name = shortAuthorityName(view.authority.name);
  return (
    <Page title={view.title}>
      <EmptyState title={`${name} keeps this ${NOUNS[view.kind]}`}>
        <p>Only its own officers can change it. If something in it is wrong, tell them.</p>
        <p>
          <Link to={recordAddress(view.kind)} params={{ id: view.id }}>
            See the {NOUNS[view.kind]}
          </Link>
        </p>
      </EmptyState>
    </Page>
  );
}
