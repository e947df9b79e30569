import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import type { components } from "@/api/schema.gen";
import { Button } from "@/ui/button";
import { SelectField, TextField } from "@/ui/field";
import { Form } from "@/ui/form";
import { Bands } from "./bands";
import { BandsFields } from "./bands-fields";
import { type DraftBands, readBands, writeBands } from "./draft-bands";
import { GATE_KINDS, gateName } from "./gate-kinds";
import { type Gate, leadTime } from "./lead-time";
import { putGovernance } from "./mutations";
import styles from "./my-authority.module.css";
import { governanceQuery } from "./queries";

type Governance = components["schemas"]["Governance"];
type DraftGate = { key: string; kind: Gate["kind"]; name: string; bands: DraftBands };

function draftOf(gate: Gate): DraftGate {
  return {
    key: crypto.randomUUID(),
    kind: gate.kind,
    name: gate.name ?? "",
    bands: writeBands(gate.durations),
  };
}

type GatesFormProps = { authority: string; governance: Governance; onClose: () => void };

/** The gates in the order they are passed, the tender, and what they come to. */
export function GatesForm({ authority, governance, onClose }: GatesFormProps) {
  const queries = useQueryClient();
  const [gates, setGates] = useState<DraftGate[]>(() => governance.gates.map(draftOf));
  const [tender, setTender] = useState<DraftBands>(() =>
    writeBands(governance.described ? governance.tender : [{ upTo: null, days: 120 }]),
  );
  const [kind, setKind] = useState<Gate["kind"]>("spendControl");
  const save = useMutation({
    mutationFn: () =>
      putGovernance(authority, governance.version, {
        gates: gates.map((gate) => ({
          kind: gate.kind,
          name: gate.name.trim() || null,
          durations: readBands(gate.bands),
        })),
        tender: readBands(tender),
      }),
    onSuccess: (saved) => {
      queries.setQueryData(governanceQuery(authority).queryKey, saved);
      onClose();
    },
  });

  function change(key: string, patch: Partial<DraftGate>) {
    setGates(gates.map((gate) => (gate.key === key ? { ...gate, ...patch } : gate)));
  }

  const sum = leadTime([...gates.map(({ bands }) => readBands(bands)), readBands(tender)]);
  return (
    <Form
      submit="Save"
      busy={save.isPending}
      problem={save.error ? asProblem(save.error) : null}
      onSubmit={() => save.mutate()}
      onCancel={onClose}
    >
      {gates.map((gate, index) => (
        <fieldset key={gate.key} className={styles.gate}>
          <legend>
            {index + 1}. {gateName(gate)}
          </legend>
          <TextField
            label={gate.kind === "other" ? "Name" : "What you call it, if not so"}
            pointer={`/gates/${index}/name`}
            autoComplete="off"
            value={gate.name}
            onChange={(event) => change(gate.key, { name: event.target.value })}
          />
          <BandsFields
            name={gateName(gate)}
            pointer={`/gates/${index}/durations`}
            bands={gate.bands}
            onChange={(bands) => change(gate.key, { bands })}
          />
          <div className={styles.row}>
            {index > 0 ? (
              <Button
                onClick={() => {
                  const before = gates[index - 1];
                  if (before) setGates(gates.with(index - 1, gate).with(index, before));
                }}
              >
                Earlier <span className="visually-hidden">: {gateName(gate)}</span>
              </Button>
            ) : null}
            <Button onClick={() => setGates(gates.filter(({ key }) => key !== gate.key))}>
              Remove <span className="visually-hidden">{gateName(gate)}</span>
            </Button>
          </div>
        </fieldset>
      ))}
      <div className={styles.row}>
        <SelectField
          label="One more gate"
          value={kind}
          options={GATE_KINDS}
          onChoose={(value) => setKind(value as Gate["kind"])}
        />
        <Button
          onClick={() => {
            const typical = GATE_KINDS.find(({ value }) => value === kind)?.days ?? 14;
            const gate: Gate = { kind, name: null, durations: [{ upTo: null, days: typical }] };
            setGates([...gates, draftOf(gate)]);
          }}
        >
          Add it
        </Button>
      </div>
      <fieldset className={styles.gate}>
        <legend>Tender</legend>
        <BandsFields name="Tender" pointer="/tender" bands={tender} onChange={setTender} />
      </fieldset>
      <div aria-live="polite">
        <h2>Lead time that follows</h2>
        <Bands bands={sum} />
      </div>
    </Form>
  );
}
