import { useState } from "react";
import { asProblem } from "@/api/errors";
import type { FollowSettings } from "@/api/types";
import { CADENCES, CHANNELS, cadenceOf, channelOf } from "@/lib/following";
import { Button } from "@/ui/button";
import { Checkboxes } from "@/ui/checkboxes";
import { SelectField } from "@/ui/field";
import { Form } from "@/ui/form";
import { useChangeSettings } from "./mutations";

const MONTHS = [36, 24, 18, 12, 9, 6, 3, 1].map((months) => ({
  value: String(months),
  label: months === 1 ? "1 month" : `${months} months`,
}));

/** When to hear of the ends of one's authority's contracts, how often and how; off in one press. */
export function EndsForm({ settings }: { settings: FollowSettings }) {
  const { ends, version } = settings;
  const [months, setMonths] = useState(ends.months.map(String));
  const [cadence, setCadence] = useState(ends.cadence);
  const [channel, setChannel] = useState(ends.channel);
  const change = useChangeSettings();
  const save = (chosen: number[]) =>
    change.mutate({
      version,
      body: { ends: { months: chosen, cadence: cadenceOf(cadence), channel: channelOf(channel) } },
    });
  return (
    <Form
      submit="Save"
      busy={change.isPending}
      problem={change.error ? asProblem(change.error) : null}
      onSubmit={() => save(months.map(Number))}
      aside={
        ends.months.length > 0 ? (
          <Button onClick={() => save([])}>Do not tell me of ends</Button>
        ) : null
      }
    >
      <Checkboxes
        label="Before the end"
        pointer="/ends/months"
        options={MONTHS}
        chosen={months}
        onChange={setMonths}
      />
      <SelectField
        label="How often"
        pointer="/cadence"
        value={cadence}
        options={[...CADENCES]}
        onChoose={(value) => setCadence(cadenceOf(value))}
      />
      <SelectField
        label="By which way"
        pointer="/ends/channel"
        value={channel}
        options={[...CHANNELS]}
        onChoose={(value) => setChannel(channelOf(value))}
      />
    </Form>
  );
}
