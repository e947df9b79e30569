import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { client, unwrap } from "@/api/client";
import { asProblem } from "@/api/errors";
import { useGroups } from "@/api/groups";
import { useMay, useMe } from "@/api/session";
import type { View } from "@/api/types";
import { viewQuery } from "@/lib/exports";
import { shortAuthorityName } from "@/lib/format";
import { audienceChoices, viewAudience } from "@/lib/view-audience";
import { Button } from "./button";
import { Choice, ChoiceGroup } from "./choice-group";
import { Done } from "./done";
import { TextField } from "./field";
import { Form, missing } from "./form";
import { Modal } from "./modal";

type KeepViewProps = {
  list: View["list"];
  /** What the screen asked the API, as the API panel shows it. */
  query: Record<string, unknown>;
  /** What it could be called. */
  suggestion?: string;
};

/** Over a list: keeps it, with its filters, under a name. */
export function KeepView({ list, query, suggestion = "" }: KeepViewProps) {
  const [open, setOpen] = useState(false);
  if (!useMay("Follow")) return null;
  return (
    <>
      <p>
        <Button onClick={() => setOpen(true)}>Save this view</Button>
      </p>
      {open ? (
        <Modal label="Save this view" onClose={() => setOpen(false)}>
          <KeepForm
            list={list}
            query={viewQuery(query)}
            suggestion={suggestion}
            onClose={() => setOpen(false)}
          />
        </Modal>
      ) : null}
    </>
  );
}

type KeepFormProps = {
  list: View["list"];
  query: string;
  suggestion: string;
  onClose: () => void;
};

function KeepForm({ list, query, suggestion, onClose }: KeepFormProps) {
  const cache = useQueryClient();
  const me = useMe();
  const authority = me ? shortAuthorityName(me.authority.name) : "My authority";
  const [name, setName] = useState(suggestion);
  const groups = useGroups();
  const [choice, setChoice] = useState("me");
  const save = useMutation({
    mutationFn: () =>
      unwrap(
        client.POST("/api/v1/views", {
          body: { list, query, name: name.trim(), ...viewAudience(choice) },
        }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["views"] }),
  });
  if (save.data) {
    return (
      <>
        <h2>Saved</h2>
        <Done>“{save.data.name}” is among your views.</Done>
        <p>
          <Link to="/views">See your views</Link>
        </p>
        <Button onClick={onClose}>Back to the list</Button>
      </>
    );
  }
  return (
    <>
      <h2>Save this view</h2>
      <Form
        submit="Save"
        busy={save.isPending}
        problem={save.error ? asProblem(save.error) : null}
        check={() => missing({ name }, { name: "say what to call it" })}
        onSubmit={() => save.mutate()}
        onCancel={onClose}
      >
        <TextField
          label="Name"
          hint="As “Housing, ending by March 2028”"
          pointer="/name"
          autoComplete="off"
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <ChoiceGroup legend="Who finds it">
          {audienceChoices(authority, groups).map(({ value, label }) => (
            <Choice
              key={value}
              name="audience"
              checked={choice === value}
              onChoose={() => setChoice(value)}
            >
              {label}
            </Choice>
          ))}
        </ChoiceGroup>
      </Form>
    </>
  );
}
