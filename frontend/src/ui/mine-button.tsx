import { useMyBorough } from "@/lib/my-borough";
import { Button } from "./button";

type MineButtonProps = {
  label: string;
  authority: string | undefined;
  onChange: (authority: string | undefined) => void;
};

/** One press for the filter that most readers want; not there until a borough was chosen. */
export function MineButton({ label, authority, onChange }: MineButtonProps) {
  const [mine] = useMyBorough();
  if (!mine) return null;
  const isOn = authority === mine;
  return (
    <Button
      aria-pressed={isOn}
      look={isOn ? "main" : "plain"}
      onClick={() => onChange(isOn ? undefined : mine)}
    >
      {label}
    </Button>
  );
}
