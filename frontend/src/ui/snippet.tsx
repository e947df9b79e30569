type Segment = { text: string; match: boolean };

/** A piece of a record's text with the found words marked. */
export function Snippet({ segments }: { segments: readonly Segment[] }) {
  let at = 0;
  return segments.map((segment) => {
    const key = `at-${at}`;
    at += segment.text.length;
    return segment.match ? (
      <mark key={key}>{segment.text}</mark>
    ) : (
      <span key={key}>{segment.text}</span>
    );
  });
}
