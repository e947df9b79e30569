use muster_domain::contract::ContractFilter;
use muster_domain::search::{Hit, HitKind};
use muster_domain::viewer::Viewer;
use muster_persistence::Database;
use muster_persistence::register::Batch;

use crate::on_both_databases;
use crate::support::{Maker, Place, small, whole, write};

on_both_databases!(
    names_and_codes_come_before_titles_and_titles_before_text,
    phrases_prefixes_and_plurals_match,
    whatever_is_typed_is_only_words,
    a_common_word_is_ranked_among_the_newest_and_a_title_among_all,
    what_changed_is_found_by_its_new_words_only,
);

async fn find(database: &Database, query: &str) -> Vec<Hit> {
    database.search().find(&Viewer::Public, query, &[], 20).await.unwrap()
}

async fn titles(database: &Database, query: &str) -> Vec<String> {
    find(database, query).await.into_iter().map(|hit| hit.title).collect()
}

/// Contracts of these titles and descriptions, held by Camden.
fn batch(maker: &Maker, texts: &[(&str, &str)]) -> Batch {
    let mut batch = small(maker);
    batch.contracts.clear();
    batch.procurements.clear();
    for (n, (title, description)) in texts.iter().enumerate() {
        let notice = maker.notice(&format!("s-{n}"), &format!("s-{n}"));
        let mut contract = maker.contract(&batch.authorities[0], &[&batch.vendors[0]], &notice);
        (contract.title, contract.description) = ((*title).to_owned(), Some((*description).to_owned()));
        batch.notices.push(notice);
        batch.contracts.push(contract);
    }
    batch
}

async fn names_and_codes_come_before_titles_and_titles_before_text(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let texts = [
        ("Camden Market lights and much more besides", "x"),
        ("Lamps", "For the streets of Camden"),
        ("Camden lights", "x"),
    ];
    write(&database, &batch(&maker, &texts), maker.now()).await;
    let expected =
        ["London Borough of Camden", "Camden lights", "Camden Market lights and much more besides", "Lamps"];
    assert_eq!(titles(&database, "camden").await, expected);
    assert_eq!(titles(&database, "CMD").await[0], "London Borough of Camden");
    assert_eq!(titles(&database, "systeme ltd").await[0], "Système Ltd");
    let hits = find(&database, "streets camd").await;
    assert_eq!(hits[0].snippet.as_deref(), Some("For the \u{2}streets\u{3} of \u{2}Camden\u{3}"));
    assert_eq!(hits[0].subtitle.as_deref(), Some("London Borough of Camden · Système Ltd"));
    let only = database.search().find(&Viewer::Public, "camden", &[HitKind::Authority], 20).await.unwrap();
    assert_eq!(only.len(), 1);
}

async fn phrases_prefixes_and_plurals_match(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let texts = [
        ("Asset management system", "x"),
        ("Management of assets", "Children’s libraries"),
        ("Télécare", "x"),
    ];
    write(&database, &batch(&maker, &texts), maker.now()).await;
    assert_eq!(titles(&database, "\"asset management\"").await, ["Asset management system"]);
    assert_eq!(titles(&database, "asset management").await.len(), 2);
    assert_eq!(titles(&database, "asset-management").await, ["Asset management system"]);
    assert_eq!(titles(&database, "manag").await.len(), 2);
    assert_eq!(titles(&database, "manag asset").await.len(), 0, "only the last word is open");
    assert_eq!(titles(&database, "library childrens").await, ["Management of assets"]);
    assert_eq!(titles(&database, "TELECARE").await, ["Télécare"]);
    assert_eq!(titles(&database, "asset zebra").await.len(), 0, "all words must match");
}

async fn whatever_is_typed_is_only_words(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    write(&database, &batch(&maker, &[("Near and far", "x")]), maker.now()).await;
    let long = "camden ".repeat(1_500);
    let hostile = [
        "\"",
        "\"\"",
        "'",
        "*",
        "near*",
        "NEAR(a b)",
        "a AND",
        "OR OR",
        "NOT",
        "title:near",
        "{title}:near",
        "-near",
        "near\"far",
        "(((",
        "\\",
        ":*",
        "'a':*A",
        "a <-> b",
        "!a & |",
        "%",
        "_",
        "\u{0}",
        "\u{2}near\u{3}",
        "🎉 🦀",
        "ſtraße",
        "\u{202e}",
        "𝔘𝔫𝔦",
        "n\u{301}ear",
        "^near",
        "near + far",
        "1e9999",
        "--",
        ";DROP TABLE contract",
        &long,
    ];
    for query in hostile {
        find(&database, query).await;
        let filter = ContractFilter { text: Some(query.to_owned()), ..ContractFilter::default() };
        database.contracts().list(&Viewer::Public, &filter, &[], &whole()).await.unwrap();
    }
    assert_eq!(titles(&database, "near*").await, ["Near and far"]);
    assert_eq!(find(&database, "🎉").await, []);
    let blank = ContractFilter { text: Some("  ".to_owned()), ..ContractFilter::default() };
    let page = database.contracts().list(&Viewer::Public, &blank, &[], &whole()).await.unwrap();
    assert_eq!(page.total, Some(1), "nothing typed does not filter");
}

async fn a_common_word_is_ranked_among_the_newest_and_a_title_among_all(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let mut texts = vec![("Wanted licences", "x")];
    texts.extend(std::iter::repeat_n(("Something else", "with licences in it"), 700));
    texts.push(("The newest", "of all licences"));
    write(&database, &batch(&maker, &texts), maker.now()).await;
    let found = titles(&database, "licences").await;
    assert_eq!(found.len(), 20);
    assert_eq!(found[..2], ["Wanted licences", "The newest"]);
    assert_eq!(titles(&database, "wanted").await, ["Wanted licences"], "a rare word is found however old");
}

async fn what_changed_is_found_by_its_new_words_only(place: Place) {
    let (database, maker) = (place.open_migrated().await, Maker::new());
    let mut batch = batch(&maker, &[("Old words", "x"), ("Others", "x")]);
    write(&database, &batch, maker.now()).await;
    batch.contracts[0].title = "New text".to_owned();
    write(&database, &batch, maker.now()).await;
    assert_eq!(titles(&database, "old words").await.len(), 0);
    assert_eq!(titles(&database, "new text").await, ["New text"]);
    assert_eq!(titles(&database, "others").await, ["Others"]);
}
