//! Counts and sums for the home page and charts.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Datelike, Months, NaiveDate, Utc};
use muster_domain::authority::AuthorityRef;
use muster_domain::id::AuthorityId;
use muster_domain::money::Money;
use muster_domain::procurement::Stage;
use muster_domain::service_area::ServiceAreaCode;
use muster_domain::stats::{AreaCount, BoroughCount, MonthCount, Stats};
use muster_domain::viewer::Viewer;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult};
use uuid::Uuid;

use crate::face::Faces;
use crate::reader::Reader;
use crate::sql::Sql;
use crate::{Database, Error, Result};

/// How far ahead ends are counted.
const MONTHS: u32 = 36;

/// A year's pounds; figures in other currencies are left out of sums.
const ANNUAL: &str =
    "CAST(coalesce(sum(CASE WHEN best_currency = 'GBP' THEN annual_pence END), 0) AS bigint)";

/// The store of counts.
#[derive(Debug, Clone)]
pub struct StatsStore {
    database: Database,
}

impl StatsStore {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// Everything counted on `today`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn get(&self, viewer: &Viewer, today: NaiveDate) -> Result<Stats> {
        let reader = Reader::open(&self.database, viewer).await?;
        let counting = Counting {
            contracts: reader.visible(Faces::Contract, "contract"),
            procurements: reader.visible(Faces::Procurement, "procurement"),
            reader,
            today,
        };
        let mut stats = counting.counts().await?;
        stats.ending_by_month = counting.by_month().await?;
        stats.by_service_area = counting.by_service_area().await?;
        stats.by_borough = counting.by_borough().await?;
        Ok(stats)
    }
}

/// One count of everything, for one viewer.
struct Counting {
    reader: Reader,
    today: NaiveDate,
    /// Which contracts the viewer sees.
    contracts: String,
    /// Which procurements the viewer sees.
    procurements: String,
}

impl Counting {
    async fn rows(&self, sql: Sql) -> Result<Vec<QueryResult>> {
        Ok(self.reader.query_all_raw(sql.statement(self.reader.get_database_backend())).await?)
    }

    /// Technology contracts that run, or will run, today.
    fn live<'a>(&self, sql: &'a mut Sql) -> &'a mut Sql {
        sql.push("technology AND status NOT IN ('terminated', 'cancelled') AND last_day >= ")
            .bind(self.today);
        sql.push(" AND ").push(&self.contracts)
    }

    /// Procurements that can still be joined.
    fn open<'a>(&self, sql: &'a mut Sql) -> &'a mut Sql {
        let closed = Stage::ALL.into_iter().filter(|s| !s.open()).map(Stage::as_str);
        sql.push("stage NOT IN (").list(closed).push(") AND ").push(&self.procurements)
    }

    async fn counts(&self) -> Result<Stats> {
        let Self { contracts, procurements, reader, today } = self;
        let mut sql = Sql::new("SELECT (SELECT count(*) FROM contract WHERE ");
        sql.push(contracts).push("), ");
        if *reader.viewer() == Viewer::Public {
            sql.push("(SELECT coalesce(CAST(sum(technology_contracts) AS bigint), 0) FROM authority), ");
        } else {
            sql.push("(SELECT count(*) FROM contract WHERE technology AND ").push(contracts).push("), ");
        }
        sql.push("(SELECT count(*) FROM contract WHERE ");
        self.live(&mut sql).push("), (SELECT count(*) FROM procurement WHERE ");
        self.open(&mut sql).push("), (SELECT count(*) FROM procurement WHERE technology AND ");
        self.open(&mut sql).push(
            "), (SELECT count(*) FROM vendor WHERE named_by IS NULL), (SELECT count(*) FROM authority), ",
        );
        sql.push("(SELECT count(*) FROM authority a WHERE a.kind = 'borough' AND (");
        if *reader.viewer() == Viewer::Public {
            sql.push("a.technology_contracts > 0");
        } else {
            sql.push("EXISTS (SELECT 1 FROM contract WHERE contract.authority_id = a.id AND technology AND ");
            sql.push(contracts).push(")");
        }
        sql.push(
            " OR EXISTS (SELECT 1 FROM procurement WHERE procurement.authority_id = a.id AND technology AND ",
        );
        sql.push(procurements)
            .push("))), (SELECT count(*) FROM notice), (SELECT count(*) FROM opportunity WHERE ");
        sql.push(&reader.visible(Faces::Opportunity, "opportunity"));
        sql.push("), EXISTS (SELECT 1 FROM contract WHERE demonstration AND ").push(contracts);
        sql.push(") OR EXISTS (SELECT 1 FROM procurement WHERE demonstration AND ")
            .push(procurements)
            .push(")");
        let rows = self.rows(sql).await?;
        let row = rows.first().ok_or_else(|| DbErr::RecordNotFound("counts".to_owned()))?;
        let sql = Sql::new(
            "SELECT finished_at FROM import WHERE finished_at IS NOT NULL ORDER BY finished_at DESC LIMIT 1",
        );
        let last_import_at: Option<DateTime<Utc>> =
            self.rows(sql).await?.first().map(|row| row.try_get_by_index(0)).transpose()?;
        Ok(Stats {
            as_of: *today,
            contracts: count(row, 0)?,
            technology_contracts: count(row, 1)?,
            live_technology_contracts: count(row, 2)?,
            open_procurements: count(row, 3)?,
            open_technology_procurements: count(row, 4)?,
            vendors: count(row, 5)?,
            authorities: count(row, 6)?,
            active_boroughs: count(row, 7)?,
            notices: count(row, 8)?,
            opportunities: count(row, 9)?,
            demonstration: row.try_get_by_index(10)?,
            last_import_at,
            ending_by_month: Vec::new(),
            by_service_area: Vec::new(),
            by_borough: Vec::new(),
        })
    }

    /// The first month is the one of `today`.
    async fn by_month(&self) -> Result<Vec<MonthCount>> {
        let today = self.today;
        let Some(first) = today.with_day(1) else { return Ok(Vec::new()) };
        let Some(after) = first.checked_add_months(Months::new(MONTHS)) else { return Ok(Vec::new()) };
        let month = match self.reader.get_database_backend() {
            DbBackend::Sqlite => "substr(end_on, 1, 7)",
            _ => "to_char(end_on, 'YYYY-MM')",
        };
        let mut sql = Sql::new(&format!("SELECT {month}, count(*), {ANNUAL} FROM contract WHERE "));
        self.live(&mut sql).push(" AND end_on >= ").bind(today.max(first)).push(" AND end_on < ").bind(after);
        sql.push(" GROUP BY 1");
        let mut counted: HashMap<String, (u64, i64)> = HashMap::new();
        for row in self.rows(sql).await? {
            counted.insert(row.try_get_by_index(0)?, (count(&row, 1)?, row.try_get_by_index(2)?));
        }
        let months = (0..MONTHS).filter_map(|n| first.checked_add_months(Months::new(n)));
        let month = |month: NaiveDate| {
            let (contracts, pence) =
                counted.get(&month.format("%Y-%m").to_string()).copied().unwrap_or_default();
            MonthCount { month, contracts, annual_value: Money::gbp(pence) }
        };
        Ok(months.map(month).collect())
    }

    async fn by_service_area(&self) -> Result<Vec<AreaCount>> {
        let mut areas: BTreeMap<ServiceAreaCode, AreaCount> = BTreeMap::new();
        let empty = |service_area| AreaCount {
            service_area,
            contracts: 0,
            procurements: 0,
            authorities: 0,
            annual_value: Money::gbp(0),
        };
        let mut sql = Sql::new("SELECT service_area, count(*), count(DISTINCT authority_id), ");
        sql.push(ANNUAL).push(" FROM contract WHERE service_area IS NOT NULL AND ");
        self.live(&mut sql).push(" GROUP BY service_area");
        for row in self.rows(sql).await? {
            let code = area(&row)?;
            let counted = areas.entry(code).or_insert_with(|| empty(code));
            counted.contracts = count(&row, 1)?;
            counted.authorities = count(&row, 2)?;
            counted.annual_value = Money::gbp(row.try_get_by_index(3)?);
        }
        let mut sql =
            Sql::new("SELECT service_area, count(*) FROM procurement WHERE service_area IS NOT NULL AND ");
        self.open(&mut sql).push(" GROUP BY service_area");
        for row in self.rows(sql).await? {
            let code = area(&row)?;
            areas.entry(code).or_insert_with(|| empty(code)).procurements = count(&row, 1)?;
        }
        Ok(areas.into_values().collect())
    }

    async fn by_borough(&self) -> Result<Vec<BoroughCount>> {
        let mut contracts: HashMap<Uuid, (u64, i64)> = HashMap::new();
        let mut sql = Sql::new(&format!("SELECT authority_id, count(*), {ANNUAL} FROM contract WHERE "));
        self.live(&mut sql).push(" GROUP BY authority_id");
        for row in self.rows(sql).await? {
            contracts.insert(row.try_get_by_index(0)?, (count(&row, 1)?, row.try_get_by_index(2)?));
        }
        let mut procurements: HashMap<Uuid, u64> = HashMap::new();
        let mut sql = Sql::new("SELECT authority_id, count(*) FROM procurement WHERE technology AND ");
        self.open(&mut sql).push(" GROUP BY authority_id");
        for row in self.rows(sql).await? {
            procurements.insert(row.try_get_by_index(0)?, count(&row, 1)?);
        }
        let sql = Sql::new(
            "SELECT id, code, name, member, gss FROM authority WHERE kind = 'borough' ORDER BY name_folded, id",
        );
        let mut boroughs = Vec::new();
        for row in self.rows(sql).await? {
            let id: Uuid = row.try_get_by_index(0)?;
            let (contracts, pence) = contracts.get(&id).copied().unwrap_or_default();
            boroughs.push(BoroughCount {
                authority: AuthorityRef {
                    id: AuthorityId(id),
                    code: row.try_get_by_index(1)?,
                    name: row.try_get_by_index(2)?,
                    member: row.try_get_by_index(3)?,
                },
                gss: row.try_get_by_index::<Option<String>>(4)?.unwrap_or_default(),
                contracts,
                procurements: procurements.get(&id).copied().unwrap_or(0),
                annual_value: Money::gbp(pence),
            });
        }
        Ok(boroughs)
    }
}

fn count(row: &QueryResult, column: usize) -> Result<u64> {
    let count: i64 = row.try_get_by_index(column)?;
    Ok(u64::try_from(count).unwrap_or(0))
}

fn area(row: &QueryResult) -> Result<ServiceAreaCode> {
    let code: String = row.try_get_by_index(0)?;
    ServiceAreaCode::parse(&code).ok_or_else(|| Error::inconsistent("contract", "service_area", "?", &code))
}
