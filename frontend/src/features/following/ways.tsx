import { useState } from "react";
import { asProblem } from "@/api/errors";
import type { Follow, FollowSettings } from "@/api/types";
import { formatInstant } from "@/lib/format";
import { Button } from "@/ui/button";
import { ErrorState } from "@/ui/error-state";
import { Facts } from "@/ui/facts";
import { TextField } from "@/ui/field";
import { Form, missing } from "@/ui/form";
import styles from "./following-page.module.css";
import { useChangeSettings, useTestMessage } from "./mutations";

const OUTCOMES: Record<string, string> = {
  due: "is on its way",
  sent: "was sent",
  skipped: "was not sent",
  failed: "could not be sent",
};

/** Where messages go, and whether they arrive. */
export function Ways({ settings }: { settings: FollowSettings }) {
  const { mail, teams, lastTest } = settings;
  const test = useTestMessage();
  const tests: Follow["channel"][] = [
    ...(mail.setUp ? ["mail" as const] : []),
    ...(teams.setUp && teams.address ? ["teams" as const] : []),
  ];
  return (
    <>
      <Facts
        rows={[
          { name: "Mail", value: mail.setUp ? mail.address : "Not set up in this installation" },
          {
            name: "Teams",
            value: teams.setUp
              ? (teams.address ?? "No workflow of yours yet")
              : "Not set up in this installation",
          },
          {
            name: "Last test",
            value: lastTest ? (
              <>
                The message {OUTCOMES[lastTest.state] ?? lastTest.state},{" "}
                {formatInstant(lastTest.at)}
                {lastTest.problem ? `: ${lastTest.problem}` : ""}
              </>
            ) : (
              "No test yet"
            ),
          },
        ]}
      />
      {test.error ? <ErrorState problem={asProblem(test.error)} /> : null}
      {tests.length > 0 ? (
        <div className={styles.acts}>
          {tests.map((channel) => (
            <Button key={channel} onClick={() => test.mutate(channel)}>
              {channel === "mail" ? "Send me a test mail" : "Send a test to my Teams"}
            </Button>
          ))}
        </div>
      ) : null}
      {teams.setUp ? <MyTeams key={settings.version} settings={settings} /> : null}
    </>
  );
}

/** The address of a workflow: shown whole only while it is typed. */
function MyTeams({ settings }: { settings: FollowSettings }) {
  const [address, setAddress] = useState("");
  const change = useChangeSettings();
  const { version, teams } = settings;
  return (
    <details>
      <summary>{teams.address ? "Another Teams workflow" : "Hear of things in Teams"}</summary>
      <p>
        In Teams, open the chat or channel, choose Workflows, then “Send webhook alerts to a chat”
        or “to a channel”. Copy the address that it shows.
      </p>
      <Form
        submit="Keep this address"
        busy={change.isPending}
        problem={change.error ? asProblem(change.error) : null}
        check={() => missing({ teamsAddress: address }, { teamsAddress: "paste the address" })}
        onSubmit={() => change.mutate({ version, body: { teamsAddress: address.trim() } })}
        aside={
          teams.address ? (
            <Button onClick={() => change.mutate({ version, body: { teamsAddress: "" } })}>
              Take it away
            </Button>
          ) : null
        }
      >
        <TextField
          label="Address of the workflow"
          pointer="/teamsAddress"
          autoComplete="off"
          value={address}
          onChange={(event) => setAddress(event.target.value)}
        />
      </Form>
    </details>
  );
}
