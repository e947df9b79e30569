/** Found words, marked. The server puts them between <mark> and </mark>; nothing else is markup. */
export function Snippet({ text }: { text: string }) {
  const parts = text.split(/<\/?mark>/);
  return parts.map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one fixed text
      <mark key={index}>{part}</mark>
    ) : (
      part
    ),
  );
}
