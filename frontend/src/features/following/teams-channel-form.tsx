import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { asProblem } from "@/api/errors";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/field";
import { Form, missing } from "@/ui/form";
import { QueryFrame } from "@/ui/query-frame";
import { useDeleteTeamsChannel, usePutTeamsChannel } from "./mutations";
import { teamsChannelQuery } from "./queries";

/** Where an authority hears of things together. */
export function TeamsChannelForm() {
  const query = useQuery(teamsChannelQuery);
  const [address, setAddress] = useState("");
  const put = usePutTeamsChannel();
  const remove = useDeleteTeamsChannel();
  return (
    <QueryFrame query={query}>
      {(channel) => (
        <Form
          submit={channel.address ? "Use this one instead" : "Tell this channel"}
          busy={put.isPending}
          problem={put.error ? asProblem(put.error) : null}
          check={() => missing({ address }, { address: "paste the address of the workflow" })}
          onSubmit={() => put.mutate(address.trim(), { onSuccess: () => setAddress("") })}
          aside={
            channel.address ? (
              <Button onClick={() => remove.mutate(undefined)}>Tell it nothing more</Button>
            ) : null
          }
        >
          <TextField
            label="Address of the channel's workflow"
            hint={
              channel.address
                ? `Told now: ${channel.address}`
                : "It is kept as a secret and shown to nobody again."
            }
            pointer="/address"
            autoComplete="off"
            value={address}
            onChange={(event) => setAddress(event.target.value)}
          />
        </Form>
      )}
    </QueryFrame>
  );
}
