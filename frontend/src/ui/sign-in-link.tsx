import { Link, useRouterState } from "@tanstack/react-router";
import type { ReactNode } from "react";

type SignInLinkProps = { className?: string; children?: ReactNode };

/** To the sign-in page, and from there back to where the reader is. */
export function SignInLink({ className, children = "Sign in" }: SignInLinkProps) {
  const { here, pathname } = useRouterState({
    select: ({ location }) => ({ here: location.href, pathname: location.pathname }),
    structuralSharing: true,
  });
  // Nobody wants to be led back to the page for signing in.
  const returnTo = pathname === "/sign-in" || pathname === "/" ? undefined : here;
  return (
    <Link to="/sign-in" search={{ returnTo }} className={className}>
      {children}
    </Link>
  );
}
