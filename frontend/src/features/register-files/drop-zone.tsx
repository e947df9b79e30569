import { type DragEvent, useId, useRef, useState } from "react";
import styles from "./register-files.module.css";

type DropZoneProps = { busy: boolean; onFile: (file: File) => void };

/** A file is dropped here, or chosen: the input underneath is the browser's own, for the keyboard. */
export function DropZone({ busy, onFile }: DropZoneProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);

  function take(files: FileList | null): void {
    const [file] = files ?? [];
    if (file && !busy) onFile(file);
    // The same file can be chosen again after it was corrected.
    if (input.current) input.current.value = "";
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way, beside the input
    <div
      className={styles.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label className={styles.dropLabel} htmlFor={id}>
        {busy ? "Sending…" : "Drop your register here, or choose it"}
      </label>
      <input
        ref={input}
        id={id}
        type="file"
        className={styles.file}
        accept=".csv,.txt,.tsv,.xlsx,.xlsm,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        disabled={busy}
        aria-describedby={`${id}-hint`}
        onChange={(event) => take(event.target.files)}
      />
      <p className={styles.soft} id={`${id}-hint`}>
        XLSX or CSV as you keep it, up to 50 MB. Nothing changes until you have seen what it does.
      </p>
    </div>
  );
}
