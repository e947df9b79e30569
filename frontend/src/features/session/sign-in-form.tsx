import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import { signedIn } from "@/api/session";
import { TextField } from "@/ui/field";
import { Form, missing } from "@/ui/form";
import { PasswordField } from "@/ui/password-field";
import { type SignInAnswer, signIn } from "./mutations";
import { SecondFactorForm } from "./second-factor-form";

type SignInFormProps = {
  /** Known already: whoever was signed in a moment ago. */
  name?: string;
};

/** Name and password, and the second factor of those who have one. */
export function SignInForm({ name: knownName = "" }: SignInFormProps) {
  const [name, setName] = useState(knownName);
  const [password, setPassword] = useState("");
  const [ticket, setTicket] = useState<string | null>(null);
  const attempt = useMutation({
    mutationFn: signIn,
    onSuccess: (answer: SignInAnswer) => {
      if (answer.next === "done") signedIn(answer);
      else setTicket(answer.ticket);
    },
  });

  if (ticket !== null) {
    return (
      <SecondFactorForm
        ticket={ticket}
        onAgain={() => {
          setTicket(null);
          setPassword("");
        }}
      />
    );
  }
  return (
    <Form
      submit="Sign in"
      busy={attempt.isPending}
      problem={attempt.error ? asProblem(attempt.error) : null}
      check={() =>
        missing({ name, password }, { name: "enter your name", password: "enter your password" })
      }
      onSubmit={() => attempt.mutate({ name: name.trim(), password })}
    >
      <TextField
        label="Name"
        hint="Usually your work e-mail address"
        pointer="/name"
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <PasswordField
        label="Password"
        pointer="/password"
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
    </Form>
  );
}
