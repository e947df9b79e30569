//! Every row of a list as a file.

use muster_tests::on_both;
use reqwest::Method;
use serde_json::Value;

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

    /// Each release of the packages is valid against the standard's schema: of the made notices,
    /// and of all that the real samples tell of.
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

/// Every contract and procurement as OCDS, at least so many of each, all of it valid.
async fn valid(muster: &Muster, contracts: usize, procurements: usize) {
    let schema: Value = serde_json::from_str(include_str!("../data/ocds/release-schema.json")).unwrap();
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
