//! A pilot as rows and as a domain value.

use std::collections::HashMap;

use futures_util::future::{BoxFuture, FutureExt};
use muster_domain::audience::Audience;
use muster_domain::id::{PilotId, ProductId};
use muster_domain::pilot::{Account, Decision, Pilot};
use muster_domain::product::ProductRef;
use muster_domain::search::HitKind;
use muster_domain::service_area::ServiceAreaCode;
use muster_domain::text::fold;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::entity::{pilot, pilot_document, pilot_service_area};
use crate::reader::Reader;
use crate::search::Document;
use crate::text::{cleaned, cleaned_option};
use crate::{Error, Result, authority, product, stored, vendor};

/// The rows of a pilot.
pub(super) struct Rows {
    pub(super) pilot: pilot::Model,
    pub(super) service_areas: Vec<pilot_service_area::Model>,
    pub(super) documents: Vec<pilot_document::Model>,
}

impl Rows {
    pub(super) fn of(pilot: &Pilot) -> Self {
        let Pilot { id, authority, account, audience, recorded_at, vouched_at, demonstration, version } =
            pilot;
        let question = cleaned(account.question.trim());
        let text = |text: &Option<String>| {
            cleaned_option(text.as_deref().map(str::trim)).filter(|text| !text.is_empty())
        };
        let places = 0_i32..;
        let areas = places.clone().zip(&account.service_areas).map(|(position, area)| {
            pilot_service_area::Model { pilot_id: id.0, position, service_area: area.as_str().to_owned() }
        });
        let documents = places.zip(&account.documents).map(|(position, address)| pilot_document::Model {
            pilot_id: id.0,
            position,
            address: cleaned(address),
        });
        Self {
            service_areas: areas.collect(),
            documents: documents.collect(),
            pilot: pilot::Model {
                id: id.0,
                authority_id: authority.id.0,
                question_folded: fold(&question),
                question,
                approach: text(&account.approach),
                vendor_id: account.vendor.as_ref().map(|vendor| vendor.id.0),
                product_id: account.product.as_ref().map(|product| product.id.0),
                product: account.product.as_ref().map(|product| cleaned(product.name.trim())),
                start_on: account.start,
                end_on: account.end,
                cost_pence: account.cost.map(|cost| cost.pence),
                cost_currency: account.cost.map(|cost| cost.currency.to_string()),
                people: account.people.map(i64::from),
                measures: text(&account.measures),
                outcome: text(&account.outcome),
                decision: account.decision.map(|decision| decision.as_str().to_owned()),
                why: text(&account.why),
                lessons: text(&account.lessons),
                contact: text(&account.contact),
                audience: audience.as_str().to_owned(),
                recorded_at: *recorded_at,
                vouched_at: *vouched_at,
                demonstration: *demonstration,
                version: *version,
            },
        }
    }
}

/// What search finds a pilot by: whom to ask is no part of it.
pub(super) fn document(pilot: &Pilot) -> Document {
    let Account { question, approach, vendor, product, measures, outcome, why, lessons, .. } = &pilot.account;
    let names = [
        Some(&pilot.authority.name),
        vendor.as_ref().map(|vendor| &vendor.name),
        product.as_ref().map(|product| &product.name),
    ];
    let together = |texts: &[Option<&String>]| {
        texts.iter().flatten().map(|text| text.as_str()).collect::<Vec<_>>().join("\n")
    };
    Document {
        kind: HitKind::Pilot,
        record: pilot.id.0,
        title: question.clone(),
        aliases: Vec::new(),
        names: together(&names),
        body: together(&[approach, measures, outcome, why, lessons].map(Option::as_ref)),
    }
}

/// The product that a row is about, as it was said.
pub(super) fn said(row: &pilot::Model) -> Option<ProductRef> {
    let (id, name) = row.product_id.zip(row.product.clone())?;
    Some(ProductRef { id: ProductId(id), name })
}

/// The pilots of rows.
pub(super) fn assemble(reader: &Reader, rows: Vec<pilot::Model>) -> BoxFuture<'_, Result<Vec<Pilot>>> {
    async move {
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let held_by = rows.iter().map(|row| row.authority_id).collect();
        let authorities = authority::references(reader.database(), held_by).await?;
        let vendors = vendor::heads(reader, rows.iter().filter_map(|row| row.vendor_id).collect()).await?;
        let mut areas: HashMap<Uuid, Vec<ServiceAreaCode>> = HashMap::new();
        let find = pilot_service_area::Entity::find()
            .filter(pilot_service_area::Column::PilotId.is_in(ids.iter().copied()))
            .order_by_asc(pilot_service_area::Column::Position);
        for row in find.all(reader).await? {
            let area = stored::service_area("pilot_service_area", row.pilot_id, Some(&row.service_area))?;
            areas.entry(row.pilot_id).or_default().extend(area);
        }
        let mut documents: HashMap<Uuid, Vec<String>> = HashMap::new();
        let find = pilot_document::Entity::find()
            .filter(pilot_document::Column::PilotId.is_in(ids))
            .order_by_asc(pilot_document::Column::Position);
        for row in find.all(reader).await? {
            documents.entry(row.pilot_id).or_default().push(row.address);
        }
        let naming = product::naming_of(reader, rows.iter().any(|row| row.product_id.is_some())).await?;
        let pilot = |row: pilot::Model| {
            let wrong = |column, value: &str| Error::inconsistent("pilot", column, row.id, value);
            let decision = |word: &String| Decision::parse(word).ok_or_else(|| wrong("decision", word));
            let people = |n: i64| u32::try_from(n).map_err(|_| wrong("people", &n.to_string()));
            let held_by = row.authority_id;
            Ok(Pilot {
                authority: authorities
                    .get(&held_by)
                    .cloned()
                    .ok_or_else(|| wrong("authority_id", &held_by.to_string()))?,
                audience: Audience::parse(&row.audience).ok_or_else(|| wrong("audience", &row.audience))?,
                account: Account {
                    decision: row.decision.as_ref().map(decision).transpose()?,
                    people: row.people.map(people).transpose()?,
                    cost: stored::money(
                        ("pilot", "cost_currency"),
                        row.id,
                        row.cost_pence,
                        row.cost_currency.as_deref(),
                    )?,
                    vendor: row.vendor_id.and_then(|id| vendors.get(&id).cloned()),
                    product: said(&row).map(|said| naming.shown(&said)),
                    service_areas: areas.remove(&row.id).unwrap_or_default(),
                    documents: documents.remove(&row.id).unwrap_or_default(),
                    question: row.question,
                    approach: row.approach,
                    start: row.start_on,
                    end: row.end_on,
                    measures: row.measures,
                    outcome: row.outcome,
                    why: row.why,
                    lessons: row.lessons,
                    contact: row.contact,
                },
                id: PilotId(row.id),
                recorded_at: row.recorded_at,
                vouched_at: row.vouched_at,
                demonstration: row.demonstration,
                version: row.version,
            })
        };
        rows.into_iter().map(pilot).collect()
    }
    .boxed()
}
