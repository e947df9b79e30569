import type { Contract } from "@/api/types";
import { daysBetween, formatCount, formatShortDate, shortAuthorityName } from "@/lib/format";

/** Contracts that end this soon are what a meeting is about. */
const SOON = 365;

/** What the record cannot answer, or will soon be asked: what to raise with the vendor. */
export function openQuestions(contracts: readonly Contract[], today: string): string[] {
  const running = contracts.filter(({ live }) => live);
  const within = ({ term }: Contract) => {
    const days = term.end ? daysBetween(today, term.end) : null;
    return days !== null && days >= 0 && days <= SOON;
  };
  const many = (found: readonly Contract[], one: string, several: string) =>
    found.length === 0
      ? []
      : [`${formatCount(found.length, "contract")} ${found.length === 1 ? one : several}`];
  const ending = running
    .filter(within)
    .sort((a, b) => (a.term.end ?? "").localeCompare(b.term.end ?? ""))
    .slice(0, 5)
    .map(({ authority, term, title }) => {
      const later =
        term.maxEnd && term.end && term.maxEnd > term.end
          ? `can run to ${formatShortDate(term.maxEnd)}: will it be extended, and at what price?`
          : "has no extension on record: what follows it?";
      const ends = `ends on ${formatShortDate(term.end)} and`;
      return `${shortAuthorityName(authority.name)}’s “${title}” ${ends} ${later}`;
    });
  return [
    ...ending,
    ...many(
      running.filter(({ term }) => !term.end),
      "has no end on record: until when does it run?",
      "have no end on record: until when do they run?",
    ),
    ...many(
      running.filter(({ value }) => !value.net && !value.gross),
      "has no value that you may see: what is it worth?",
      "have no value that you may see: what are they worth?",
    ),
    ...many(
      running.filter(({ facts }) => facts["term.end"]?.state === "inferred"),
      "has an end that was worked out from words: is it right?",
      "have ends that were worked out from words: are they right?",
    ),
  ];
}
