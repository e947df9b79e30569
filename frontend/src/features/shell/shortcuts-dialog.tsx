import { Fragment } from "react";
import { SHORTCUTS, useSingleKeys } from "@/lib/shortcuts";
import { Button } from "@/ui/button";
import { Modal } from "@/ui/modal";
import styles from "./tools.module.css";

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const [singleKeys, setSingleKeys] = useSingleKeys();
  return (
    <Modal label="Keyboard shortcuts" onClose={onClose}>
      <h2>Keyboard shortcuts</h2>
      <dl className={styles.shortcuts}>
        {SHORTCUTS.map((shortcut) => (
          <Fragment key={shortcut.keys}>
            <dt>
              {shortcut.keys.split(" ").map((key) => (
                <Fragment key={key}>
                  <kbd>{key}</kbd>{" "}
                </Fragment>
              ))}
            </dt>
            <dd>{shortcut.does}</dd>
          </Fragment>
        ))}
      </dl>
      <label className={styles.single}>
        <input
          type="checkbox"
          checked={singleKeys}
          onChange={(event) => setSingleKeys(event.target.checked)}
        />
        Single keys work, without Ctrl
      </label>
      <form method="dialog">
        <Button type="submit">Close</Button>
      </form>
    </Modal>
  );
}
