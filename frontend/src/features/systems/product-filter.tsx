import { useState } from "react";
import { useProductChoices } from "@/api/reference";
import { joinList, splitList } from "@/lib/search-params";
import { ChoiceBox } from "@/ui/choice-box";

type ProductFilterProps = {
  product: string | undefined;
  onChange: (product: string | undefined) => void;
};

/** Products are too many to list: the server finds them by any name that they went by. */
export function ProductFilter({ product, onChange }: ProductFilterProps) {
  const [text, setText] = useState("");
  const chosen = splitList(product);
  return (
    <ChoiceBox
      label="Products"
      placeholder="Type a part of a name"
      choices={useProductChoices(text, chosen)}
      chosen={chosen}
      onChange={(ids) => onChange(joinList(ids))}
      onType={setText}
    />
  );
}
