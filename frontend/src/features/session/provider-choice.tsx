import { useState } from "react";
import { expectSignIn } from "@/api/session";
import { shortAuthorityName } from "@/lib/format";
import { useMyBorough } from "@/lib/my-borough";
import { writeSearch } from "@/lib/search-params";
import buttonStyles from "@/ui/button.module.css";
import { SelectField } from "@/ui/field";
import type { Provider } from "./queries";
import styles from "./sign-in-page.module.css";

/** More than these are chosen from a list. */
const MOST_BUTTONS = 4;

type ProviderChoiceProps = {
  providers: readonly Provider[];
  /** What the provider's page hands back: where to go, and which invitation is being taken up. */
  carry: { returnTo?: string; invitation?: string };
};

/** Signing in with the account that people already have at their authority. */
export function ProviderChoice({ providers, carry }: ProviderChoiceProps) {
  const [mine] = useMyBorough();
  const [chosen, setChosen] = useState<string | null>(null);
  if (providers.length <= MOST_BUTTONS) {
    return (
      <ul className={styles.providers}>
        {providers.map((provider) => (
          <li key={provider.id}>
            <ProviderLink provider={provider} carry={carry} />
          </li>
        ))}
      </ul>
    );
  }
  const provider =
    providers.find(({ id }) => id === chosen) ??
    providers.find(({ authority }) => authority.code === mine) ??
    providers[0];
  return (
    <div className={styles.providers}>
      <SelectField
        label="Your authority"
        value={provider?.id}
        onChoose={setChosen}
        options={providers.map(({ id, authority }) => ({
          value: id,
          label: shortAuthorityName(authority.name),
        }))}
      />
      {provider ? <ProviderLink provider={provider} carry={carry} /> : null}
    </div>
  );
}

type ProviderLinkProps = { provider: Provider; carry: ProviderChoiceProps["carry"] };

function ProviderLink({ provider, carry }: ProviderLinkProps) {
  return (
    <a
      className={`${buttonStyles.button} ${buttonStyles.main ?? ""}`}
      href={provider.start + writeSearch(carry)}
      onClick={expectSignIn}
    >
      Sign in with {provider.name}
    </a>
  );
}
