import type { ComponentProps } from "react";
import styles from "./button.module.css";

type ButtonProps = ComponentProps<"button"> & { look?: "main" | "plain" | "quiet" };

/** The browser's own button: it already does keyboard, focus and forms. */
export function Button({ look = "plain", type = "button", className, ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={`${styles.button} ${styles[look]} ${className ?? ""}`.trim()}
      {...rest}
    />
  );
}
