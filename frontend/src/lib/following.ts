/** How often one hears of something, in words. */
export const CADENCES = [
  { value: "now", label: "At once" },
  { value: "daily", label: "On weekday mornings" },
  { value: "weekly", label: "In the weekly digest" },
] as const;

/** By which way. */
export const CHANNELS = [
  { value: "mail", label: "By mail" },
  { value: "teams", label: "In Teams" },
] as const;

export type Cadence = (typeof CADENCES)[number]["value"];
export type Channel = (typeof CHANNELS)[number]["value"];

export function cadenceOf(value: string): Cadence {
  return CADENCES.find((cadence) => cadence.value === value)?.value ?? "weekly";
}

export function channelOf(value: string): Channel {
  return CHANNELS.find((channel) => channel.value === value)?.value ?? "mail";
}
