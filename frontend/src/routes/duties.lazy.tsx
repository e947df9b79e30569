import { createLazyRoute } from "@tanstack/react-router";
import { DraftPage } from "@/features/duties/draft-page";
import { DutiesPage } from "@/features/duties/duties-page";
import { RegisterPage } from "@/features/duties/register-page";
import { SectionPage } from "@/features/my-authority/section-page";
import { MembersOnly } from "@/ui/members-only";

export const Duties = createLazyRoute("/my-authority/duties")({
  component: () => <SectionPage section="duties">{(me) => <DutiesPage me={me} />}</SectionPage>,
});

export const Register = createLazyRoute("/my-authority/register")({ component: RegisterOpen });

export const PipelineNotice = createLazyRoute("/my-authority/pipeline-notice")({
  component: () => (
    <MembersOnly
      title="Draft of the pipeline notice"
      what="Officers find here the authority's planned purchases as the notice asks for them."
      right="SeeDuties"
      roles={["reader"]}
    >
      {(me) => <DraftPage of={{ noun: "authority", id: me.authority.code ?? me.authority.id }} />}
    </MembersOnly>
  ),
});

export const ContractNotice = createLazyRoute("/contracts/$id/notice/$type")({
  component: ContractNoticeOpen,
});

export const ProcurementNotice = createLazyRoute("/pipeline/$id/notice/$type")({
  component: ProcurementNoticeOpen,
});

function RegisterOpen() {
  const { quarter } = Register.useSearch();
  return (
    <SectionPage section="register">
      {(me) => <RegisterPage me={me} quarter={quarter} />}
    </SectionPage>
  );
}

function ContractNoticeOpen() {
  const { id, type } = ContractNotice.useParams();
  return <DraftPage of={{ noun: "contract", id, type }} />;
}

function ProcurementNoticeOpen() {
  const { id, type } = ProcurementNotice.useParams();
  return <DraftPage of={{ noun: "procurement", id, type }} />;
}
