import { useMe } from "@/api/session";
import { EXPORTS, type ExportFormat, exportAddress, listOf, viewQuery } from "@/lib/exports";
import { writeSearch } from "@/lib/search-params";
import styles from "./api-panel.module.css";
import buttonStyles from "./button.module.css";
import { CopyButton } from "./copy-button";
import { DownloadButton } from "./download-button";
import { ViewLinkMaker } from "./view-link-maker";

type ApiPanelProps = {
  /** The very path and query that this screen asked for. */
  path: string;
  query?: Record<string, unknown>;
  exports?: readonly ExportFormat[];
};

/** What this screen asked the API, to copy and to take away. */
export function ApiPanel({ path, query = {}, exports = [] }: ApiPanelProps) {
  const address = `${window.location.origin}${path}${writeSearch(query)}`;
  const me = useMe();
  const isMember = me !== null;
  const list = listOf(path);
  const token = isMember ? "-H 'Authorization: Bearer TOKEN' " : "";
  const curl = `curl ${token}'${address.replaceAll("'", "%27")}'`;

  return (
    <details className={styles.panel}>
      <summary className={styles.summary}>
        {exports.length > 0 ? "Take it away, or use the API" : "Use the API"}
      </summary>
      <div className={styles.body}>
        {exports.length > 0 ? (
          <div className={styles.group}>
            <p>Everything that the filters let through, every page of it:</p>
            <div className={styles.buttons}>
              {exports.map((format) =>
                isMember ? (
                  <DownloadButton key={format} path={exportAddress(path, query, format)}>
                    {EXPORTS[format]}
                  </DownloadButton>
                ) : (
                  <a
                    key={format}
                    className={`${buttonStyles.button} ${buttonStyles.plain ?? ""}`}
                    href={exportAddress(path, query, format)}
                    download
                  >
                    {EXPORTS[format]}
                  </a>
                ),
              )}
            </div>
          </div>
        ) : null}
        {list && exports.length > 0 && me?.rights.includes("ShareViews") ? (
          <div className={styles.group}>
            <p>
              A link that refreshes: Excel, Power BI or a report reads it, and it shows this list
              with these filters as it is then.
            </p>
            <ViewLinkMaker list={list} query={viewQuery(query)} exports={exports} />
          </div>
        ) : null}
        <div className={styles.group}>
          <p>
            The request this screen made.{" "}
            {isMember
              ? "Without a token it answers what is public; another system of your authority gets its own."
              : "It needs no key."}{" "}
            <a href="/api/docs">The API's pages</a> say what else it can do.
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
