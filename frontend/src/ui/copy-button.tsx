import { useState } from "react";
import { Button } from "./button";

type CopyButtonProps = {
  text: string;
  name: string;
  /** The name stands beside it already: it is said to screen readers alone. */
  brief?: boolean;
};

/** Puts a text into the clipboard and says so. */
export function CopyButton({ text, name, brief }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  return (
    <Button
      onClick={() => {
        navigator.clipboard.writeText(text).then(
          () => setCopied(true),
          // Without permission the text stands there to be selected.
          () => setCopied(false),
        );
      }}
    >
      {brief ? (
        <>
          {copied ? "Copied" : "Copy"}
          <span className="visually-hidden"> {name}</span>
        </>
      ) : copied ? (
        `${name} copied`
      ) : (
        `Copy ${name}`
      )}
    </Button>
  );
}
