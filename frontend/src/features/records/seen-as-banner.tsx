import { useBoroughChoices } from "@/api/reference";
import { Button } from "@/ui/button";
import styles from "./own-record.module.css";
import { type Kind, NOUNS } from "./record";

type SeenAsBannerProps = { kind: Kind; seenBy: string; onOwn: () => void };

/** Over a record that is shown as somebody else would see it. */
export function SeenAsBanner({ kind, seenBy, onOwn }: SeenAsBannerProps) {
  const boroughs = useBoroughChoices();
  const name =
    seenBy === "public"
      ? "the public"
      : (boroughs.find(({ value }) => value === seenBy)?.label ?? seenBy);
  return (
    <div className={styles.banner} role="status">
      <p>
        You see this {NOUNS[kind]} as <strong>{name}</strong>{" "}
        {seenBy === "public" ? "sees" : "would see"} it. What is withheld is not here.
      </p>
      <Button onClick={onOwn}>Back to my own view</Button>
    </div>
  );
}
