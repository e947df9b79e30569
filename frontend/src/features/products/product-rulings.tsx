import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { asProblem } from "@/api/errors";
import { useMay } from "@/api/session";
import type { Product, ProductRuling } from "@/api/types";
import { formatDate, formatList, shortAuthorityName } from "@/lib/format";
import { ActionLine, ActionList } from "@/ui/action-list";
import { Button } from "@/ui/button";
import { ErrorState } from "@/ui/error-state";
import { Section } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { MergeProductForm, RenameProductForm, SplitProductForm } from "./decision-forms";
import { useUndoProductRuling } from "./mutations";
import { productRulingsQuery } from "./queries";

/** What members decided of a product, and the forms with which approvers and convenors decide. */
export function ProductRulings({ product }: { product: Product }) {
  const maySee = useMay("SeeMembers");
  const mayMerge = useMay("MergeProducts");
  if (!maySee && !mayMerge) return null;
  return (
    <Section
      title="Put right what this is"
      intro="After a takeover two products may be one; a product may go by another name. Contracts are read accordingly, and it can be undone."
    >
      {mayMerge ? (
        <>
          <details>
            <summary>This is part of another product</summary>
            <MergeProductForm product={product} />
          </details>
          <details>
            <summary>It goes by another name now</summary>
            <RenameProductForm product={product} />
          </details>
          {product.names.length > 0 ? (
            <details>
              <summary>One of its names is another product</summary>
              <SplitProductForm product={product} />
            </details>
          ) : null}
        </>
      ) : null}
      {maySee ? <Decided product={product.id} mayUndo={mayMerge} /> : null}
    </Section>
  );
}

function Decided({ product, mayUndo }: { product: string; mayUndo: boolean }) {
  const query = useQuery(productRulingsQuery(product));
  const undo = useUndoProductRuling();
  return (
    <>
      {undo.error ? <ErrorState problem={asProblem(undo.error)} /> : null}
      <QueryFrame query={query} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p>Nobody has merged, split or renamed it.</p>
          ) : (
            <ActionList>
              {items.map((ruling) => (
                <ActionLine
                  key={ruling.id}
                  title={<RulingInWords ruling={ruling} />}
                  note={`${shortAuthorityName(ruling.authority.name)}, ${formatDate(ruling.at)}: ${ruling.reason}${ruling.undoneAt ? ` Undone on ${formatDate(ruling.undoneAt)}.` : ""}`}
                  action={
                    mayUndo && !ruling.undoneAt ? (
                      <Button
                        aria-label={`Undo the ${ruling.kind} of ${ruling.product.name}`}
                        onClick={() => undo.mutate(ruling.id)}
                      >
                        Undo
                      </Button>
                    ) : null
                  }
                />
              ))}
            </ActionList>
          )
        }
      </QueryFrame>
    </>
  );
}

function RulingInWords({ ruling }: { ruling: ProductRuling }) {
  const { kind, product, other, from, to, names } = ruling;
  const otherLink = other ? (
    <Link to="/products/$id" params={{ id: other.id }}>
      {other.name}
    </Link>
  ) : null;
  if (kind === "merge") {
    return (
      <>
        {product.name} is part of {otherLink}
      </>
    );
  }
  if (kind === "split") {
    return (
      <>
        {otherLink} was split off {product.name} with the names {formatList(names)}
      </>
    );
  }
  return (
    <>
      {from} was renamed {to}
    </>
  );
}
