import { Link } from "@tanstack/react-router";
import { useMay } from "@/api/session";

type KeeperLinksProps = { kind: "contract" | "procurement" };

/** Over a list: what officers do with the records that their own authority keeps. */
export function KeeperLinks({ kind }: KeeperLinksProps) {
  const isContract = kind === "contract";
  const mayWrite = useMay(isContract ? "WriteContracts" : "WriteProcurements");
  if (!mayWrite) return null;
  return (
    <>
      <p>
        <Link to="/confirm" search={{ kind: isContract ? undefined : "procurement" }}>
          Confirm ours
        </Link>
      </p>
      <p>
        <Link to={isContract ? "/contracts/new" : "/pipeline/new"}>
          {isContract ? "Add a contract" : "Add a purchase"}
        </Link>
      </p>
    </>
  );
}
