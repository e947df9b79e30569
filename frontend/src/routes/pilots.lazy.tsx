import { createLazyRoute } from "@tanstack/react-router";
import { CreatePage } from "@/features/pilots/create-page";
import { EditPage } from "@/features/pilots/edit-page";
import { HistoryPage } from "@/features/pilots/history-page";
import { PilotPage } from "@/features/pilots/pilot-page";
import { PilotsPage } from "@/features/pilots/pilots-page";
import { refine } from "@/lib/search-params";

export const Pilots = createLazyRoute("/pilots")({ component: List });

function List() {
  const navigate = Pilots.useNavigate();
  return (
    <PilotsPage
      search={Pilots.useSearch()}
      onSearch={(patch) =>
        void navigate({ search: (before) => refine(before, patch), resetScroll: "page" in patch })
      }
    />
  );
}

export const NewPilot = createLazyRoute("/pilots/new")({ component: CreatePage });

export const Pilot = createLazyRoute("/pilots/$id")({
  component: () => <PilotPage id={Pilot.useParams().id} />,
});

export const EditPilot = createLazyRoute("/pilots/$id/edit")({
  component: () => <EditPage id={EditPilot.useParams().id} />,
});

export const PilotHistory = createLazyRoute("/pilots/$id/history")({
  component: () => <HistoryPage id={PilotHistory.useParams().id} />,
});
