import { createLazyRoute } from "@tanstack/react-router";
import { PeersPage } from "@/features/peers/peers-page";

export const Route = createLazyRoute("/peers")({ component: PeersPage });
