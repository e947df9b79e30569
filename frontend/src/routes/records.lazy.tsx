import { createLazyRoute } from "@tanstack/react-router";
import { AudiencePage } from "@/features/records/audience-page";
import { CreatePage } from "@/features/records/create-page";
import { EditPage } from "@/features/records/edit-page";
import { HistoryPage } from "@/features/records/history-page";

export const newContract = createLazyRoute("/contracts/new")({
  component: () => <CreatePage kind="contract" />,
});

export const editContract = createLazyRoute("/contracts/$id/edit")({
  component: () => <EditPage kind="contract" id={editContract.useParams().id} />,
});

export const contractAudience = createLazyRoute("/contracts/$id/audience")({
  component: () => <AudiencePage kind="contract" id={contractAudience.useParams().id} />,
});

export const contractHistory = createLazyRoute("/contracts/$id/history")({
  component: () => <HistoryPage kind="contract" id={contractHistory.useParams().id} />,
});

export const newProcurement = createLazyRoute("/pipeline/new")({
  component: () => <CreatePage kind="procurement" />,
});

export const editProcurement = createLazyRoute("/pipeline/$id/edit")({
  component: () => <EditPage kind="procurement" id={editProcurement.useParams().id} />,
});

export const procurementAudience = createLazyRoute("/pipeline/$id/audience")({
  component: () => <AudiencePage kind="procurement" id={procurementAudience.useParams().id} />,
});

export const procurementHistory = createLazyRoute("/pipeline/$id/history")({
  component: () => <HistoryPage kind="procurement" id={procurementHistory.useParams().id} />,
});
