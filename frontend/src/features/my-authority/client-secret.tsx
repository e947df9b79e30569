import { useEffect, useRef } from "react";
import { Button } from "@/ui/button";
import { CopyButton } from "@/ui/copy-button";
import type { ClientWithSecret } from "./mutations";
import styles from "./my-authority.module.css";

/** A secret that is shown this once, with the request that uses it. */
export function ClientSecret({ made, onKept }: { made: ClientWithSecret; onKept: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { client, secret } = made;
  const request = `curl -u '${client.id}:SECRET' -d grant_type=client_credentials ${window.location.origin}/api/v1/oauth/token`;
  return (
    <div className={styles.handed}>
      <h2 ref={heading} tabIndex={-1}>
        The secret of {client.name}
      </h2>
      <p>
        It is shown only now. Put it where the other system keeps its secrets.
        {client.oldSecretUntil ? " The one before holds for 24 hours more." : ""}
      </p>
      <p>
        Client id <code>{client.id}</code>
        <br />
        Secret <code>{secret}</code>
      </p>
      <div className={styles.row}>
        <CopyButton text={client.id} name="client id" />
        <CopyButton text={secret} name="secret" />
      </div>
      <p>It gets a token for ten minutes with:</p>
      <code>{request}</code>
      <Button look="main" onClick={onKept}>
        I have kept it
      </Button>
    </div>
  );
}
