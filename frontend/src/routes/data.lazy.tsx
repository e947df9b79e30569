import { createLazyRoute } from "@tanstack/react-router";
import { DataPage } from "@/features/data/data-page";

export const Route = createLazyRoute("/data")({ component: DataPage });
