import { createLazyRoute } from "@tanstack/react-router";
import { SignInPage } from "@/features/session/sign-in-page";

export const Route = createLazyRoute("/sign-in")({ component: SignInOpen });

function SignInOpen() {
  return <SignInPage {...Route.useSearch()} />;
}
