import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import { useBoroughChoices } from "@/api/reference";
import { SelectField, TextField } from "@/ui/field";
import { Form, missing } from "@/ui/form";
import { PasswordField } from "@/ui/password-field";
import { changeProvider, createProvider } from "./mutations";
import { providersQuery, type SignInProvider } from "./queries";

type ProviderFormProps = {
  /** The one to change; none: a new one. */
  provider?: SignInProvider;
  onClose: () => void;
};

export function ProviderForm({ provider, onClose }: ProviderFormProps) {
  const queries = useQueryClient();
  const choices = useBoroughChoices();
  const [draft, setDraft] = useState({
    authority: "",
    name: provider?.name ?? "",
    issuer: provider?.issuer ?? "",
    clientId: provider?.clientId ?? "",
    clientSecret: "",
  });
  const save = useMutation({
    mutationFn: () => {
      const { authority, clientSecret, ...body } = draft;
      return provider
        ? changeProvider(provider, { ...body, clientSecret: clientSecret || null })
        : createProvider({ ...body, clientSecret, authority });
    },
    onSuccess: async () => {
      await queries.invalidateQueries(providersQuery);
      onClose();
    },
  });
  const set = (patch: Partial<typeof draft>) => setDraft({ ...draft, ...patch });

  return (
    <Form
      submit="Save"
      busy={save.isPending}
      problem={save.error ? asProblem(save.error) : null}
      check={() =>
        missing(draft, {
          authority: provider ? undefined : "choose whose people sign in there",
          name: "enter what its people know it as",
          issuer: "enter the address that its tokens name",
          clientId: "enter the id that Muster has there",
          clientSecret: provider ? undefined : "enter the secret that Muster has there",
        })
      }
      onSubmit={() => save.mutate()}
      onCancel={onClose}
    >
      {provider ? null : (
        <SelectField
          label="Authority"
          pointer="/authority"
          value={draft.authority}
          options={[{ value: "", label: "Choose" }, ...choices]}
          onChoose={(authority) => set({ authority })}
        />
      )}
      <TextField
        label="Name"
        hint="What its people know it as: “Camden account”"
        pointer="/name"
        value={draft.name}
        onChange={(event) => set({ name: event.target.value })}
      />
      <TextField
        label="Issuer"
        hint="https://login.microsoftonline.com/TENANT/v2.0 for Microsoft Entra ID"
        pointer="/issuer"
        type="url"
        value={draft.issuer}
        onChange={(event) => set({ issuer: event.target.value })}
      />
      <TextField
        label="Client id"
        pointer="/clientId"
        autoComplete="off"
        value={draft.clientId}
        onChange={(event) => set({ clientId: event.target.value })}
      />
      <PasswordField
        label="Client secret"
        hint={provider ? "Leave it empty to keep the one that is set." : undefined}
        pointer="/clientSecret"
        autoComplete="off"
        value={draft.clientSecret}
        onChange={(clientSecret) => set({ clientSecret })}
      />
    </Form>
  );
}
