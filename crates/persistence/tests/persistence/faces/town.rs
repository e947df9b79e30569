//! A few boroughs with a few records, and everything that can be done to them, at random.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use muster_domain::access::Role;
use muster_domain::actor::{Actor, Who};
use muster_domain::audience::Audience;
use muster_domain::clock::Clock;
use muster_domain::contract::ContractStatus;
use muster_domain::cpv::Cpv;
use muster_domain::fact::Field;
use muster_domain::id::{AuthorityId, PersonId, SessionId, VendorId};
use muster_domain::money::Money;
use muster_domain::procedure::Procedure;
use muster_domain::procurement::Stage;
use muster_domain::record::{
    BandSharing, Change, Clearance, Datum, FieldSharing, Reader, Record, RecordKind, Renewal, Sensitive,
    Sharing, Speaker,
};
use muster_domain::search::HitKind;
use muster_domain::viewer::Viewer;
use muster_persistence::{Database, Error};
use uuid::Uuid;

use crate::support::{Dice, Maker, Place, day, small, write};

pub const TODAY: &str = "2026-11-23";

/// Words that titles and notes are made of, and nothing else is.
pub const WORDS: [&str; 8] = ["alder", "birch", "cedar", "dogwood", "elder", "fir", "gorse", "hazel"];

pub type Handle = (RecordKind, Uuid, AuthorityId);

pub struct Town {
    pub database: Database,
    pub maker: Maker,
    pub boroughs: Vec<AuthorityId>,
    pub vendors: Vec<VendorId>,
    pub records: std::sync::Mutex<Vec<Handle>>,
}

impl Town {
    pub async fn build(place: &Place) -> Self {
        let (database, maker) = (place.open_migrated().await, Maker::new());
        let mut batch = small(&maker);
        batch.authorities.push(maker.authority(Some("LBH"), "London Borough of Lambeth"));
        batch.notices.clear();
        let (authorities, notice) = (batch.authorities.clone(), maker.notice("town", "town"));
        let vendor = maker.vendor("Second Ltd", &notice);
        batch.vendors.push(vendor);
        batch.vendors.iter_mut().for_each(|v| v.notice = Some(notice.id));
        batch.notices.push(notice);
        (batch.contracts, batch.procurements) = (Vec::new(), Vec::new());
        for (at, authority) in authorities.iter().enumerate() {
            for n in 0..3 {
                let notice = maker.notice(&format!("town-{at}-{n}"), &format!("town-{at}-{n}"));
                let mut contract = maker.contract(authority, &[&batch.vendors[n % 2]], &notice);
                contract.term.end =
                    contract.term.end.and_then(|d| d.checked_add_days(chrono::Days::new(40 * n as u64)));
                batch.contracts.push(contract);
                if n == 0 {
                    batch.procurements.push(maker.procurement(authority, &notice));
                }
                batch.notices.push(notice);
            }
        }
        write(&database, &batch, maker.now()).await;
        let contracts = batch.contracts.iter().map(|c| (RecordKind::Contract, c.id.0, c.authority));
        let procurements = batch.procurements.iter().map(|p| (RecordKind::Procurement, p.id.0, p.authority));
        Self {
            records: std::sync::Mutex::new(contracts.chain(procurements).collect()),
            boroughs: batch.authorities.iter().map(|a| a.id).collect(),
            vendors: batch.vendors.iter().map(|v| v.id).collect(),
            database,
            maker,
        }
    }

    pub fn all(&self) -> Vec<Handle> {
        self.records.lock().unwrap().clone()
    }

    pub fn of(&self, owner: AuthorityId) -> Vec<Handle> {
        self.all().into_iter().filter(|(_, _, of)| *of == owner).collect()
    }

    /// The public, every member nobody knows, and each borough with and without what it keeps to itself.
    pub fn viewers(&self) -> Vec<Viewer> {
        let members = self
            .boroughs
            .iter()
            .flat_map(|authority| [true, false].map(|own| Viewer::Member { authority: *authority, own }));
        [Viewer::Public, Viewer::ANY_MEMBER].into_iter().chain(members).collect()
    }

    pub fn name(&self, viewer: &Viewer) -> String {
        match viewer {
            Viewer::Public => "public".to_owned(),
            _ if *viewer == Viewer::ANY_MEMBER => "members".to_owned(),
            Viewer::Member { authority, own } => format!("{authority} {own}"),
        }
    }

    /// The record as its owner keeps it.
    pub async fn record(&self, (kind, id, owner): Handle) -> (Record, i64) {
        let viewer = Viewer::Member { authority: owner, own: true };
        let kept = self.database.records().get(&viewer, kind, id).await.unwrap().unwrap();
        (kept.record, kept.version)
    }

    fn actor(&self, authority: AuthorityId) -> Actor {
        let (person, session) = (PersonId(self.maker.clock.id()), SessionId(self.maker.clock.id()));
        let who = Who::Person { person, session, roles: vec![Role::Approver] };
        Actor { who, authority, member: true, address: None, request: Uuid::nil() }
    }

    async fn attempt(&self, record: Handle, change: Change) -> Result<i64, Error> {
        let (_, version) = self.record(record).await;
        let (kind, id, owner) = record;
        self.database.records().change(&self.actor(owner), &self.maker.clock, kind, id, version, change).await
    }

    pub async fn must(&self, record: Handle, change: Change) {
        self.attempt(record, change).await.unwrap();
    }

    pub async fn say(&self, record: Handle, field: &str, text: &str) {
        let said = BTreeMap::from([(Field::parse(field).unwrap(), Some(Datum::Text(text.to_owned())))]);
        self.must(record, Change::Say(said)).await;
    }

    pub fn named_until(&self, friend: AuthorityId, until: Option<NaiveDate>) -> Sharing {
        let named = vec![Reader { authority: friend, until }];
        Sharing { named, ..Sharing::with(Audience::Named) }
    }

    pub async fn search(&self, viewer: &Viewer, word: &str) -> Vec<Uuid> {
        let kinds = [HitKind::Contract, HitKind::Procurement];
        let hits = self.database.search().find(viewer, word, &kinds, 200).await.unwrap();
        hits.into_iter().map(|hit| hit.id).collect()
    }

    /// Every record as its owner keeps it.
    pub async fn kept(&self) -> Vec<Record> {
        let mut kept = Vec::new();
        for record in self.all() {
            kept.push(self.record(record).await.0);
        }
        kept
    }

    /// How many records look different to somebody than to the public.
    pub async fn differing(&self) -> usize {
        let viewers = self.viewers();
        let differs = |record: &&Record| {
            let public = record.view(&Viewer::Public, day(TODAY));
            viewers.iter().any(|viewer| record.view(viewer, day(TODAY)) != public)
        };
        self.kept().await.iter().filter(differs).count()
    }

    /// Does something, and says whether it was done: some of what comes up is refused.
    pub async fn change_something(&self, dice: &mut Dice) -> bool {
        let owner = self.change_something_of(dice).await;
        owner.is_some()
    }

    /// Does something to a record, and says whose it is; `None` where it was refused.
    pub async fn change_something_of(&self, dice: &mut Dice) -> Option<AuthorityId> {
        if dice.below(8) == 0 {
            let owner = dice.of(&self.boroughs);
            let kind = dice.of(&RecordKind::ALL);
            let mut said = self.said(dice, kind);
            said.insert(Field::Title, Some(Datum::Text(words(dice))));
            let sharing = self.sharing(dice, owner);
            let (store, actor) = (self.database.records(), self.actor(owner));
            let made = store.create(&actor, &self.maker.clock, kind, said, Some(sharing)).await;
            return match made {
                Ok(id) => {
                    self.records.lock().unwrap().push((kind, id, owner));
                    Some(owner)
                }
                Err(Error::Unacceptable(_) | Error::Conflict(_) | Error::Taken { .. }) => None,
                Err(error) => panic!("{error}"),
            };
        }
        let record = dice.of(&self.all());
        let (kind, _, owner) = record;
        let change = match dice.below(12) {
            0..=3 => Change::Say(self.said(dice, kind)),
            4..=7 => Change::Share(self.sharing(dice, owner)),
            8 => Change::Nda(dice.below(3) > 0),
            9 => Change::Clear(self.clearance(dice)),
            10 => Change::Archive(dice.below(2) == 0),
            _ => Change::Confirm(None),
        };
        match self.attempt(record, change).await {
            Ok(_) => Some(owner),
            Err(Error::Unacceptable(_) | Error::Conflict(_)) => None,
            Err(error) => panic!("{error}"),
        }
    }

    fn said(&self, dice: &mut Dice, kind: RecordKind) -> BTreeMap<Field, Option<Datum>> {
        let mut said = BTreeMap::new();
        for _ in 0..=dice.below(3) {
            let field = dice.of(kind.fields());
            let value = match field {
                Field::Title
                | Field::Description
                | Field::Notes
                | Field::Responsible
                | Field::Contact
                | Field::Department => Datum::Text(words(dice)),
                Field::TermEnd
                | Field::TermMaxEnd
                | Field::ExpectedStart
                | Field::TenderDeadline
                | Field::ReviewOn => Datum::Date(day("2031-01-01") + chrono::Days::new(dice.below(900))),
                Field::ValueNet | Field::IrrecoverableVat => {
                    Datum::Money(Money::gbp(i64::try_from(dice.below(900_000_000)).unwrap()))
                }
                // Few enough that some are taken.
                Field::Reference => Datum::Text(format!("P/{}", dice.below(30))),
                Field::Vendors => Datum::Vendors(vec![dice.of(&self.vendors)]),
                Field::Status => Datum::Status(dice.of(&ContractStatus::ALL)),
                Field::Stage => Datum::Stage(dice.of(&Stage::ALL)),
                Field::Renewal => Datum::Renewal(dice.of(&Renewal::ALL)),
                Field::NoticePeriodDays => Datum::Days(90),
                Field::Procedure => Datum::Procedure(dice.of(&Procedure::ALL)),
                Field::Cpv => {
                    Datum::Codes(Cpv::parse(dice.of(&["48000000", "72212100"])).into_iter().collect())
                }
                Field::Technology | Field::LightTouch | Field::SupplierSme => Datum::Flag(dice.below(3) > 0),
                _ => continue,
            };
            said.insert(field, (dice.below(8) > 0).then_some(value));
        }
        said
    }

    fn readers(&self, dice: &mut Dice, owner: AuthorityId) -> Vec<Reader> {
        let others: Vec<AuthorityId> = self.boroughs.iter().copied().filter(|a| *a != owner).collect();
        let until = dice.maybe(|dice| day(TODAY) + chrono::Days::new(dice.below(5)));
        vec![Reader { authority: dice.of(&others), until }]
    }

    fn audience(&self, dice: &mut Dice, owner: AuthorityId) -> (Audience, Vec<Reader>) {
        let audience = dice.of(&Audience::ALL);
        let named = if audience == Audience::Named { self.readers(dice, owner) } else { Vec::new() };
        (audience, named)
    }

    fn sharing(&self, dice: &mut Dice, owner: AuthorityId) -> Sharing {
        let (audience, named) = self.audience(dice, owner);
        let mut sharing = Sharing { named, ..Sharing::with(audience) };
        for field in Sensitive::ALL {
            if dice.below(3) > 0 {
                continue;
            }
            let (within, named) = self.audience(dice, owner);
            if within > audience {
                continue;
            }
            let (to, readers) = self.audience(dice, owner);
            let band = (field == Sensitive::Value && to <= audience)
                .then_some(BandSharing { audience: to, named: readers });
            sharing.fields.insert(field, FieldSharing { audience: within, named, band });
        }
        sharing
    }

    fn clearance(&self, dice: &mut Dice) -> Clearance {
        Clearance {
            id: self.maker.clock.id(),
            field: dice.of(&Sensitive::ALL),
            audience: dice.of(&[Audience::Members, Audience::Public]),
            until: dice.maybe(|dice| day(TODAY) + chrono::Days::new(dice.below(5))),
            reason: "The supplier agreed in writing.".to_owned(),
            nda_checked: true,
            supplier_consent: true,
            disclosure_considered: true,
            by: Speaker { account: Uuid::nil(), name: "Approver".to_owned() },
            at: self.maker.now(),
            revoked_at: None,
        }
    }
}

fn words(dice: &mut Dice) -> String {
    format!("{} and {}", dice.of(&WORDS), dice.of(&WORDS))
}
