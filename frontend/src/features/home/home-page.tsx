import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { statsQuery, useBoroughChoices } from "@/api/reference";
import type { Stats } from "@/api/types";
import { formatCount, formatDate, formatMonth, formatNumber, formatRoundMoney } from "@/lib/format";
import { useMyBorough } from "@/lib/my-borough";
import { ApiPanel } from "@/ui/api-panel";
import { BarChart, MonthChart } from "@/ui/bar-chart";
import { ChoiceBox } from "@/ui/choice-box";
import { Figures } from "@/ui/facts";
import { Page, Section } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import styles from "./home-page.module.css";

type HomePageProps = {
  /** The parts that other nouns draw; about one borough when its code is given. */
  opportunities: (borough: string | null) => ReactNode;
  ending: (borough: string) => ReactNode;
  pipeline: (borough: string | null) => ReactNode;
};

export function HomePage({ opportunities, ending, pipeline }: HomePageProps) {
  const stats = useQuery(statsQuery);
  const [borough, setBorough] = useMyBorough();
  const choices = useBoroughChoices();
  const name = choices.find((choice) => choice.value === borough)?.label ?? null;

  return (
    <Page
      title={name ? `${name}: what is coming up` : "What London is about to buy"}
      lead="The boroughs buy the same technology one by one. Muster reads the notices they publish and shows who could buy together, and until when they must decide."
    >
      <QueryFrame query={stats} lines={2}>
        {(data) => <Counts stats={data} borough={borough} />}
      </QueryFrame>
      {borough ? null : (
        <div className={styles.chooser}>
          <div>
            <h2>Which borough is yours?</h2>
            <p>Muster then shows first what ends, and who to talk to, there. No sign-in.</p>
          </div>
          <ChoiceBox
            label="Your borough"
            placeholder="Camden, Hackney…"
            choices={choices}
            chosen={[]}
            onChange={([chosen]) => setBorough(chosen ?? null)}
            single
          />
        </div>
      )}
      <Section
        title={name ? `Who ${name} could buy with` : "Best opportunities to buy together"}
        aside={
          <Link to="/opportunities" search={borough ? { authority: borough } : {}}>
            All opportunities{name ? ` with ${name}` : ""}
          </Link>
        }
      >
        {opportunities(borough)}
      </Section>
      {borough ? (
        <Section
          title={`What ends next in ${name ?? "your borough"}`}
          aside={
            <Link to="/contracts" search={{ authority: borough }}>
              All contracts
            </Link>
          }
        >
          {ending(borough)}
        </Section>
      ) : null}
      <QueryFrame query={stats}>{(data) => <EndingByMonth stats={data} />}</QueryFrame>
      <Section
        title={name ? `What ${name} plans to buy` : "About to be bought"}
        aside={
          <Link to="/pipeline" search={borough ? { authority: borough } : {}}>
            The whole pipeline
          </Link>
        }
      >
        {pipeline(borough)}
      </Section>
      <QueryFrame query={stats}>{(data) => <ValueByServiceArea stats={data} />}</QueryFrame>
      <ApiPanel path="/api/v1/stats" />
    </Page>
  );
}

function Counts({ stats, borough }: { stats: Stats; borough: string | null }) {
  const own = stats.byBorough.find((entry) => entry.authority.code === borough);
  if (own) {
    return (
      <div className={styles.counts}>
        <Figures
          rows={[
            { name: "Technology contracts that run today", value: formatNumber(own.contracts) },
            { name: "What they cost a year", value: formatRoundMoney(own.annualValue) },
            {
              name: "Technology purchases planned or under way",
              value: formatNumber(own.procurements),
            },
          ]}
        />
        <p className={styles.asOf}>As of {formatDate(stats.asOf)}</p>
      </div>
    );
  }
  return (
    <div className={styles.counts}>
      <Figures
        rows={[
          {
            name: "Technology contracts that run today",
            value: formatNumber(stats.liveTechnologyContracts),
          },
          {
            name: "Technology purchases planned or under way",
            value: formatNumber(stats.openTechnologyProcurements),
          },
          { name: "Opportunities to buy together", value: formatNumber(stats.opportunities) },
          { name: "Notices read", value: formatNumber(stats.notices) },
        ]}
      />
      <p className={styles.asOf}>As of {formatDate(stats.asOf)}</p>
    </div>
  );
}

/** The last day of the month that begins on `first`. */
function lastDay(first: string): string {
  const [year, month] = first.split("-").map(Number);
  // Day 0 of the next month; months count from 0 here, so `month` is already the next one.
  return new Date(Date.UTC(year ?? 0, month ?? 1, 0)).toISOString().slice(0, 10);
}

const MONTHS_SHOWN = 24;

function EndingByMonth({ stats }: { stats: Stats }) {
  const months = stats.endingByMonth.slice(0, MONTHS_SHOWN);
  return (
    <Section
      title="What ends when"
      intro="Technology contracts of every public buyer in the register, by the month in which they end, extensions not counted. Choose a month to see them."
    >
      <MonthChart
        label="Contracts ending, by month"
        columns={months.map((entry) => ({
          id: entry.month,
          mark: entry.month.slice(5, 7) === "01" ? entry.month.slice(0, 4) : "",
          value: entry.contracts,
          text: `${formatMonth(entry.month)}: ${formatCount(entry.contracts, "contract")}`,
          render: (face) => (
            <Link
              to="/contracts"
              search={{
                endsAfter: entry.month,
                endsBefore: lastDay(entry.month),
                // The counts are of all buyers.
                buyers: "all",
              }}
            >
              {face}
            </Link>
          ),
        }))}
      />
    </Section>
  );
}

function ValueByServiceArea({ stats }: { stats: Stats }) {
  const areas = [...stats.byServiceArea]
    .sort((a, b) => b.annualValue.amount - a.annualValue.amount)
    .slice(0, 10);
  return (
    <Section
      title="Where the money goes"
      intro="Live technology contracts by what they are for, in pounds a year."
    >
      <BarChart
        label="Value a year by service area"
        rows={areas.map((entry) => ({
          id: entry.serviceArea.code,
          label: (
            <Link to="/contracts" search={{ serviceArea: entry.serviceArea.code, buyers: "all" }}>
              {entry.serviceArea.name}
            </Link>
          ),
          value: entry.annualValue.amount,
          text: `${formatRoundMoney(entry.annualValue)}, ${formatCount(entry.contracts, "contract")}`,
        }))}
      />
    </Section>
  );
}
