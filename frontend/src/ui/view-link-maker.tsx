import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import { createViewLink, type ViewLinkWithAddress, viewLinksQuery } from "@/api/view-links";
import { EXPORTS, type ExportFormat } from "@/lib/exports";
import { Button } from "./button";
import { SelectField, TextField } from "./field";
import { Form, missing } from "./form";
import { ViewLinkAddress } from "./view-link-address";

type ViewLinkMakerProps = {
  /** The list, by the noun of its path. */
  list: string;
  /** The filters, as the query of its address. */
  query: string;
  exports: readonly ExportFormat[];
};

const EYES = [
  { value: "authority", label: "What my authority sees" },
  { value: "public", label: "What the public sees" },
];

/** Makes a link that a spreadsheet or a report refreshes by itself, for the very view on the screen. */
export function ViewLinkMaker({ list, query, exports }: ViewLinkMakerProps) {
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [format, setFormat] = useState<string>("csv");
  const [seenBy, setSeenBy] = useState("authority");
  const [until, setUntil] = useState("");
  const [made, setMade] = useState<ViewLinkWithAddress | null>(null);
  const create = useMutation({
    mutationFn: createViewLink,
    onSuccess: (answer) => {
      setOpen(false);
      setName("");
      setMade(answer);
      return queries.invalidateQueries(viewLinksQuery("me"));
    },
  });

  if (made) return <ViewLinkAddress made={made} onKept={() => setMade(null)} />;
  if (!open) {
    return (
      <div>
        <Button onClick={() => setOpen(true)}>Make a link that refreshes</Button>
      </div>
    );
  }
  return (
    <Form
      submit="Make the link"
      busy={create.isPending}
      problem={create.error ? asProblem(create.error) : null}
      check={() => missing({ name }, { name: "enter what it is for" })}
      onSubmit={() =>
        create.mutate({
          name: name.trim(),
          list,
          // Excel tells UTF-8 from older encodings by the mark at the head of the file.
          query: format === "csv" ? [query, "bom=true"].filter(Boolean).join("&") : query,
          format,
          seenBy: seenBy === "public" ? "public" : "authority",
          until: until === "" ? null : until,
        })
      }
      onCancel={() => setOpen(false)}
    >
      <TextField
        label="What it is for"
        hint="So that you know it again: “Board report, contracts that end”"
        pointer="/name"
        autoComplete="off"
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <SelectField
        label="Format"
        pointer="/format"
        value={format}
        options={exports.map((value) => ({ value, label: EXPORTS[value] }))}
        onChoose={setFormat}
      />
      <SelectField
        label="It shows"
        hint="Whoever has the link sees this, without signing in."
        pointer="/seenBy"
        value={seenBy}
        options={EYES}
        onChoose={setSeenBy}
      />
      <TextField
        label="Last day (optional)"
        hint="It also ends when your account does."
        pointer="/until"
        type="date"
        value={until}
        onChange={(event) => setUntil(event.target.value)}
      />
    </Form>
  );
}
