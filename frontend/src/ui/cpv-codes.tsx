import { Fragment } from "react";
import { type FactOrigin, Provenance } from "./provenance";

type CpvCodesProps = {
  codes: readonly { code: string; description?: string | null }[];
  fact: FactOrigin | null | undefined;
};

/** CPV codes with what the vocabulary calls them, one to a line. */
export function CpvCodes({ codes, fact }: CpvCodesProps) {
  return (
    <Provenance name="CPV codes" fact={fact}>
      {codes.map(({ code, description }, at) => (
        <Fragment key={code}>
          {at > 0 ? <br /> : null}
          {description ?? "No description"} <code>{code}</code>
        </Fragment>
      ))}
    </Provenance>
  );
}
