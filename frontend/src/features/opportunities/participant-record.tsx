import { Link } from "@tanstack/react-router";
import type { Participant } from "@/api/types";

type ParticipantRecordProps = {
  participant: Pick<Participant, "contract" | "procurement" | "title">;
};

/** The contract or the planned purchase through which a buyer takes part. */
export function ParticipantRecord({ participant }: ParticipantRecordProps) {
  if (participant.contract) {
    return (
      <Link to="/contracts/$id" params={{ id: participant.contract }} data-row-link="">
        {participant.title}
      </Link>
    );
  }
  if (participant.procurement) {
    return (
      <Link to="/pipeline/$id" params={{ id: participant.procurement }} data-row-link="">
        {participant.title}
      </Link>
    );
  }
  return <>{participant.title}</>;
}
