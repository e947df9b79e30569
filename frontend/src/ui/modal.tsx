import { type ReactNode, useEffect, useRef } from "react";
import styles from "./modal.module.css";

type ModalProps = { label: string; onClose: () => void; wide?: boolean; children: ReactNode };

/** The browser's own modal dialog: it keeps the focus inside, closes on Escape and gives it back. */
export function Modal({ label, onClose, wide, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
  }, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it; the click is on the backdrop
    <dialog
      ref={dialog}
      aria-label={label}
      className={`${styles.modal} ${wide ? styles.wide : ""}`}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current?.close();
      }}
    >
      <div className={styles.content}>{children}</div>
    </dialog>
  );
}
