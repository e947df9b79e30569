import { Button } from "@/ui/button";
import { TextField } from "@/ui/field";
import type { DraftBands } from "./draft-bands";
import styles from "./my-authority.module.css";

type BandsFieldsProps = {
  /** What takes so long, to tell its fields from the others'. */
  name: string;
  pointer: string;
  bands: DraftBands;
  onChange: (bands: DraftBands) => void;
};

/** How long something takes: one number for any value, or one for each band of values. */
export function BandsFields({ name, pointer, bands, onChange }: BandsFieldsProps) {
  const change = (key: string, patch: Partial<DraftBands[number]>) =>
    onChange(bands.map((band) => (band.key === key ? { ...band, ...patch } : band)));
  return (
    <>
      {bands.map((band, index) => {
        const isLast = index === bands.length - 1;
        return (
          <div key={band.key} className={styles.band}>
            {isLast ? (
              <p className={styles.above}>{bands.length === 1 ? "Any value" : "Above that"}</p>
            ) : (
              <TextField
                label="Up to, in pounds"
                pointer={`${pointer}/${index}/upTo`}
                inputMode="numeric"
                autoComplete="off"
                value={band.upTo}
                onChange={(event) => change(band.key, { upTo: event.target.value })}
              />
            )}
            <TextField
              label="Days"
              pointer={`${pointer}/${index}/days`}
              inputMode="numeric"
              autoComplete="off"
              value={band.days}
              onChange={(event) => change(band.key, { days: event.target.value })}
            />
            {isLast ? null : (
              <Button onClick={() => onChange(bands.filter(({ key }) => key !== band.key))}>
                Remove <span className="visually-hidden">this band of {name}</span>
              </Button>
            )}
          </div>
        );
      })}
      <div>
        <Button
          look="quiet"
          onClick={() => {
            const last = bands.at(-1);
            if (!last) return;
            const lower = { key: crypto.randomUUID(), upTo: "", days: last.days };
            onChange([...bands.slice(0, -1), lower, last]);
          }}
        >
          Another time for smaller values <span className="visually-hidden">: {name}</span>
        </Button>
      </div>
    </>
  );
}
