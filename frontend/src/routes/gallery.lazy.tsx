import { createLazyRoute } from "@tanstack/react-router";
import { GalleryPage } from "@/features/gallery/gallery-page";

export const Route = createLazyRoute("/dev/ui")({ component: GalleryPage });
