import { createRootRoute, Link, Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import { asProblem } from "@/api/errors";
import { useEyes, useSession } from "@/api/session";
import { AccountMenu } from "@/features/shell/account-menu";
import { BoroughSwitch } from "@/features/shell/borough-switch";
import { DemonstrationBanner } from "@/features/shell/demonstration-banner";
import { MembersNote } from "@/features/shell/members-note";
import { Shell } from "@/features/shell/shell";
import { useShortcuts } from "@/lib/shortcuts";
import { EmptyState } from "@/ui/empty-state";
import { ErrorState } from "@/ui/error-state";
import { Page } from "@/ui/page";

const loadPalette = () => import("@/features/search/palette");
const Palette = lazy(() => loadPalette().then((module) => ({ default: module.Palette })));
const ShortcutsDialog = lazy(() =>
  import("@/features/shell/shortcuts-dialog").then((module) => ({
    default: module.ShortcutsDialog,
  })),
);

const EndedDialog = lazy(() =>
  import("@/features/session/ended-dialog").then((module) => ({ default: module.EndedDialog })),
);

export const rootRoute = createRootRoute({
  component: Root,
  notFoundComponent: NotFound,
  errorComponent: ({ error, reset }) => <ErrorState problem={asProblem(error)} onRetry={reset} />,
});

function Root() {
  const navigate = useNavigate();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const eyes = useEyes();
  const session = useSession();
  const [dialog, setDialog] = useState<"palette" | "shortcuts" | null>(null);
  const openPalette = useCallback(() => setDialog("palette"), []);
  const openHelp = useCallback(() => setDialog("shortcuts"), []);
  const go = useCallback((to: string) => void navigate({ to }), [navigate]);
  useShortcuts({ openPalette, openHelp, go });
  // Ready before it is asked for: what somebody types while it would load is lost.
  useEffect(() => {
    const soon = setTimeout(() => void loadPalette(), 1_000);
    return () => clearTimeout(soon);
  }, []);

  return (
    <Shell
      pathname={pathname}
      borough={<BoroughSwitch />}
      account={<AccountMenu pathname={pathname} />}
      banner={<DemonstrationBanner />}
      note={<MembersNote pathname={pathname} />}
      onSearch={openPalette}
      onShortcuts={openHelp}
    >
      {/* Another person's screens begin anew: nothing of the one before is left in them. */}
      <Outlet key={eyes} />
      <Suspense>
        {session.state === "ended" ? <EndedDialog me={session.me} /> : null}
        {dialog === "palette" ? <Palette onClose={() => setDialog(null)} /> : null}
        {dialog === "shortcuts" ? <ShortcutsDialog onClose={() => setDialog(null)} /> : null}
      </Suspense>
    </Shell>
  );
}

function NotFound() {
  return (
    <Page title="Page not found">
      <EmptyState title="Nothing is at this address">
        <p>
          It may have been typed wrongly or have moved. <Link to="/">Start at the home page</Link>.
        </p>
      </EmptyState>
    </Page>
  );
}
