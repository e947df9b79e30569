//! Puts together what a message says, when it is sent and with the eyes of its recipient as they are then.

use std::collections::HashSet;

use chrono::NaiveDate;
use muster_domain::access::Action;
use muster_domain::alert::{
    Delivery, DeliveryKind, Reason, Recipient, Says, Thing, ThingKind, Told, Waits, day, written,
};
use muster_domain::clock::Clock;
use muster_domain::contract::Contract;
use muster_domain::duty::{Concern, Duty};
use muster_domain::fact::{FactState, Field};
use muster_domain::follow::Channel;
use muster_domain::id::{ContractId, OpportunityId, ProcurementId, VendorId};
use muster_domain::page::PageRequest;
use muster_domain::peer::RequestState;
use muster_domain::record::RecordKind;
use muster_domain::review::sight::May;
use muster_domain::viewer::Viewer;
use muster_identity::place::{of_authority_teams, of_teams};
use muster_identity::secret;
use muster_persistence::answer_link::NewAnswerLink;
use muster_persistence::peer::Asked;
use uuid::Uuid;

use super::digest::{Desks, MOST};
use super::find::running;
use super::{Address, Alerts, Answer, Line, Message, Section, sentence};
use crate::Result;

/// The page of an authority's duties.
const DUTIES: &str = "my-authority/duties";

/// What is being put together, and for whom.
struct Draft<'a> {
    alerts: &'a Alerts,
    viewer: Viewer,
    /// Who can answer; nobody in what goes to several people.
    recipient: Option<&'a Recipient>,
    links: Vec<NewAnswerLink>,
    /// Things that stand in it already: each is told once.
    told: HashSet<Uuid>,
    today: NaiveDate,
}

/// A message to somebody, and where it goes; `None` where there is nothing to tell them, or no way.
pub(super) async fn to_person(
    alerts: &Alerts,
    delivery: &Delivery,
    recipient: &Recipient,
    desks: &mut Desks,
    clock: &dyn Clock,
) -> Result<Option<(Message, Address)>> {
    let person = &recipient.person;
    let address = match delivery.channel {
        Channel::Mail => Some(person.email.clone()),
        Channel::Teams => {
            let kept = recipient.settings.teams.as_deref();
            kept.map(|kept| alerts.secrets.open(&of_teams(person.id.0), kept)).transpose()?
        }
    };
    let Some(address) = address else { return Ok(None) };
    let address = Address { name: person.name.clone(), address };
    let mut draft = Draft {
        alerts,
        viewer: recipient.viewer(),
        recipient: Some(recipient),
        links: Vec::new(),
        told: HashSet::new(),
        today: clock.today(),
    };
    let first = person.name.split_whitespace().next().unwrap_or_default().to_owned();
    let Some(message) = draft.message(delivery, &first, desks, clock).await? else { return Ok(None) };
    if !draft.links.is_empty() {
        alerts.database.answer_links().make(person.id, delivery.id, &draft.links, clock).await?;
    }
    Ok(Some((message, address)))
}

/// A message to an authority's own channel, and where it goes.
pub(super) async fn to_authority(
    alerts: &Alerts,
    delivery: &Delivery,
    desks: &mut Desks,
    clock: &dyn Clock,
) -> Result<Option<(Message, Address)>> {
    let all = alerts.database.follows().every_authority_teams().await?;
    let Some(teams) = all.into_iter().find(|teams| teams.authority == delivery.authority) else {
        return Ok(None);
    };
    let address = alerts.secrets.open(&of_authority_teams(delivery.authority.0), &teams.address)?;
    let viewer = Viewer::Member { authority: delivery.authority, own: true };
    let (links, told, today) = (Vec::new(), HashSet::new(), clock.today());
    let mut draft = Draft { alerts, viewer, recipient: None, links, told, today };
    let message = draft.message(delivery, "", desks, clock).await?;
    Ok(message.map(|message| (message, Address { name: String::new(), address })))
}

impl Draft<'_> {
    async fn message(
        &mut self,
        delivery: &Delivery,
        name: &str,
        desks: &mut Desks,
        clock: &dyn Clock,
    ) -> Result<Option<Message>> {
        let base = &self.alerts.public_url;
        let settings_url = format!("{base}/following");
        let hello = if name.is_empty() { "Good morning.".to_owned() } else { format!("Hello {name}.") };
        if delivery.kind == DeliveryKind::Test {
            return Ok(Some(Message {
                subject: "Messages from Muster arrive".to_owned(),
                opening: format!("{hello} You asked whether messages arrive. They do."),
                sections: Vec::new(),
                settings_url,
                stop: None,
            }));
        }
        let told = self.alerts.database.deliveries().lines(delivery.id).await?;
        let (ends, others): (Vec<Told>, Vec<Told>) =
            told.into_iter().partition(|told| matches!(told.reason, Reason::Ends { .. }));
        let (waiting, followed): (Vec<Told>, Vec<Told>) =
            others.into_iter().partition(|told| matches!(told.reason, Reason::Waits { .. }));
        let mut sections = Vec::new();
        sections.extend(self.told("Waiting for you", &waiting, "/").await?);
        if delivery.kind == DeliveryKind::Digest {
            sections.extend(self.asked(clock).await?);
            sections.extend(self.deciding(desks, clock).await?);
        }
        sections.extend(self.told("Ends that came closer", &ends, "/contracts").await?);
        if delivery.kind == DeliveryKind::Digest {
            sections.extend(self.duties(desks, clock).await?);
            sections.extend(self.questions().await?);
            sections.extend(self.opportunities(desks, clock).await?);
            sections.extend(self.pilots(desks, clock).await?);
        }
        sections.extend(self.told("What you follow", &followed, "/following").await?);
        if sections.is_empty() {
            return Ok(None);
        }
        let count: usize =
            sections.iter().map(|s| s.lines.len() + s.more.as_ref().map_or(0, |(more, _)| *more)).sum();
        let things = if count == 1 { "One thing".to_owned() } else { format!("{count} things") };
        let stop = match self.recipient {
            Some(_) => {
                let thing = Thing { kind: ThingKind::Everything, id: Uuid::nil() };
                let token = self.link(Says::Stop, thing, None)?;
                Some((format!("{base}/answer/{token}"), format!("{base}/api/v1/answers/{token}")))
            }
            None => None,
        };
        let subject = match (delivery.kind, sections.as_slice()) {
            (DeliveryKind::Digest, _) => {
                format!("Your week in Muster: {}", things.to_lowercase())
            }
            (_, [only]) if only.lines.len() == 1 && only.more.is_none() => shortened(&only.lines[0].text),
            _ => format!("{things} to know of"),
        };
        let opening = match delivery.kind {
            DeliveryKind::Digest => {
                let on = written(day(clock.now()));
                format!("{hello} This is what matters on {on}: {}, most urgent first.", things.to_lowercase())
            }
            _ => hello,
        };
        Ok(Some(Message { subject, opening, sections, settings_url, stop }))
    }

    /// What was found when the message was made, as it stands now.
    async fn told(&mut self, title: &str, told: &[Told], more: &str) -> Result<Option<Section>> {
        let mut lines = Vec::new();
        let mut others = 0;
        for told in told {
            if lines.len() == 2 * MOST {
                others += usize::from(!self.told.contains(&told.thing.id));
                continue;
            }
            if let Some(line) = self.line(told).await? {
                lines.push(line);
            }
        }
        Ok(section(title, lines, others, format!("{}{more}", self.alerts.public_url)))
    }

    /// One thing that was found; `None` where its recipient sees it no more, or it is not so any more.
    async fn line(&mut self, told: &Told) -> Result<Option<Line>> {
        let (database, id) = (&self.alerts.database, told.thing.id);
        if self.told.contains(&id) {
            return Ok(None);
        }
        let viewer = self.viewer;
        let line = match told.thing.kind {
            ThingKind::Contract => {
                let found = database.contracts().get(&viewer, ContractId(id)).await?;
                let still = |contract: &Contract| match told.reason {
                    Reason::Ends { .. } => {
                        running(contract)
                            && contract
                                .term
                                .end
                                .is_some_and(|end| told.occasion.starts_with(&format!("ends {end} ")))
                    }
                    _ => true,
                };
                match found.filter(still) {
                    Some(contract) => {
                        let text = sentence::contract(&contract, &told.reason);
                        let answers = match told.reason {
                            Reason::Ends { .. } => self.about_end(&contract).await?,
                            _ => Vec::new(),
                        };
                        Some(self.line_of("contracts", id, text, answers))
                    }
                    None => None,
                }
            }
            ThingKind::Procurement => {
                let found = database.procurements().get(&viewer, ProcurementId(id)).await?;
                found.map(|p| {
                    let text = sentence::procurement(&p, &told.reason);
                    self.line_of("pipeline", id, text, Vec::new())
                })
            }
            ThingKind::Opportunity => match database.opportunities().get(&viewer, OpportunityId(id)).await? {
                Some(opportunity) => {
                    let text = sentence::opportunity(&opportunity, Some(&told.reason));
                    let answers = self.not_now(told.thing)?.into_iter().collect();
                    Some(self.line_of("opportunities", id, text, answers))
                }
                None => None,
            },
            ThingKind::Vendor => {
                let found = database.vendors().get(&viewer, VendorId(id)).await?;
                found.map(|v| {
                    let text = sentence::vendor(&v, &told.reason);
                    self.line_of("vendors", id, text, Vec::new())
                })
            }
            ThingKind::PeerQuestion | ThingKind::Review => match told.reason {
                Reason::Waits { what } => self.waits(what, id).await?,
                _ => None,
            },
            ThingKind::Question | ThingKind::Everything => None,
        };
        if line.is_some() {
            self.told.insert(id);
        }
        Ok(line)
    }

    /// What waits for the recipient; `None` where it does not any more, or is none of theirs by now.
    async fn waits(&self, what: Waits, id: Uuid) -> Result<Option<Line>> {
        let Some(recipient) = self.recipient else { return Ok(None) };
        let person = recipient.person.id;
        let database = &self.alerts.database;
        let peer = recipient.member && recipient.may(Action::BePeer);
        let is = |asked: &Asked, states: &[RequestState]| {
            asked.request.id.0 == id && states.contains(&asked.request.state)
        };
        let (page, still) = match what {
            Waits::Question => {
                let asked = database.peers().received_by(person, self.today).await?;
                let open = asked.iter().any(|asked| is(asked, &[RequestState::Asked]));
                ("peers".to_owned(), peer && open)
            }
            Waits::Answer => {
                let asked = database.peers().asked_by(person, self.today).await?;
                let answers = [RequestState::Accepted, RequestState::Declined];
                ("peers".to_owned(), peer && asked.iter().any(|asked| is(asked, &answers)))
            }
            Waits::Approval | Waits::Moderation => {
                let step = if what == Waits::Approval { May::Approve } else { May::Moderate };
                let shown = database.reviews().get(&recipient.seer(), id.into(), self.today).await?;
                (format!("reviews/{id}"), shown.is_some_and(|shown| shown.may.contains(&step)))
            }
        };
        Ok(still.then(|| self.line_at(&page, sentence::waits(what).to_owned(), Vec::new())))
    }

    /// Questions of others to the recipient, as a peer.
    async fn asked(&self, clock: &dyn Clock) -> Result<Option<Section>> {
        let peer = self.recipient.filter(|recipient| recipient.member && recipient.may(Action::BePeer));
        let Some(recipient) = peer else { return Ok(None) };
        let all = self.alerts.database.peers().received_by(recipient.person.id, clock.today()).await?;
        let open: Vec<_> =
            all.into_iter().filter(|asked| asked.request.state == RequestState::Asked).collect();
        let url = format!("{}/peers", self.alerts.public_url);
        let line = |asked: &Asked| {
            let text = sentence::asked(asked).split_whitespace().collect::<Vec<_>>().join(" ");
            Line { text, url: url.clone(), answers: Vec::new() }
        };
        let lines: Vec<Line> = open.iter().take(MOST).map(line).collect();
        Ok(section("Somebody asks you", lines, open.len().saturating_sub(MOST), url.clone()))
    }

    /// Contracts that end inside their commit dates.
    async fn deciding(&mut self, desks: &mut Desks, clock: &dyn Clock) -> Result<Option<Section>> {
        let today = day(clock.now());
        let desk = desks.of(&self.alerts.database, &self.viewer, clock.today()).await?;
        let snoozed = self.snoozed(clock).await?;
        let ending: Vec<_> =
            desk.ending.iter().filter(|ending| !snoozed.contains(&ending.contract.id.0)).collect();
        let mut lines = Vec::new();
        for ending in ending.iter().take(MOST) {
            let id = ending.contract.id.0;
            let answers = self.about_end(&ending.contract).await?;
            self.told.insert(id);
            lines.push(self.line_of("contracts", id, sentence::ending(ending, today), answers));
        }
        let others = ending.len().saturating_sub(MOST);
        Ok(section("Decide what follows", lines, others, format!("{}/", self.alerts.public_url)))
    }

    /// What the authority must publish in the next weeks, or should have in the last, for those who see that.
    async fn duties(&mut self, desks: &mut Desks, clock: &dyn Clock) -> Result<Option<Section>> {
        if self.recipient.is_some_and(|recipient| !recipient.may(Action::SeeDuties)) {
            return Ok(None);
        }
        let today = day(clock.now());
        let duties = desks.duties(&self.alerts.database, &self.viewer, today).await?;
        let line = |duty: &Duty| {
            let text = sentence::duty(duty, today);
            match duty.concern {
                Concern::Contract(id) => self.line_of("contracts", id, text, Vec::new()),
                Concern::Procurement(id) => self.line_of("pipeline", id, text, Vec::new()),
                Concern::Authority => self.line_at(DUTIES, text, Vec::new()),
            }
        };
        let lines: Vec<Line> = duties.iter().take(MOST).map(line).collect();
        let others = duties.len().saturating_sub(MOST);
        Ok(section("To publish", lines, others, format!("{}/{DUTIES}", self.alerts.public_url)))
    }

    /// Where newer notices disagree with what the authority said.
    async fn questions(&mut self) -> Result<Option<Section>> {
        let Some(recipient) = self.recipient.filter(|recipient| recipient.may(Action::WriteContracts)) else {
            return Ok(None);
        };
        let page = PageRequest { limit: u16::try_from(MOST).unwrap_or(5), cursor: None };
        let kinds: Vec<RecordKind> =
            RecordKind::ALL.into_iter().filter(|kind| recipient.may(kind.write())).collect();
        let asked = self.alerts.database.records().questions(&self.viewer, &kinds, &page).await?;
        let all = asked.total.and_then(|total| usize::try_from(total).ok()).unwrap_or(asked.items.len());
        let others = all.saturating_sub(asked.items.len());
        let mut lines = Vec::new();
        for asked in asked.items {
            let thing = Thing { kind: ThingKind::Question, id: asked.question.id };
            let mut answers = Vec::new();
            for (says, label) in
                [(Says::NoticeIsRight, "The notice is right"), (Says::OursIsRight, "What we said is right")]
            {
                let token = self.link(says, thing, Some(asked.version))?;
                answers.push(Answer { label, url: format!("{}/answer/{token}", self.alerts.public_url) });
            }
            let folder = match asked.kind {
                RecordKind::Contract => "contracts",
                RecordKind::Procurement => "pipeline",
            };
            lines.push(self.line_of(folder, asked.record, sentence::question(&asked), answers));
        }
        Ok(section("Questions to answer", lines, others, format!("{}/", self.alerts.public_url)))
    }

    /// Opportunities that the authority could take part in and has said nothing to.
    async fn opportunities(&mut self, desks: &mut Desks, clock: &dyn Clock) -> Result<Option<Section>> {
        let desk = desks.of(&self.alerts.database, &self.viewer, clock.today()).await?;
        let snoozed = self.snoozed(clock).await?;
        let open: Vec<_> = desk.opportunities.iter().filter(|o| !snoozed.contains(&o.id.0)).collect();
        let mut lines = Vec::new();
        for opportunity in open.iter().take(MOST) {
            let id = opportunity.id.0;
            let answers = self.not_now(Thing { kind: ThingKind::Opportunity, id })?.into_iter().collect();
            self.told.insert(id);
            let text = sentence::opportunity(opportunity, None);
            lines.push(self.line_of("opportunities", id, text, answers));
        }
        let others = open.len().saturating_sub(MOST);
        let more = format!("{}/opportunities", self.alerts.public_url);
        Ok(section("Opportunities to look at", lines, others, more))
    }

    /// Pilots of the authority that somebody should say a word about, for whoever can.
    async fn pilots(&mut self, desks: &mut Desks, clock: &dyn Clock) -> Result<Option<Section>> {
        if self.recipient.is_some_and(|recipient| !recipient.may(Action::WritePilots)) {
            return Ok(None);
        }
        let today = day(clock.now());
        let desk = desks.of(&self.alerts.database, &self.viewer, clock.today()).await?;
        let quiet =
            desk.pilots.iter().take(MOST).map(|(pilot, _)| {
                self.line_of("pilots", pilot.id.0, sentence::pilot(pilot, today), Vec::new())
            });
        let lines: Vec<Line> = quiet.collect();
        let others = desk.pilots.len().saturating_sub(MOST);
        Ok(section("Pilots to say a word about", lines, others, format!("{}/", self.alerts.public_url)))
    }

    async fn snoozed(&self, clock: &dyn Clock) -> Result<HashSet<Uuid>> {
        match self.recipient {
            Some(recipient) => {
                let store = self.alerts.database.deliveries();
                Ok(store.snoozed(recipient.person.id, day(clock.now())).await?)
            }
            None => Ok(HashSet::new()),
        }
    }

    /// What can be answered to an end: that it is so, by whoever may say that, and "not now".
    async fn about_end(&mut self, contract: &Contract) -> Result<Vec<Answer>> {
        let thing = Thing { kind: ThingKind::Contract, id: contract.id.0 };
        let mut answers = Vec::new();
        let confirmed = contract.facts.get(&Field::TermEnd).is_some_and(|b| b.state == FactState::Confirmed);
        let may = self.recipient.is_some_and(|recipient| recipient.may(Action::WriteContracts));
        if may && !confirmed {
            let records = self.alerts.database.records();
            if let Some(kept) = records.get(&self.viewer, RecordKind::Contract, contract.id.0).await? {
                let token = self.link(Says::ConfirmEnd, thing, Some(kept.version))?;
                let url = format!("{}/answer/{token}", self.alerts.public_url);
                answers.push(Answer { label: "Confirm this end", url });
            }
        }
        answers.extend(self.not_now(thing)?);
        Ok(answers)
    }

    fn not_now(&mut self, thing: Thing) -> Result<Option<Answer>> {
        if self.recipient.is_none() {
            return Ok(None);
        }
        let token = self.link(Says::NotNow, thing, None)?;
        Ok(Some(Answer { label: "Not now", url: format!("{}/answer/{token}", self.alerts.public_url) }))
    }

    /// A new link: what only its bearer knows.
    fn link(&mut self, says: Says, thing: Thing, version: Option<i64>) -> Result<String> {
        let token = secret::generate()?;
        self.links.push(NewAnswerLink { hash: secret::hash(&token), says, thing, version });
        Ok(token)
    }

    fn line_of(&self, folder: &str, id: Uuid, text: String, answers: Vec<Answer>) -> Line {
        self.line_at(&format!("{folder}/{id}"), text, answers)
    }

    fn line_at(&self, page: &str, text: String, answers: Vec<Answer>) -> Line {
        // A title with a line break in it must not look like a line of its own.
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        Line { text, url: format!("{}/{page}", self.alerts.public_url), answers }
    }
}

fn section(title: &str, lines: Vec<Line>, others: usize, more: String) -> Option<Section> {
    let more = (others > 0).then_some((others, more));
    (!lines.is_empty()).then(|| Section { title: title.to_owned(), lines, more })
}

/// A sentence as a subject, which programs cut at about this length anyway.
fn shortened(text: &str) -> String {
    let text = text.trim_end_matches('.');
    match text.chars().count() > 110 {
        true => format!("{}\u{2026}", text.chars().take(108).collect::<String>().trim_end()),
        false => text.to_owned(),
    }
}
