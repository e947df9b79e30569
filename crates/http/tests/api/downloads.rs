//! Every row of a list as a file.

use std::collections::BTreeMap;
use std::io::Read;

use flate2::read::{DeflateDecoder, GzDecoder};
use futures_util::StreamExt;
use muster_domain::clock::{Clock, FixedClock};
use muster_domain::contract::ContractFilter;
use muster_domain::viewer::Viewer;
use muster_http::contract::Contracts;
use muster_http::export::{Choice, Stamp, write};
use muster_http::resource::{Format, Resource};
use muster_persistence::Database;
use muster_tests::on_both;
use reqwest::Method;
use serde_json::{Value, json};

use crate::notices::today;
use crate::serving::Muster;

async fn file(muster: &Muster, path: &str, accept: &str) -> (String, String, Vec<u8>) {
    let response = muster.request(Method::GET, path).header("accept", accept).send().await.unwrap();
    assert_eq!(response.status(), 200, "{path}");
    let header = |name: &str| response.headers()[name].to_str().unwrap().to_owned();
    let (kind, name) = (header("content-type"), header("content-disposition"));
    (kind, name, response.bytes().await.unwrap().to_vec())
}

on_both! {
    /// The same filters, every row, whatever the limit says.
    async fn ndjson_has_every_row_of_the_list(database: &TestDatabase) {
        let muster = Muster::with(database, 12).await;
        let (kind, name, body) =
            file(&muster, "/api/v1/contracts?authority=CMD,HCK&limit=1&sort=end", "application/x-ndjson").await;
        assert_eq!(kind, "application/x-ndjson");
        assert_eq!(name, "attachment; filename=\"muster-contracts-2026-11-23.ndjson\"");
        let rows: Vec<Value> =
            String::from_utf8(body).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let list = muster.json("/api/v1/contracts?authority=CMD,HCK&limit=200&sort=end").await;
        assert_eq!(Value::from(rows), list["items"]);
        muster.stop().await;
    }

    /// Dates change while a file is written, ids do not: in their order no row is missed and none comes twice. A
    /// workbook is looked at, and comes as the pages do.
    async fn files_of_data_come_in_the_order_of_ids_unless_another_is_asked_for(database: &TestDatabase) {
        let muster = Muster::with(database, 12).await;
        let ids = async |query: &str| -> Vec<String> {
            let (_, _, body) = file(&muster, &format!("/api/v1/contracts?{query}"), "application/x-ndjson").await;
            let rows = String::from_utf8(body).unwrap();
            let id = |line: &str| serde_json::from_str::<Value>(line).unwrap()["id"].as_str().unwrap().to_owned();
            rows.lines().map(id).collect()
        };
        let by_id = ids("technology=all").await;
        assert!(by_id.len() > 2 && by_id.is_sorted(), "{by_id:?}");
        let by_value = ids("technology=all&sort=-value").await;
        assert!(!by_value.is_sorted(), "{by_value:?}");
        let list = muster.json("/api/v1/contracts?technology=all&limit=200").await;
        let pages: Vec<&str> = list["items"].as_array().unwrap().iter().map(|c| c["id"].as_str().unwrap()).collect();
        let (_, _, workbook) = file(&muster, "/api/v1/contracts?technology=all&format=xlsx", "*/*").await;
        let sheet = &parts_of(&workbook)["xl/worksheets/sheet1.xml"];
        let places: Vec<usize> = pages.iter().map(|id| sheet.find(id).expect("every row")).collect();
        assert!(places.is_sorted(), "{places:?}");
        muster.stop().await;
    }

    /// A cell that a spreadsheet would run is defused; dates are ISO dates; a mark on request.
    async fn csv_opens_in_a_spreadsheet_and_runs_nothing(database: &TestDatabase) {
        let muster = Muster::with(database, 6).await;
        let (kind, name, body) = file(&muster, "/api/v1/contracts?sort=end&format=csv&bom=true", "*/*").await;
        assert!(kind.starts_with("text/csv"), "{kind}");
        assert!(name.ends_with(".csv\""), "{name}");
        let text = body.strip_prefix(b"\xef\xbb\xbf").expect("a byte order mark was asked for");
        let mut reader = csv::Reader::from_reader(text);
        let columns = reader.headers().unwrap().clone();
        let column = |name: &str| columns.iter().position(|c| c == name).unwrap();
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), 6);
        assert_eq!(&rows[5][column("title")], "'=HYPERLINK(\"http://x\"), housing");
        assert_eq!(&rows[0][column("end")], "2027-01-31");
        assert_eq!(&rows[0][column("netValue")], "100000.00");
        assert_eq!(&rows[0][column("authorityCode")], "CMD");
        muster.stop().await;
    }

    /// A workbook has days as days and money as numbers, and whatever a text begins with, it is a text.
    async fn a_workbook_opens_with_its_types_and_runs_nothing(database: &TestDatabase) {
        let muster = Muster::with(database, 6).await;
        let (kind, name, body) = file(&muster, "/api/v1/contracts?sort=end&technology=all&format=xlsx", "*/*").await;
        assert_eq!(kind, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assert!(name.ends_with(".xlsx\""), "{name}");
        let parts = parts_of(&body);
        let (sheet, about) = (&parts["xl/worksheets/sheet1.xml"], &parts["xl/worksheets/sheet2.xml"]);
        assert!(parts["xl/workbook.xml"].contains("<sheet name=\"contracts\""));
        assert_eq!(sheet.matches("<row ").count(), 7);
        let at = |name: &str, row: usize| {
            let column = Contracts::COLUMNS.iter().position(|column| column.name == name).unwrap();
            let letters = [column / 26, column % 26 + 1].map(|n| char::from(b'@' + u8::try_from(n).unwrap()));
            let place = format!("<c r=\"{}{row}\"", String::from_iter(letters).trim_start_matches('@'));
            sheet.split(&place).nth(1).unwrap().split("</c>").next().unwrap().to_owned()
        };
        assert!(at("title", 7).ends_with("s=\"5\"><is><t xml:space=\"preserve\">=HYPERLINK(\"http://x\"), housing</t></is>"));
        assert_eq!(at("end", 2), " s=\"2\"><v>46418</v>", "31 January 2027, as spreadsheets count days");
        assert_eq!(at("netValue", 2), " s=\"4\"><v>100000</v>");
        assert_eq!(at("technology", 2), " t=\"b\"><v>1</v>");
        assert!(!sheet.contains("<f>"));
        for said in ["Filter: technology", "Open Government Licence"] {
            assert!(about.contains(said), "{about}");
        }
        muster.stop().await;
    }

    /// A Parquet table has the same columns and the same rows.
    async fn a_parquet_table_has_every_column_and_row(database: &TestDatabase) {
        let muster = Muster::with(database, 6).await;
        let (kind, name, body) = file(&muster, "/api/v1/contracts?sort=end&format=parquet", "*/*").await;
        assert_eq!(kind, "application/vnd.apache.parquet");
        assert!(name.ends_with(".parquet\""), "{name}");
        assert!(body.starts_with(b"PAR1") && body.ends_with(b"PAR1"));
        let length = body.len() - 8;
        let directory = usize::try_from(u32::from_le_bytes(body[length..length + 4].try_into().unwrap())).unwrap();
        let directory = String::from_utf8_lossy(&body[length - directory..length]).into_owned();
        for column in Contracts::COLUMNS {
            assert!(directory.contains(column.name), "{}", column.name);
        }
        let said = unpacked(&kind, body);
        let list = muster.json("/api/v1/contracts?sort=end&limit=200").await;
        for item in list["items"].as_array().unwrap() {
            for value in [&item["id"], &item["title"], &item["vendors"][0]["name"]] {
                assert!(said.contains(value.as_str().unwrap()), "{value}");
            }
        }
        muster.stop().await;
    }

    /// What goes out as OCDS comes in again as the same contracts.
    async fn ocds_comes_in_again_as_the_same_contracts(database: &TestDatabase) {
        let muster = Muster::with(database, 12).await;
        muster.take(&[muster_tests::sample("notices").into(), muster_tests::sample("registers").into()]).await;
        let (_, _, body) = file(&muster, "/api/v1/contracts?technology=all&format=ocds", "*/*").await;
        let (_, _, before) = file(&muster, "/api/v1/contracts?technology=all&format=ndjson", "*/*").await;
        let package = database.file("contracts.json");
        std::fs::write(&package, body).unwrap();

        let empty = Database::connect("sqlite::memory:").await.unwrap();
        empty.migrate().await.unwrap();
        let clock = FixedClock::at(today());
        let options = muster_jobs::import::Options::default();
        let report = muster_jobs::import::run(&empty, &clock, &[package], options, &mut |_| {}).await.unwrap();
        assert!(report.problems.is_empty(), "{:?}", report.problems);
        let rows = Contracts::stream(&empty, &Viewer::Public, &ContractFilter::default(), &[Contracts::ORDER]);
        let stamp = Stamp { today: today(), now: clock.now() };
        let pieces: Vec<_> = write::<Contracts>(rows, Format::Ndjson, stamp, Choice::default()).collect().await;
        let after: Vec<u8> = pieces.into_iter().flat_map(|piece| piece.unwrap().to_vec()).collect();
        let (before, after) = (facts_of(&before), facts_of(&after));
        assert_eq!(before.len(), after.len());
        for (before, after) in before.iter().zip(&after) {
            assert_eq!(before, after);
        }
        muster.stop().await;
    }

    /// Each release of the packages is valid against the standard's schema and that of its extension for
    /// the United Kingdom: of the made notices, and of all that the real samples tell of.
    async fn ocds_is_valid_against_the_standard(database: &TestDatabase) {
        let muster = Muster::with(database, 12).await;
        valid(&muster, 12, 13).await;
        muster.take(&[muster_tests::sample("notices").into(), muster_tests::sample("registers").into()]).await;
        valid(&muster, 1_000, 800).await;
        muster.stop().await;
    }

    /// Every list comes as NDJSON and CSV, also when it is empty.
    async fn every_list_can_be_had_whole(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        for list in ["contracts", "procurements", "vendors", "authorities", "notices", "opportunities"] {
            let (_, _, lines) = file(&muster, &format!("/api/v1/{list}?format=ndjson"), "*/*").await;
            let (_, _, csv) = file(&muster, &format!("/api/v1/{list}?format=csv"), "*/*").await;
            let rows = csv::Reader::from_reader(csv.as_slice()).records().map(Result::unwrap).count();
            assert_eq!(String::from_utf8(lines).unwrap().lines().count(), rows, "{list}");
            let (_, _, none) = file(&muster, &format!("/api/v1/{list}?format=ndjson&q=zzzzqqq"), "*/*").await;
            assert!(none.is_empty(), "{list}");
        }
        let (_, _, none) = file(&muster, "/api/v1/contracts?format=ocds&q=zzzzqqq", "*/*").await;
        assert_eq!(serde_json::from_slice::<Value>(&none).unwrap()["releases"], serde_json::json!([]));
        muster.stop().await;
    }
}

/// What contracts are known by and what is known of them, without what each database says for itself.
fn facts_of(lines: &[u8]) -> Vec<Value> {
    let mut contracts: Vec<Value> = Vec::new();
    for line in std::str::from_utf8(lines).unwrap().lines() {
        let item: Value = serde_json::from_str(line).unwrap();
        let vendors =
            item["vendors"].as_array().unwrap().iter().map(|v| json!([v["name"], v["companyNumber"]]));
        contracts.push(json!({
            "process": item["process"], "award": item["award"], "title": item["title"],
            "description": item["description"], "status": item["status"], "term": item["term"],
            "authority": item["authority"]["name"], "vendors": vendors.collect::<Vec<Value>>(),
            "value": item["value"], "signedOn": item["signedOn"], "cpv": item["cpv"],
            "technology": item["technology"], "serviceArea": item["serviceArea"],
        }));
    }
    contracts.sort_by_key(|contract| (contract["process"].to_string(), contract["award"].to_string()));
    contracts
}

/// The parts of a ZIP archive by name, read from its directory.
fn parts_of(archive: &[u8]) -> BTreeMap<String, String> {
    let short = |at: usize| usize::from(u16::from_le_bytes([archive[at], archive[at + 1]]));
    let long = |at: usize| short(at) + (short(at + 2) << 16);
    let end = archive.len() - 22;
    assert_eq!(long(end), 0x0605_4b50, "the archive ends with its directory");
    let mut at = long(end + 16);
    let mut parts = BTreeMap::new();
    for _ in 0..short(end + 10) {
        let (packed, length, name, from) = (long(at + 20), long(at + 24), short(at + 28), long(at + 42));
        let called = String::from_utf8(archive[at + 46..at + 46 + name].to_vec()).unwrap();
        let data = from + 30 + short(from + 26) + short(from + 28);
        let mut text = String::new();
        DeflateDecoder::new(&archive[data..data + packed]).read_to_string(&mut text).unwrap();
        assert_eq!(text.len(), length, "{called}");
        parts.insert(called, text);
        at += 46 + name + short(at + 30) + short(at + 32);
    }
    parts
}

/// What a packed file says, as text: for whoever looks for something that must not be in it.
pub fn unpacked(kind: &str, body: Vec<u8>) -> String {
    if kind.contains("spreadsheet") {
        return parts_of(&body).into_values().collect();
    }
    if kind.contains("parquet") {
        // Each column of a group is a page of gzip.
        let pages = body.windows(3).enumerate().filter(|(_, head)| *head == [0x1f, 0x8b, 8]);
        let mut said = Vec::new();
        for (at, _) in pages {
            let _ = GzDecoder::new(&body[at..]).read_to_end(&mut said);
        }
        return String::from_utf8_lossy(&said).into_owned();
    }
    String::from_utf8(body).unwrap()
}

/// A schema with what an extension says besides (a merge patch, RFC 7396).
fn extended(schema: &mut Value, extension: &Value) {
    let Value::Object(said) = extension else { return };
    for (key, value) in said {
        match value {
            Value::Object(_) => {
                if !schema[key].is_object() {
                    schema[key] = json!({});
                }
                extended(&mut schema[key], value);
            }
            _ => schema[key] = value.clone(),
        }
    }
}

/// Every contract and procurement as OCDS, at least so many of each, all of it valid.
async fn valid(muster: &Muster, contracts: usize, procurements: usize) {
    let mut schema: Value = serde_json::from_str(include_str!("../data/ocds/release-schema.json")).unwrap();
    let extension = include_str!("../data/ocds/release-schema-uk-extension.json");
    extended(&mut schema, &serde_json::from_str(extension).unwrap());
    let schema = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    for (list, least) in [("contracts", contracts), ("procurements", procurements)] {
        let path = format!("/api/v1/{list}?technology=all");
        let (kind, _, body) = file(muster, &path, "application/json; profile=ocds").await;
        assert_eq!(kind, "application/json; profile=ocds");
        let package: Value = serde_json::from_slice(&body).unwrap();
        for field in ["uri", "publishedDate", "publisher", "version"] {
            assert!(!package[field].is_null(), "a package needs {field}");
        }
        let releases = package["releases"].as_array().unwrap();
        assert!(releases.len() >= least, "{list}: {}", releases.len());
        for release in releases {
            let wrong: Vec<String> =
                schema.iter_errors(release).map(|e| format!("{}: {e}", e.instance_path())).collect();
            assert!(wrong.is_empty(), "{wrong:?}\n{release}");
        }
    }
}
