import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import { Done } from "@/ui/done";
import { Form, missing } from "@/ui/form";
import { PasswordField } from "@/ui/password-field";
import { changePassword } from "./mutations";
import { mySessionsQuery } from "./queries";

export function PasswordForm({ name }: { name: string }) {
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: changePassword,
    onSuccess: () => {
      setCurrent("");
      setNext("");
      return queries.invalidateQueries(mySessionsQuery);
    },
  });
  return (
    <>
      <p>When you change it, you are signed out everywhere but here.</p>
      <Form
        submit="Change the password"
        busy={change.isPending}
        problem={change.error ? asProblem(change.error) : null}
        check={() =>
          missing(
            { current, new: next },
            { current: "enter the password you have now", new: "choose a new one" },
          )
        }
        onSubmit={() => change.mutate({ current, new: next })}
      >
        {/* So that a password manager knows whose password this is. */}
        <input type="hidden" name="username" autoComplete="username" value={name} readOnly />
        <PasswordField
          label="Password now"
          pointer="/current"
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
        />
        <PasswordField
          label="New password"
          hint="At least 12 characters."
          pointer="/new"
          autoComplete="new-password"
          value={next}
          onChange={setNext}
        />
      </Form>
      {change.isSuccess ? <Done>The password is changed.</Done> : null}
    </>
  );
}
