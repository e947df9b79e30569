import { useState } from "react";
import { asProblem } from "@/api/errors";
import type { NoticeSource } from "@/api/types";
import { Button } from "@/ui/button";
import { Done } from "@/ui/done";
import { ErrorState } from "@/ui/error-state";
import { TextField } from "@/ui/field";
import { Form } from "@/ui/form";
import styles from "./data-page.module.css";
import { useCatchUp, usePause } from "./mutations";

/** What whoever runs the installation can do about a publisher. */
export function SourceActs({ source }: { source: NoticeSource }) {
  const pause = usePause(source.name);
  const ask = useCatchUp(source.name);
  const again = useCatchUp(source.name);
  const [from, setFrom] = useState("");
  const failed = pause.error ?? ask.error;
  return (
    <div className={styles.acts}>
      {failed ? <ErrorState problem={asProblem(failed)} /> : null}
      {ask.isSuccess ? <Done>{source.title} is asked for what is new.</Done> : null}
      {again.isSuccess ? <Done>{source.title} is read again from that day on.</Done> : null}
      <div className={styles.row}>
        {source.pausedAt ? (
          <Button onClick={() => pause.mutate(false)}>
            Go on <span className="visually-hidden">with {source.title}</span>
          </Button>
        ) : (
          <>
            <Button onClick={() => ask.mutate(null)}>
              Ask now <span className="visually-hidden">at {source.title}</span>
            </Button>
            <Button onClick={() => pause.mutate(true)}>
              Pause <span className="visually-hidden">{source.title}</span>
            </Button>
          </>
        )}
      </div>
      <details className={styles.again}>
        <summary>
          Read everything again <span className="visually-hidden">of {source.title}</span>
        </summary>
        <Form
          submit="Read again"
          busy={again.isPending}
          problem={again.error ? asProblem(again.error) : null}
          check={() => (from === "" ? [{ pointer: "/from", detail: "Choose a day" }] : [])}
          onSubmit={() => again.mutate(from)}
        >
          <TextField
            label="From which day on"
            hint="What is in already is passed over"
            pointer="/from"
            type="date"
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
        </Form>
      </details>
    </div>
  );
}
