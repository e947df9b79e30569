import { useQuery } from "@tanstack/react-query";
import { useToday } from "@/api/reference";
import { QueryFrame } from "@/ui/query-frame";
import styles from "./contract-questions.module.css";
import { openQuestions } from "./open-questions";
import { type ContractsSearch, contractsQuery } from "./queries";

/** What to raise, from what the record of these contracts cannot answer. */
export function ContractQuestions({ search }: { search: ContractsSearch }) {
  const query = useQuery(contractsQuery(search, 200));
  const today = useToday();
  return (
    <QueryFrame query={query} lines={3}>
      {({ items }) => {
        const questions = openQuestions(items, today);
        return questions.length === 0 ? (
          <p>The record raises none: ends, values and what follows are known.</p>
        ) : (
          <ul className={styles.questions}>
            {questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        );
      }}
    </QueryFrame>
  );
}
