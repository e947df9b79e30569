/** A publisher of notices that has none: what the journeys' server follows. Prints its address. */
import { createServer } from "node:http";

const server = createServer((_, answer) => {
  answer.setHeader("content-type", "application/json");
  answer.end(JSON.stringify({ version: "1.1", releases: [] }));
});
server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`http://127.0.0.1:${server.address().port}/\n`);
});
