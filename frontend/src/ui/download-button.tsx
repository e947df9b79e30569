import { useState } from "react";
import { download } from "@/api/download";
import { asProblem, type Problem } from "@/api/errors";
import { Button } from "./button";

type DownloadButtonProps = { path: string; children: string };

/** Takes a file away with what the signed-in person may see, and says when it did not come. */
export function DownloadButton({ path, children }: DownloadButtonProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  return (
    <>
      <Button
        aria-disabled={busy}
        onClick={() => {
          if (busy) return;
          setBusy(true);
          setProblem(null);
          download(path)
            .catch((error: unknown) => setProblem(asProblem(error)))
            .finally(() => setBusy(false));
        }}
      >
        {busy ? "Getting it…" : children}
      </Button>
      {problem ? <span role="alert">It did not come: {problem.title}. Try again.</span> : null}
    </>
  );
}
