import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { client, unwrap } from "@/api/client";
import { asProblem } from "@/api/errors";
import { useBoroughChoices, useServiceAreaChoices } from "@/api/reference";
import { SelectField, TextField } from "@/ui/field";
import { Form, missing } from "@/ui/form";

type Claim = { authority: string; serviceArea: string; product?: string };

const CHOOSE = { value: "", label: "Choose one" };

/** A vendor says that a borough uses something of it; the borough has the last word. */
export function ClaimForm({ token }: { token: string }) {
  const boroughs = useBoroughChoices();
  const areas = useServiceAreaChoices();
  const [authority, setAuthority] = useState("");
  const [serviceArea, setServiceArea] = useState("");
  const [product, setProduct] = useState("");
  const claim = useMutation({
    mutationFn: (body: Claim) =>
      unwrap(
        client.POST("/api/v1/vendor-pages/{token}/claims", { params: { path: { token } }, body }),
      ),
    onSuccess: () => {
      setAuthority("");
      setProduct("");
    },
  });
  return (
    <>
      <Form
        submit="Claim it"
        busy={claim.isPending}
        problem={claim.error ? asProblem(claim.error) : null}
        check={() =>
          missing(
            { authority, serviceArea },
            { authority: "Choose the borough", serviceArea: "Choose what it is for" },
          )
        }
        onSubmit={() =>
          claim.mutate({ authority, serviceArea, product: product.trim() || undefined })
        }
      >
        <SelectField
          label="Who uses it"
          pointer="/authority"
          value={authority}
          options={[CHOOSE, ...boroughs]}
          onChoose={setAuthority}
        />
        <SelectField
          label="For what"
          pointer="/serviceArea"
          value={serviceArea}
          options={[CHOOSE, ...areas.map(({ value, label }) => ({ value, label }))]}
          onChoose={setServiceArea}
        />
        <TextField
          label="What it is called"
          pointer="/product"
          value={product}
          onChange={(event) => setProduct(event.target.value)}
        />
      </Form>
      {claim.isSuccess ? (
        <p role="status">
          Members see it as claimed, until the borough itself says whether it is so.
        </p>
      ) : null}
    </>
  );
}
