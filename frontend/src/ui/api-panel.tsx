import { useState } from "react";
import { asProblem } from "@/api/errors";
import { download, EXPORTS, type ExportFormat } from "@/lib/download";
import { writeSearch } from "@/lib/search-params";
import styles from "./api-panel.module.css";
import { Button } from "./button";

type ApiPanelProps = {
  /** The very path and query that this screen asked for. */
  path: string;
  query?: Record<string, unknown>;
  exports?: readonly ExportFormat[];
};

function CopyButton({ text, name }: { text: string; name: string }) {
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

/** What this screen asked the API, to copy and to take away. */
export function ApiPanel({ path, query = {}, exports = [] }: ApiPanelProps) {
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState<ExportFormat | null>(null);
  const address = `${window.location.origin}${path}${writeSearch(query)}`;
  // A page of it is what the screen shows; an export is the whole of it.
  const { cursor: _cursor, limit: _limit, ...whole } = query;
  const all = `${window.location.origin}${path}${writeSearch(whole)}`;
  const curl = `curl '${address.replaceAll("'", "%27")}'`;

  async function take(format: ExportFormat) {
    setFailure(null);
    setBusy(format);
    try {
      await download(all, format);
    } catch (error) {
      const problem = asProblem(error);
      setFailure([problem.title, problem.detail].filter(Boolean).join(": "));
    } finally {
      setBusy(null);
    }
  }

  return (
    <details className={styles.panel}>
      <summary className={styles.summary}>
        {exports.length > 0 ? "Export this, or use the API" : "Use the API"}
      </summary>
      <div className={styles.body}>
        {exports.length > 0 ? (
          <div className={styles.group}>
            <p>Everything that the filters let through, every page of it:</p>
            <div className={styles.buttons}>
              {exports.map((format) => (
                <Button key={format} disabled={busy !== null} onClick={() => void take(format)}>
                  {busy === format ? "Preparing…" : EXPORTS[format].label}
                </Button>
              ))}
            </div>
            {failure ? <p role="alert">{failure}</p> : null}
          </div>
        ) : null}
        <div className={styles.group}>
          <p>
            The request this screen made. It needs no key; <a href="/api/docs">the API's pages</a>{" "}
            say what else it can do.
          </p>
          <pre className={styles.code}>{curl}</pre>
          <div className={styles.buttons}>
            <CopyButton text={curl} name="curl command" />
            <CopyButton text={address} name="address" />
          </div>
        </div>
      </div>
    </details>
  );
}
