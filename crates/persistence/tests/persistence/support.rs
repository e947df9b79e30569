//! A database for each test, and records to put into it.

use std::collections::BTreeMap;
use std::future::Future;

use chrono::{DateTime, NaiveDate, Utc};
use muster_domain::authority::AuthorityKind;
use muster_domain::clock::{Clock, FixedClock};
use muster_domain::contract::{ContractStatus, Value};
use muster_domain::cpv::Cpv;
use muster_domain::fact::{Basis, Field};
use muster_domain::id::{AuthorityId, ContractId, NoticeId, ProcurementId, VendorId};
use muster_domain::identifier::Identifier;
use muster_domain::money::Money;
use muster_domain::notice::{NoticeKind, Source};
use muster_domain::page::{Page, PageRequest};
use muster_domain::procurement::Stage;
use muster_domain::term::Term;
use muster_persistence::Database;
use muster_persistence::register::{
    AuthoritySeen, Batch, ContractFolded, NewNotice, ProcurementFolded, VendorSeen, Written,
};
use sea_orm::{ConnectionTrait, Database as Server};

/// Runs each of these tests on both databases, an empty migrated one each time.
#[macro_export]
macro_rules! on_both_databases {
    ($($test:ident),+ $(,)?) => {
        mod on_sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $test() {
                $crate::support::on_sqlite(super::$test).await;
            })+
        }
        mod on_postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $test() {
                $crate::support::on_postgres(super::$test).await;
            })+
        }
    };
}

/// An address of an empty database, to be opened as often as the test likes.
#[derive(Debug, Clone)]
pub struct Place(pub String);

impl Place {
    pub async fn open(&self) -> Database {
        Database::connect(&self.0).await.unwrap()
    }

    pub async fn open_migrated(&self) -> Database {
        let database = self.open().await;
        database.migrate().await.unwrap();
        database
    }
}

pub async fn on_sqlite<F: Future<Output = ()>>(test: impl FnOnce(Place) -> F) {
    let folder = tempfile::tempdir().unwrap();
    test(Place(format!("sqlite:{}", folder.path().join("muster.db").display()))).await;
}

pub async fn on_postgres<F: Future<Output = ()>>(test: impl FnOnce(Place) -> F) {
    let server = std::env::var("MUSTER_TEST_POSTGRES").expect(
        "MUSTER_TEST_POSTGRES must be the address of a PostgreSQL server on which databases can be made: \
         run the tests through scripts/with-postgres",
    );
    let (base, _) = server.rsplit_once('/').expect("postgres://USER@HOST:PORT/DATABASE");
    let stamp = std::time::UNIX_EPOCH.elapsed().unwrap().as_nanos();
    let name = format!("muster_{}_{stamp}", std::process::id());
    let administration = Server::connect(&server).await.unwrap();
    administration.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
    test(Place(format!("{base}/{name}"))).await;
    administration.execute_unprepared(&format!("DROP DATABASE {name} WITH (FORCE)")).await.unwrap();
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn noon(text: &str) -> DateTime<Utc> {
    format!("{text}T12:00:00.123456Z").parse().unwrap()
}

pub fn whole() -> PageRequest {
    PageRequest { limit: 200, cursor: None }
}

pub fn page(limit: u16, cursor: Option<String>) -> PageRequest {
    PageRequest { limit, cursor }
}

/// Everything that turning pages of three rows shows.
pub async fn by_threes<T, F: Future<Output = muster_persistence::Result<Page<T>>>>(
    list: impl Fn(PageRequest) -> F,
) -> Vec<T> {
    let (mut all, mut cursor) = (Vec::new(), None);
    loop {
        let page = list(page(3, cursor)).await.unwrap();
        all.extend(page.items);
        cursor = page.next;
        if cursor.is_none() {
            return all;
        }
    }
}

/// Makes records with ids that count upwards.
#[derive(Debug)]
pub struct Maker {
    pub clock: FixedClock,
}

impl Maker {
    pub fn new() -> Self {
        Self { clock: FixedClock::at(day("2026-11-23")) }
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    pub fn authority(&self, code: Option<&str>, name: &str) -> AuthoritySeen {
        AuthoritySeen {
            id: AuthorityId(self.clock.id()),
            created: true,
            code: code.map(str::to_owned),
            gss: code.map(|c| format!("E09-{c}")),
            kind: if code.is_some() { AuthorityKind::Borough } else { AuthorityKind::Other },
            member: code.is_some(),
            name: name.to_owned(),
            spelling: name.to_owned(),
            identifiers: code.map(|c| Identifier::new("GB-LAE", c)).into_iter().collect(),
            reason: "of the list of boroughs".to_owned(),
            notice: None,
        }
    }

    pub fn notice(&self, process: &str, release: &str) -> NewNotice {
        NewNotice {
            id: NoticeId(self.clock.id()),
            source: Source::FindATender,
            process: process.to_owned(),
            release: release.to_owned(),
            kind: NoticeKind::Award,
            notice_type: Some("UK6".to_owned()),
            title: Some(format!("Award of {process}")),
            published_at: Some(noon("2026-03-01")),
            url: None,
            authority: None,
            raw: format!("{{\"ocid\":\"{process}\",\"id\":\"{release}\"}}"),
            digest: format!("digest of {process} {release}"),
            file: "notices.json".to_owned(),
            demonstration: false,
        }
    }

    pub fn vendor(&self, name: &str, notice: &NewNotice) -> VendorSeen {
        VendorSeen {
            id: VendorId(self.clock.id()),
            created: true,
            name: name.to_owned(),
            spelling: name.to_owned(),
            company_number: None,
            sme: None,
            vcse: None,
            identifiers: Vec::new(),
            outcome: "new".to_owned(),
            reason: "nobody like it was known".to_owned(),
            conflicts_with: None,
            notice: Some(notice.id),
            named_by: None,
            demonstration: notice.demonstration,
        }
    }

    pub fn contract(
        &self,
        authority: &AuthoritySeen,
        vendors: &[&VendorSeen],
        notice: &NewNotice,
    ) -> ContractFolded {
        ContractFolded {
            id: ContractId(self.clock.id()),
            process: notice.process.clone(),
            award: "1".to_owned(),
            authority: authority.id,
            vendors: vendors.iter().map(|v| v.id).collect(),
            procurement: None,
            title: "Housing management system".to_owned(),
            description: Some("Repairs, rents and \r\n tenancies".to_owned()),
            status: ContractStatus::Active,
            term: Term {
                start: Some(day("2024-04-01")),
                end: Some(day("2028-03-31")),
                max_end: Some(day("2030-03-31")),
                extensions: Some("2 x 12 months".to_owned()),
            },
            value: Value { net: Some(Money::gbp(48_000_000)), gross: None },
            signed_on: Some(day("2024-03-01")),
            cpv: vec![Cpv::parse("48000000").unwrap(), Cpv::parse("72000000").unwrap()],
            technology: true,
            service_area: muster_domain::service_area::ServiceAreaCode::parse("housing-management"),
            facts: BTreeMap::from([
                (Field::Title, Basis::published(notice.id, "/tender/title")),
                (Field::TermMaxEnd, Basis::inferred(notice.id, "/x", "2 x 12 months", "24 months")),
            ]),
            notices: vec![notice.id],
            first_published_at: Some(noon("2026-03-01")),
            vouched_at: Some(noon("2026-03-01")),
            demonstration: notice.demonstration,
        }
    }

    pub fn procurement(&self, authority: &AuthoritySeen, notice: &NewNotice) -> ProcurementFolded {
        ProcurementFolded {
            id: ProcurementId(self.clock.id()),
            process: notice.process.clone(),
            authority: authority.id,
            title: "Parking permits".to_owned(),
            description: None,
            stage: Stage::Planned,
            expected_start: Some(day("2028-01-01")),
            expected_end: Some(day("2031-12-31")),
            max_end: None,
            engagement_ends: None,
            tender_deadline: Some(day("2027-05-01")),
            notice_expected: None,
            value: Value { net: None, gross: Some(Money::gbp(1_200_000)) },
            cpv: vec![Cpv::parse("48000000").unwrap()],
            technology: true,
            service_area: muster_domain::service_area::ServiceAreaCode::parse("housing-management"),
            facts: BTreeMap::new(),
            notices: vec![notice.id],
            first_published_at: None,
            vouched_at: Some(noon("2026-03-01")),
            demonstration: notice.demonstration,
        }
    }
}

pub async fn write(database: &Database, batch: &Batch, now: DateTime<Utc>) -> Written {
    let mut register = database.register().await.unwrap();
    let written = register.write(batch, now).await.unwrap();
    register.commit().await.unwrap();
    written
}

/// Two boroughs and a vendor, each with one contract, and a procurement.
pub fn small(maker: &Maker) -> Batch {
    let camden = maker.authority(Some("CMD"), "London Borough of Camden");
    let hackney = maker.authority(Some("HCK"), "London Borough of Hackney");
    let notices: Vec<NewNotice> =
        (1..=3).map(|n| maker.notice(&format!("ocds-{n}"), &format!("{n}-2026"))).collect();
    let vendor = maker.vendor("Système Ltd", &notices[0]);
    let contracts = vec![
        maker.contract(&camden, &[&vendor], &notices[0]),
        maker.contract(&hackney, &[&vendor], &notices[1]),
    ];
    let procurements = vec![maker.procurement(&camden, &notices[2])];
    Batch {
        import: None,
        authorities: vec![camden, hackney],
        vendors: vec![vendor],
        notices,
        procurements,
        contracts,
    }
}

/// Numbers that look random and are the same in every run (Marsaglia's xorshift).
#[derive(Debug)]
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }

    pub fn maybe<T>(&mut self, value: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.below(3) > 0).then(|| value(self))
    }

    pub fn of<T: Clone>(&mut self, all: &[T]) -> T {
        all[usize::try_from(self.below(all.len() as u64)).unwrap()].clone()
    }
}
