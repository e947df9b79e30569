import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import type { Follow, FollowSettings } from "@/api/types";

/** Does one thing to what I follow, then reads it again, whatever came of it. */
function useFollowingChange<Input>(work: (input: Input) => Promise<unknown>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: work,
    onSettled: () => cache.invalidateQueries({ queryKey: ["following"] }),
  });
}

/** The tag of the version that is changed. */
const tag = (version: number) => ({ "If-Match": `"${version}"` });

export type SettingsPatch = {
  paused?: boolean;
  digest?: boolean;
  waiting?: boolean;
  ends?: FollowSettings["ends"];
  teamsAddress?: string;
};

export function useChangeSettings() {
  return useFollowingChange(({ version, body }: { version: number; body: SettingsPatch }) =>
    unwrap(
      client.PATCH("/api/v1/me/following", {
        params: { header: tag(version) },
        body,
      }),
    ),
  );
}

export function useTestMessage() {
  return useFollowingChange((channel: Follow["channel"]) =>
    unwrap(client.POST("/api/v1/me/following/test", { body: { channel } })),
  );
}

type FollowPatch = {
  follow: Follow;
  body: { cadence?: Follow["cadence"]; channel?: Follow["channel"] };
};

export function useChangeFollow() {
  return useFollowingChange(({ follow, body }: FollowPatch) =>
    unwrap(
      client.PATCH("/api/v1/me/follows/{id}", {
        params: { path: { id: follow.id }, header: tag(follow.version) },
        body,
      }),
    ),
  );
}

export function useUnfollow() {
  return useFollowingChange((follow: Follow) =>
    unwrap(
      client.DELETE("/api/v1/me/follows/{id}", {
        params: { path: { id: follow.id }, header: tag(follow.version) },
      }),
    ),
  );
}

export function usePutTeamsChannel() {
  return useFollowingChange((address: string) =>
    unwrap(client.PUT("/api/v1/teams-channel", { body: { address } })),
  );
}

export function useDeleteTeamsChannel() {
  return useFollowingChange((_: undefined) => unwrap(client.DELETE("/api/v1/teams-channel", {})));
}

export function useAnswer(token: string) {
  return useMutation({
    mutationFn: () =>
      unwrap(client.POST("/api/v1/answers/{token}", { params: { path: { token } } })),
  });
}
