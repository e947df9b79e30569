import { formatCount } from "@/lib/format";
import { Choice, ChoiceGroup } from "@/ui/choice-group";
import { TextArea } from "@/ui/field";
import type { ReviewRemark } from "./queries";
import styles from "./reviews.module.css";
import { countWords, MOST_WORDS } from "./words";

type RatingProps = {
  legend: string;
  name: string;
  /** Whether it may be left out. */
  open?: boolean;
  value: string;
  onChoose: (value: string) => void;
};

/** From 1 to 5, as radio buttons. */
export function Rating({ legend, name, open, value, onChoose }: RatingProps) {
  return (
    <ChoiceGroup legend={legend} row>
      {["1", "2", "3", "4", "5"].map((rating) => (
        <Choice
          key={rating}
          name={`rating-${name}`}
          checked={value === rating}
          onChoose={() => onChoose(rating)}
        >
          {rating === "1" ? "1, poor" : rating === "5" ? "5, excellent" : rating}
        </Choice>
      ))}
      {open ? (
        <Choice name={`rating-${name}`} checked={value === ""} onChoose={() => onChoose("")}>
          Cannot say
        </Choice>
      ) : null}
    </ChoiceGroup>
  );
}

type SideProps = {
  field: "best" | "worst";
  label: string;
  text: string;
  remarks: readonly ReviewRemark[] | undefined;
  onChange: (text: string) => void;
  onLeave: () => void;
};

/** One side of what happened, with its words counted and what is remarkable in them. */
export function Side({ field, label, text, remarks, onChange, onLeave }: SideProps) {
  const words = countWords(text);
  const left = MOST_WORDS - words;
  return (
    <div>
      <TextArea
        label={label}
        hint="What happened, and when, in at most 30 words. Say roles, not names."
        pointer={`/${field}`}
        maxLength={1000}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
      />
      <p className={left < 0 ? styles.remark : styles.soft} role={left < 0 ? "status" : undefined}>
        {left < 0
          ? `${formatCount(-left, "word")} too many`
          : `${formatCount(words, "word")} of ${MOST_WORDS}`}
      </p>
      <Remarks field={field} remarks={remarks} />
    </div>
  );
}

export function Remarks({
  field,
  remarks,
}: {
  field: string;
  remarks: readonly ReviewRemark[] | undefined;
}) {
  const here = (remarks ?? []).filter((remark) => remark.field === field);
  return (
    <div role="status">
      {here.map(({ words, why, gravity }) => (
        <p key={words} className={styles.remark}>
          “{words}” {why}. {gravity === "remove" ? "It must go before you hand the review in." : ""}
        </p>
      ))}
    </div>
  );
}
