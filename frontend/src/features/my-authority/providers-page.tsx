import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import type { Me } from "@/api/types";
import { Button } from "@/ui/button";
import { CopyButton } from "@/ui/copy-button";
import { EmptyState } from "@/ui/empty-state";
import { ErrorState } from "@/ui/error-state";
import { Facts } from "@/ui/facts";
import { Section } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { removeProvider } from "./mutations";
import styles from "./my-authority.module.css";
import { ProviderForm } from "./provider-form";
import { providersQuery, type SignInProvider } from "./queries";
import { SectionPage } from "./section-page";

export function ProvidersPage() {
  return <SectionPage section="signIn">{(me) => <Providers me={me} />}</SectionPage>;
}

function Providers({ me }: { me: Me }) {
  const query = useQuery(providersQuery);
  const [adding, setAdding] = useState(false);
  const mayChange = me.rights.includes("Operate");
  return (
    <QueryFrame query={query}>
      {({ items }) => (
        <>
          {items.length === 0 ? (
            <EmptyState title="People sign in with a password kept here">
              <p>
                {mayChange
                  ? "Set up an authority's OpenID Connect provider, Microsoft Entra ID for example, and its people need no other password."
                  : "With the authority's OpenID Connect provider, Microsoft Entra ID for example, nobody needs another password. Whoever runs this installation sets it up with your identity team."}
              </p>
            </EmptyState>
          ) : (
            items.map((provider) => (
              <Provider key={provider.id} provider={provider} mayChange={mayChange} />
            ))
          )}
          {mayChange ? (
            adding ? (
              <Section title="Set up a provider">
                <ProviderForm onClose={() => setAdding(false)} />
              </Section>
            ) : (
              <div>
                <Button look="main" onClick={() => setAdding(true)}>
                  Set up a provider
                </Button>
              </div>
            )
          ) : null}
        </>
      )}
    </QueryFrame>
  );
}

type ProviderProps = { provider: SignInProvider; mayChange: boolean };

function Provider({ provider, mayChange }: ProviderProps) {
  const [editing, setEditing] = useState(false);
  return (
    <Section title={provider.name}>
      {editing ? (
        <ProviderForm provider={provider} onClose={() => setEditing(false)} />
      ) : (
        <>
          <Facts
            rows={[
              { name: "Authority", value: provider.authority.name },
              { name: "Issuer", value: <code>{provider.issuer}</code> },
              { name: "Client id", value: <code>{provider.clientId}</code> },
              {
                name: "Redirect address to register with it",
                value: (
                  <span className={styles.row}>
                    <code>{provider.redirect}</code>
                    <CopyButton text={provider.redirect} name="address" />
                  </span>
                ),
              },
            ]}
          />
          {mayChange ? (
            <ProviderActs provider={provider} onEdit={() => setEditing(true)} />
          ) : (
            <p>Whoever runs this installation can change it.</p>
          )}
        </>
      )}
    </Section>
  );
}

function ProviderActs({ provider, onEdit }: { provider: SignInProvider; onEdit: () => void }) {
  const queries = useQueryClient();
  const [sure, setSure] = useState(false);
  const remove = useMutation({
    mutationFn: () => removeProvider(provider.id),
    onSuccess: () => queries.invalidateQueries(providersQuery),
  });
  return (
    <div className={styles.stack}>
      {remove.error ? <ErrorState problem={asProblem(remove.error)} /> : null}
      {sure ? (
        <div className={styles.row}>
          <Button look="main" onClick={() => remove.mutate()}>
            Take {provider.name} away: nobody signs in there any more
          </Button>
          <Button onClick={() => setSure(false)}>Keep it</Button>
        </div>
      ) : (
        <div className={styles.row}>
          <Button onClick={onEdit}>
            Change <span className="visually-hidden">{provider.name}</span>
          </Button>
          <Button onClick={() => setSure(true)}>
            Take away <span className="visually-hidden">{provider.name}</span>
          </Button>
        </div>
      )}
    </div>
  );
}
