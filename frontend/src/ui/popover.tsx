import type { ReactNode } from "react";
import {
  Dialog,
  DialogTrigger,
  Popover as FloatingBox,
  Heading,
  OverlayArrow,
  Button as TriggerButton,
} from "react-aria-components";
import styles from "./popover.module.css";

type PopoverProps = {
  /** What the button is called for those who cannot see it. */
  label: string;
  title: string;
  trigger: ReactNode;
  triggerClassName?: string;
  children: ReactNode;
};

/** A small box beside what it explains. Escape or a click elsewhere closes it. */
export function Popover({ label, title, trigger, triggerClassName, children }: PopoverProps) {
  return (
    <DialogTrigger>
      <TriggerButton aria-label={label} className={triggerClassName ?? styles.trigger ?? ""}>
        {trigger}
      </TriggerButton>
      <FloatingBox className={styles.box ?? ""} placement="bottom start" offset={6}>
        <OverlayArrow />
        <Dialog className={styles.dialog ?? ""}>
          <Heading slot="title" className={styles.title ?? ""}>
            {title}
          </Heading>
          {children}
        </Dialog>
      </FloatingBox>
    </DialogTrigger>
  );
}
