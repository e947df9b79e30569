import { useState } from "react";
import { useVendorChoices } from "@/api/reference";
import { joinList, splitList } from "@/lib/search-params";
import { ChoiceBox } from "./choice-box";

type VendorFilterProps = {
  label?: string;
  vendor: string | undefined;
  onChange: (vendor: string | undefined) => void;
};

/** Vendors are too many to list: the server finds them by any spelling that a notice used. */
export function VendorFilter({ label = "Vendors", vendor, onChange }: VendorFilterProps) {
  const [text, setText] = useState("");
  const chosen = splitList(vendor);
  return (
    <ChoiceBox
      label={label}
      placeholder="Type a part of a name"
      choices={useVendorChoices(text, chosen)}
      chosen={chosen}
      onChange={(ids) => onChange(joinList(ids))}
      onType={setText}
    />
  );
}
