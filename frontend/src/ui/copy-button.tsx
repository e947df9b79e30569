import { useState } from "react";
import { Button } from "./button";

/** Puts a text into the clipboard and says so. */
export function CopyButton({ text, name }: { text: string; name: string }) {
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
      {copied ? `${name} copied` : `Copy ${name}`}
    </Button>
  );
}
