use std::cell::Cell;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::audience::Audience;
use crate::money::Money;
use crate::viewer::Viewer;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn now() -> DateTime<Utc> {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-11-23")
}

fn authority(n: u128) -> AuthorityId {
    AuthorityId(Uuid::from_u128(n))
}

const OWNER: u128 = 1;
const FRIEND: u128 = 2;
const OTHER: u128 = 3;

fn member(n: u128) -> Viewer {
    Viewer::Member { authority: authority(n), own: true }
}

fn officer() -> Speaker {
    Speaker { account: Uuid::from_u128(77), name: "Ola Officer".to_owned() }
}

fn notice(n: u128) -> NoticeId {
    NoticeId(Uuid::from_u128(n))
}

fn published(value: Datum, of: u128) -> Known {
    Known { value, basis: Some(Basis::published(notice(of), "/somewhere")) }
}

fn text(text: &str) -> Datum {
    Datum::Text(text.to_owned())
}

fn date(text: &str) -> Datum {
    Datum::Date(day(text))
}

fn pounds(pounds: i64) -> Datum {
    Datum::Money(Money::gbp(pounds * 100))
}

fn origin() -> Origin {
    Origin {
        process: "ocds-h6vhtk-000001".to_owned(),
        award: "1".to_owned(),
        procurement: None,
        notices: vec![notice(10)],
        first_published_at: None,
        vouched_at: Some("2025-01-01T00:00:00Z".parse().unwrap()),
        demonstration: false,
    }
}

fn facts() -> Facts {
    Facts::from([
        (Field::Title, published(text("Housing system"), 10)),
        (Field::TermStart, published(date("2024-04-01"), 10)),
        (Field::TermEnd, published(date("2029-03-31"), 10)),
        (Field::ValueNet, published(pounds(300_000), 10)),
    ])
}

/// A contract that was imported, with nothing said of it.
fn imported() -> Record {
    Record {
        kind: RecordKind::Contract,
        id: Uuid::from_u128(100),
        authority: authority(OWNER),
        origin: origin(),
        published: Some(facts()),
        statements: BTreeMap::new(),
        sharing: Sharing::with(Audience::Members),
        archived_at: None,
        questions: Vec::new(),
    }
}

/// A contract that was made by hand.
fn by_hand(audience: Audience) -> Record {
    let mut record = Record { published: None, sharing: Sharing::with(audience), ..imported() };
    record.origin.vouched_at = None;
    say(&mut record, &[(Field::Title, text("By hand"))]);
    record
}

fn change(record: &mut Record, change: Change) -> Result<Done, Refusal> {
    record.apply(&change, &officer(), now(), today())
}

fn say(record: &mut Record, fields: &[(Field, Datum)]) -> Done {
    let said = fields.iter().map(|(field, value)| (*field, Some(value.clone()))).collect();
    change(record, Change::Say(said)).unwrap()
}

fn wrong(refused: Result<Done, Refusal>) -> Vec<(String, String)> {
    match refused {
        Err(Refusal::Wrong(wrong)) => wrong.into_iter().map(|w| (w.pointer, w.detail)).collect(),
        other => panic!("{other:?}"),
    }
}

fn seen(record: &Record, viewer: &Viewer, field: Field) -> Option<Datum> {
    record.view(viewer, today()).and_then(|view| view.facts.get(&field).map(|known| known.value.clone()))
}

fn clearance(field: Sensitive, audience: Audience, until: Option<&str>) -> Clearance {
    Clearance {
        id: Uuid::from_u128(500),
        field,
        audience,
        until: until.map(day),
        reason: "The supplier agreed in writing".to_owned(),
        nda_checked: true,
        supplier_consent: true,
        disclosure_considered: true,
        by: officer(),
        at: now(),
        revoked_at: None,
    }
}

#[test]
fn what_is_published_stays_public_and_what_is_said_goes_to_its_audience() {
    let mut record = imported();
    say(&mut record, &[(Field::TermEnd, date("2028-03-31")), (Field::Notes, text("slow support"))]);
    assert_eq!(seen(&record, &Viewer::Public, Field::TermEnd), Some(date("2029-03-31")));
    assert_eq!(seen(&record, &Viewer::Public, Field::Notes), None);
    for who in [OWNER, FRIEND, OTHER] {
        assert_eq!(seen(&record, &member(who), Field::TermEnd), Some(date("2028-03-31")));
        assert_eq!(seen(&record, &member(who), Field::Notes), Some(text("slow support")));
    }
}

#[test]
fn a_fact_confirmed_unchanged_stays_where_it_was_and_shows_that_it_is_confirmed() {
    let mut record = imported();
    change(&mut record, Change::Confirm(None)).unwrap();
    let public = record.view(&Viewer::Public, today()).unwrap();
    assert_eq!(public.facts, facts());
    assert_eq!(public.vouched_at, origin().vouched_at);
    let members = record.view(&member(FRIEND), today()).unwrap();
    let basis = members.facts[&Field::ValueNet].basis.clone().unwrap();
    assert_eq!((basis.state.as_str(), basis.confirmed_at), ("confirmed", Some(now())));
    assert_eq!(basis.notice, Some(notice(10)), "the evidence stays beside it");
    assert_eq!(members.vouched_at, Some(now()));
}

#[test]
fn an_nda_keeps_what_is_sensitive_until_it_is_cleared_and_only_as_far_as_that() {
    let mut record = imported();
    say(&mut record, &[(Field::ValueNet, pounds(420_000)), (Field::Contact, text("Ola, housing"))]);
    change(&mut record, Change::Nda(true)).unwrap();
    assert_eq!(seen(&record, &member(OWNER), Field::ValueNet), Some(pounds(420_000)));
    assert_eq!(seen(&record, &member(FRIEND), Field::ValueNet), Some(pounds(300_000)), "as published");
    assert_eq!(seen(&record, &member(FRIEND), Field::Contact), None);

    let cleared = clearance(Sensitive::Contact, Audience::Members, Some("2026-11-23"));
    change(&mut record, Change::Clear(cleared)).unwrap();
    assert_eq!(seen(&record, &member(FRIEND), Field::Contact), Some(text("Ola, housing")));
    assert_eq!(seen(&record, &Viewer::Public, Field::Contact), None);
    assert_eq!(seen(&record, &member(FRIEND), Field::ValueNet), Some(pounds(300_000)));
    let tomorrow = record.view(&member(FRIEND), day("2026-11-24")).unwrap();
    assert!(!tomorrow.facts.contains_key(&Field::Contact), "the clearance ended");

    change(&mut record, Change::Revoke(Uuid::from_u128(500))).unwrap();
    assert_eq!(seen(&record, &member(FRIEND), Field::Contact), None);
}

#[test]
fn a_band_stands_for_a_value_that_is_withheld_and_for_those_it_is_shared_with_only() {
    let mut record = imported();
    say(&mut record, &[(Field::ValueNet, pounds(620_000))]);
    change(&mut record, Change::Nda(true)).unwrap();
    let named = vec![Reader { authority: authority(FRIEND), until: Some(day("2027-01-01")) }];
    let band = Some(BandSharing { audience: Audience::Named, named });
    let value = FieldSharing { audience: Audience::Own, named: Vec::new(), band };
    let fields = BTreeMap::from([(Sensitive::Value, value)]);
    change(&mut record, Change::Share(Sharing { fields, ..Sharing::with(Audience::Members) })).unwrap();
    let band = |who: &Viewer, on: &str| record.view(who, day(on)).unwrap().band.map(Band::as_str);
    assert_eq!(band(&member(FRIEND), "2026-11-23"), Some("500k-1m"));
    assert_eq!(band(&member(FRIEND), "2027-01-02"), None, "shared until the day before");
    assert_eq!(band(&member(OTHER), "2026-11-23"), None);
    assert_eq!(band(&Viewer::Public, "2026-11-23"), None);
    assert_eq!(band(&member(OWNER), "2026-11-23"), None, "sees the value");
    assert!(record.sharing.nda, "sharing leaves the NDA as it is");
    assert_eq!(record.sharing.lapses_after(today()), Some(day("2027-01-01")));
    let reaches: Vec<Reach> = record.faces(today()).iter().map(|face| face.reach).collect();
    let expected = [Reach::Public, Reach::Named(authority(FRIEND)), Reach::Own(authority(OWNER))];
    assert_eq!(reaches, expected, "other members see what the public sees");
}

#[test]
fn a_record_made_by_hand_is_nothing_to_those_it_is_not_for() {
    let record = by_hand(Audience::Own);
    for viewer in [Viewer::Public, member(FRIEND), Viewer::Member { authority: authority(OWNER), own: false }]
    {
        assert_eq!(record.view(&viewer, today()), None);
    }
    assert_eq!(seen(&record, &member(OWNER), Field::Title), Some(text("By hand")));
    let faces = record.faces(today());
    assert_eq!(faces.len(), 1);
    assert_eq!(faces[0].reach, Reach::Own(authority(OWNER)));
}

#[test]
fn what_contradicts_itself_is_told_with_its_place_and_changes_nothing() {
    let mut record = imported();
    let before = record.clone();
    let said = BTreeMap::from([
        (Field::TermEnd, Some(date("2023-01-01"))),
        (Field::Title, Some(text(" "))),
        (Field::ValueNet, Some(pounds(-1))),
    ]);
    let found = wrong(change(&mut record, Change::Say(said)));
    assert!(found.contains(&("/term/end".to_owned(), "ends before it starts".to_owned())), "{found:?}");
    assert!(found.iter().any(|(pointer, _)| pointer == "/title"));
    assert!(found.iter().any(|(pointer, _)| pointer == "/value/net"));
    assert_eq!(record, before);
    let stage = BTreeMap::from([(Field::Stage, None)]);
    assert_eq!(wrong(change(&mut record, Change::Say(stage)))[0].0, "/stage");
    let unknown = Change::Confirm(Some([Field::TermMaxEnd].into()));
    assert!(wrong(change(&mut record, unknown))[0].1.contains("say what it is first"));
}

#[test]
fn what_others_published_wrongly_does_not_stop_a_correction_elsewhere() {
    let mut record = imported();
    record.published.as_mut().unwrap().insert(Field::TermEnd, published(date("2020-01-01"), 10));
    say(&mut record, &[(Field::Responsible, text("Housing IT"))]);
    let confirmed = change(&mut record, Change::Confirm(Some([Field::TermEnd].into())));
    assert_eq!(wrong(confirmed)[0].0, "/term/end");
}

#[test]
fn a_newer_notice_that_disagrees_asks_once_and_overwrites_nothing() {
    let ids = Cell::new(1000);
    let id = |_: &str| {
        ids.set(ids.get() + 1);
        Uuid::from_u128(ids.get())
    };
    let mut record = imported();
    say(&mut record, &[(Field::TermEnd, date("2028-03-31"))]);
    record.republish(origin(), facts(), now(), &id);
    assert_eq!(record.open_questions().count(), 0, "the notice said so when it was corrected");

    let mut newer = facts();
    newer.insert(Field::TermEnd, published(date("2030-03-31"), 11));
    record.republish(origin(), newer.clone(), now(), &id);
    record.republish(origin(), newer.clone(), now(), &id);
    let asked: Vec<Question> = record.open_questions().cloned().collect();
    assert_eq!(asked.len(), 1, "once for one notice");
    assert_eq!((&asked[0].published, &asked[0].said), (&date("2030-03-31"), &date("2028-03-31")));
    assert_eq!(asked[0].notice, Some(notice(11)));
    assert_eq!(record.known(Field::TermEnd), Some(&date("2028-03-31")));

    let mut ours = record.clone();
    change(&mut ours, Change::Answer(asked[0].id, Answer::Ours)).unwrap();
    assert_eq!(ours.known(Field::TermEnd), Some(&date("2028-03-31")));
    assert_eq!(ours.open_questions().count(), 0);
    ours.republish(origin(), newer, now(), &id);
    assert_eq!(ours.open_questions().count(), 0, "answered is answered");

    let done = change(&mut record, Change::Answer(asked[0].id, Answer::Notice)).unwrap();
    assert_eq!(record.known(Field::TermEnd), Some(&date("2030-03-31")));
    change(&mut record, Change::Undo(Uuid::nil(), Box::new(done))).unwrap();
    assert_eq!(record.known(Field::TermEnd), Some(&date("2028-03-31")));
    assert_eq!(record.open_questions().count(), 1, "open again");
    assert!(matches!(
        change(&mut record, Change::Answer(Uuid::nil(), Answer::Ours)),
        Err(Refusal::Conflict(_))
    ));
}

#[test]
fn a_notice_that_comes_to_say_the_same_closes_the_question() {
    let mut record = imported();
    say(&mut record, &[(Field::TermEnd, date("2028-03-31"))]);
    let mut newer = facts();
    newer.insert(Field::TermEnd, published(date("2030-03-31"), 11));
    record.republish(origin(), newer.clone(), now(), &|_| Uuid::from_u128(1));
    newer.insert(Field::TermEnd, published(date("2028-03-31"), 12));
    record.republish(origin(), newer, now(), &|_| Uuid::from_u128(2));
    assert_eq!(record.open_questions().count(), 0);
}

#[test]
fn everything_is_confirmed_at_once_but_what_a_question_is_open_about() {
    let mut record = imported();
    say(&mut record, &[(Field::TermEnd, date("2028-03-31"))]);
    let mut newer = facts();
    newer.insert(Field::TermEnd, published(date("2030-03-31"), 11));
    record.republish(origin(), newer, now(), &|_| Uuid::from_u128(1));
    let done = change(&mut record, Change::Confirm(None)).unwrap();
    let touched: Vec<&str> = done.changes().map(|(path, ..)| path).collect();
    assert_eq!(touched, ["term.start", "title", "value.net"]);
    assert_eq!(record.open_questions().count(), 1);
}

#[test]
fn a_change_is_undone_unless_something_changed_again_since() {
    let mut record = imported();
    let before = record.clone();
    let said = say(&mut record, &[(Field::TermEnd, date("2028-03-31"))]);
    let stored = Part::read(&said.after.json()).unwrap();
    assert_eq!(stored, said.after, "as it is kept");
    let told: Vec<_> = said.changes().map(|(path, from, to)| (path, from.clone(), to.clone())).collect();
    assert_eq!(told, [("term.end", "2029-03-31".into(), "2028-03-31".into())]);

    let mut again = record.clone();
    say(&mut again, &[(Field::TermEnd, date("2028-06-30"))]);
    let undo = Change::Undo(Uuid::nil(), Box::new(said));
    assert!(matches!(change(&mut again, undo.clone()), Err(Refusal::Conflict(_))));
    let undone = change(&mut record, undo).unwrap();
    assert_eq!(record, before);
    change(&mut record, Change::Undo(Uuid::nil(), Box::new(undone))).unwrap();
    assert_eq!(record.known(Field::TermEnd), Some(&date("2028-03-31")), "an undo can be undone");
}

#[test]
fn sharing_is_undone_like_anything_else_and_a_clearance_is_not() {
    let mut record = imported();
    let shared = change(&mut record, Change::Share(Sharing::with(Audience::Public))).unwrap();
    assert_eq!(Part::read(&shared.before.json()).unwrap(), shared.before);
    change(&mut record, Change::Undo(Uuid::nil(), Box::new(shared))).unwrap();
    assert_eq!(record.sharing.audience, Audience::Members);
    change(&mut record, Change::Nda(true)).unwrap();
    let cleared = clearance(Sensitive::Value, Audience::Members, None);
    let done = change(&mut record, Change::Clear(cleared)).unwrap();
    let undo = Change::Undo(Uuid::nil(), Box::new(done));
    assert!(matches!(change(&mut record, undo), Err(Refusal::Conflict(_))));
}

#[test]
fn a_clearance_says_on_what_grounds_it_stands() {
    let mut record = imported();
    let cleared = clearance(Sensitive::Value, Audience::Members, None);
    assert!(matches!(change(&mut record, Change::Clear(cleared.clone())), Err(Refusal::Conflict(_))));
    change(&mut record, Change::Nda(true)).unwrap();
    let unfounded = Clearance {
        nda_checked: false,
        supplier_consent: false,
        disclosure_considered: false,
        until: Some(day("2020-01-01")),
        ..cleared
    };
    let found: Vec<String> = wrong(change(&mut record, Change::Clear(unfounded)))
        .into_iter()
        .map(|(pointer, _)| pointer)
        .collect();
    assert_eq!(found, ["/until", "/ndaChecked", "/disclosureConsidered"]);
}

#[test]
fn sharing_that_makes_no_sense_is_refused_with_its_place() {
    let mut record = imported();
    let nobody = Sharing::with(Audience::Named);
    assert_eq!(wrong(change(&mut record, Change::Share(nobody)))[0].0, "/named");
    let wider = FieldSharing { audience: Audience::Public, named: Vec::new(), band: None };
    let fields = BTreeMap::from([(Sensitive::Notes, wider)]);
    let found = wrong(change(&mut record, Change::Share(Sharing { fields, ..Sharing::with(Audience::Own) })));
    assert_eq!(found[0].0, "/fields/notes/audience");
    let named = vec![Reader { authority: authority(OWNER), until: None }];
    let own = Sharing { named, ..Sharing::with(Audience::Named) };
    assert_eq!(wrong(change(&mut record, Change::Share(own)))[0].0, "/named/0/authority");
}

#[test]
fn a_merge_patch_leaves_what_it_does_not_name_and_takes_back_what_it_nulls() {
    let read = |json: &str| patch::read(RecordKind::Contract, &serde_json::from_str(json).unwrap());
    let said = read(
        r#"{"title": "New", "term": {"end": "2028-03-31", "maxEnd": null}, "value": {"net": {"amount": 1250000.50}},
            "extensionOptions": [{"months": 12, "noticeDays": 90}], "notes": null, "renewal": "willNotRenew"}"#,
    )
    .unwrap();
    assert_eq!(said[&Field::Title], Some(text("New")));
    assert_eq!(said[&Field::TermEnd], Some(date("2028-03-31")));
    assert_eq!(said[&Field::TermMaxEnd], None);
    assert_eq!(said[&Field::ValueNet], Some(Datum::Money(Money::gbp(125_000_050))));
    assert_eq!(said.len(), 7);
    let nothing = read(r#"{"term": null}"#).unwrap();
    assert_eq!(
        nothing.keys().copied().collect::<Vec<_>>(),
        [Field::TermStart, Field::TermEnd, Field::TermMaxEnd]
    );
    let pointers = |json: &str| {
        let wrong = read(json).unwrap_err();
        wrong.into_iter().map(|w| w.pointer).collect::<Vec<_>>()
    };
    assert_eq!(pointers(r#"{"term": {"ends": "2028-03-31"}, "stage": "idea"}"#), ["/stage", "/term/ends"]);
    assert_eq!(
        pointers(r#"{"extensionOptions": [{"months": 0}], "value": {"net": {"amount": "much"}}, "term": 5}"#),
        ["/extensionOptions/0/months", "/term", "/value/net/amount"]
    );
}

/// The face that a store shows a viewer: their own, else the members', else the public's.
fn shown<'a>(faces: &'a [Face], viewer: &Viewer, owner: AuthorityId) -> Option<&'a View> {
    let find = |reach| faces.iter().find(|face| face.reach == reach);
    let public = || find(Reach::Public);
    let face = match viewer {
        Viewer::Public => public(),
        Viewer::Member { authority, own } => {
            let own = own.then(|| find(Reach::Own(*authority))).flatten();
            let members = || find(Reach::Members).or_else(|| public().filter(|face| !face.covered));
            own.filter(|_| *authority == owner).or_else(|| find(Reach::Named(*authority))).or_else(members)
        }
    };
    face.map(|face| &face.view)
}

fn any_audience() -> impl Strategy<Value = Audience> {
    prop::sample::select(Audience::ALL.to_vec())
}

fn any_readers() -> impl Strategy<Value = Vec<Reader>> {
    let until =
        prop::option::of(prop::sample::select(vec![day("2026-11-22"), day("2026-11-23"), day("2027-06-30")]));
    prop::collection::vec((2..5_u128, until), 0..3).prop_map(|list| {
        list.into_iter().map(|(n, until)| Reader { authority: authority(n), until }).collect()
    })
}

fn any_field() -> impl Strategy<Value = Option<FieldSharing>> {
    let band = prop::option::of((any_audience(), any_readers()));
    prop::option::of((any_audience(), any_readers(), band).prop_map(|(audience, named, band)| FieldSharing {
        audience,
        named,
        band: band.map(|(audience, named)| BandSharing { audience, named }),
    }))
}

proptest! {
    /// The few faces say of every viewer what the rule says, on every day, and none is kept in vain.
    #[test]
    fn the_faces_show_each_viewer_what_the_rule_allows(
        by_notices in any::<bool>(),
        said in prop::collection::btree_set(prop::sample::select(RecordKind::Contract.fields().to_vec()), 0..9),
        unchanged in any::<bool>(),
        audience in any_audience(),
        named in any_readers(),
        value in any_field(),
        notes in any_field(),
        nda in any::<bool>(),
        cleared in prop::option::of(any_audience()),
        archived in any::<bool>(),
    ) {
        let mut record = imported();
        if !by_notices {
            record.published = None;
        }
        let example = |field: Field| match field {
            Field::ValueNet | Field::ValueGross => pounds(if unchanged { 300_000 } else { 777_000 }),
            Field::TermStart | Field::TermEnd | Field::TermMaxEnd => date("2029-03-31"),
            _ => text("said"),
        };
        for field in said {
            let statement = Statement { value: example(field), by: officer(), at: now() };
            record.statements.insert(field, statement);
        }
        record.sharing = Sharing { audience, named, fields: BTreeMap::new(), nda, clearances: Vec::new() };
        record.sharing.fields.extend(value.map(|v| (Sensitive::Value, v)));
        record.sharing.fields.extend(notes.map(|n| (Sensitive::Notes, n)));
        record.sharing.clearances.extend(cleared.map(|a| clearance(Sensitive::Value, a, None)));
        record.archived_at = archived.then(now);
        for on in [today(), day("2026-11-24"), day("2027-07-01")] {
            let faces = record.faces(on);
            for viewer in (0..6).flat_map(|n| [member(n), Viewer::Member { authority: authority(n), own: false }]).chain([Viewer::Public]) {
                let rule = record.view(&viewer, on);
                prop_assert_eq!(shown(&faces, &viewer, record.authority), rule.as_ref(), "{:?} on {}", viewer, on);
            }
            for at in 0..faces.len() {
                let mut fewer = faces.clone();
                let gone = fewer.remove(at);
                if gone.reach == Reach::Members {
                    fewer.iter_mut().for_each(|face| face.covered = false);
                }
                let viewer = match gone.reach {
                    Reach::Public => Viewer::Public,
                    Reach::Members => Viewer::Member { authority: authority(9), own: false },
                    Reach::Named(reader) | Reach::Own(reader) => Viewer::Member { authority: reader, own: true },
                };
                prop_assert_ne!(shown(&fewer, &viewer, record.authority), Some(&gone.view));
            }
        }
    }
}
