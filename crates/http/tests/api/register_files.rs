//! A borough's own register, sent as a file: understood, previewed, corrected, taken, merged a week later,
//! undone.

use muster_domain::access::Role;
use muster_tests::on_both;
use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::serving::{Muster, problem};

/// Somebody who keeps an authority's register.
struct Keeper<'a> {
    muster: &'a Muster,
    token: String,
}

impl<'a> Keeper<'a> {
    async fn of(muster: &'a Muster, authority: &str) -> Self {
        Self { muster, token: muster.signed_in(authority, &[Role::Contributor]).await }
    }

    async fn send(&self, method: Method, path: &str, tag: Option<&str>, body: Option<&Value>) -> Response {
        let request = self.muster.request(method, &format!("/api/v1{path}")).bearer_auth(&self.token);
        let request = tag.iter().fold(request, |request, tag| request.header("If-Match", *tag));
        body.iter().fold(request, |request, body| request.json(body)).send().await.unwrap()
    }

    async fn json(&self, path: &str) -> Value {
        let response = self.send(Method::GET, path, None, None).await;
        let (status, text) = (response.status(), response.text().await.unwrap());
        assert_eq!(status, 200, "{path}: {text}");
        serde_json::from_str(&text).unwrap()
    }

    /// Sends a file and has it read.
    async fn file(&self, name: &str, content: impl Into<Vec<u8>>) -> Value {
        let path = format!("/api/v1/register-files?name={name}");
        let request = self.muster.request(Method::POST, &path).bearer_auth(&self.token);
        let response = request.body(content.into()).send().await.unwrap();
        let (status, text) = (response.status(), response.text().await.unwrap());
        assert_eq!(status, 202, "{text}");
        let sent: Value = serde_json::from_str(&text).unwrap();
        self.work().await;
        self.json(&address(&sent)).await
    }

    async fn work(&self) {
        muster_jobs::register_file::refresh(&self.muster.database, &*self.muster.api.clock).await.unwrap();
    }

    /// Corrects a file, and gives it as it is read again.
    async fn correct(&self, file: &Value, patch: Value) -> Value {
        let tag = format!("\"{}-x\"", file["version"]);
        let response = self.send(Method::PATCH, &address(file), Some(&tag), Some(&patch)).await;
        let (status, text) = (response.status(), response.text().await.unwrap());
        assert_eq!(status, 200, "{text}");
        self.work().await;
        self.json(&address(file)).await
    }

    /// Takes a file, or undoes that, and gives it as it is then.
    async fn taking(&self, method: Method, file: &Value) -> Value {
        let response = self.send(method, &format!("{}/taking", address(file)), None, None).await;
        let (status, text) = (response.status(), response.text().await.unwrap());
        assert_eq!(status, 202, "{text}");
        self.work().await;
        self.json(&address(file)).await
    }

    async fn rows(&self, file: &Value, which: &str) -> Vec<Value> {
        let found = self.json(&format!("{}/rows?limit=200&{which}", address(file))).await;
        found["items"].as_array().unwrap().clone()
    }

    async fn contracts(&self, query: &str) -> Vec<Value> {
        self.json(&format!("/contracts?limit=200&technology=all&{query}")).await["items"]
            .as_array()
            .unwrap()
            .clone()
    }
}

/// How many contracts the keeper sees of Camden.
async fn total(keeper: &Keeper<'_>, filter: &str) -> u64 {
    keeper.json(&format!("/contracts?limit=1&technology=all&authority=CMD{filter}")).await["total"]
        .as_u64()
        .unwrap()
}

fn address(file: &Value) -> String {
    format!("/register-files/{}", file["id"].as_str().unwrap())
}

fn counts(file: &Value) -> [u64; 6] {
    ["added", "changed", "unchanged", "unclear", "left", "missing"]
        .map(|count| file["counts"][count].as_u64().unwrap())
}

fn sample(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples/own-register");
    std::fs::read(format!("{folder}/{name}")).unwrap()
}

fn meaning<'a>(file: &'a Value, heading: &str) -> &'a Value {
    let columns = file["columns"].as_array().unwrap();
    &columns.iter().find(|column| column["heading"] == heading).unwrap()["meaning"]
}

on_both! {
    /// The sample for newcomers: a workbook with a letterhead, a hidden sheet, merged cells, a hidden row and a
    /// total comes in, is corrected and taken; a week later only what changed is; and all of it is undone.
    async fn a_workbook_comes_in_and_is_merged_a_week_later(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let camden = Keeper::of(&muster, "CMD").await;
        let before = camden.contracts("authority=CMD").await.len();
        let file = camden.file("register.xlsx", sample("contracts-register.xlsx")).await;
        assert_eq!(file["state"], "ready", "{file}");
        assert_eq!((file["headerRow"].as_u64(), file["sheet"].as_u64()), (Some(7), Some(0)));
        assert_eq!(file["sheets"][1], json!({ "name": "Lookups", "hidden": true }));
        assert_eq!(meaning(&file, "Total Contract Value (£)"), "value.net");
        assert_eq!(meaning(&file, "Extension Options"), "extensionOptions");
        assert_eq!(file["hiddenRows"], 1);
        assert_eq!(counts(&file), [6, 0, 0, 0, 2, 0], "{file}");
        // What is wrong is told with its row and column.
        let flawed = camden.rows(&file, "flawed=true").await;
        assert_eq!(flawed.len(), 1, "{flawed:?}");
        assert_eq!((&flawed[0]["number"], &flawed[0]["flaws"][0]["column"]), (&json!(12), &json!("G")));
        assert!(flawed[0]["flaws"][0]["detail"].as_str().unwrap().contains("31/02/2027"));
        let left = camden.rows(&file, "outcome=left").await;
        assert_eq!(left[0]["why"], "It is a total.");
        assert_eq!(camden.contracts("authority=CMD").await.len(), before, "nothing is taken yet");

        let file = camden.correct(&file, json!({ "leaveHidden": true })).await;
        assert_eq!(counts(&file), [5, 0, 0, 0, 3, 0], "{file}");
        let file = camden.correct(&file, json!({ "leaveHidden": null })).await;
        let taken = camden.taking(Method::POST, &file).await;
        assert_eq!(taken["state"], "taken", "{taken}");
        let held = camden.contracts("authority=CMD").await;
        assert_eq!(held.len(), before + 6);
        let housing = held.iter().find(|c| c["title"] == "Housing management system").unwrap();
        assert_eq!(housing["reference"], "CT-0101");
        assert_eq!(housing["term"]["maxEnd"], "2029-03-31", "end and 1+1");
        assert_eq!(housing["value"]["net"]["amount"], 1_200_000.0);
        assert_eq!(housing["vendors"][0]["name"], "Fernleaf Systems Ltd");
        assert_eq!(housing["technology"], true);
        let joint = held.iter().find(|c| c["title"] == "Network and telephony").unwrap();
        assert_eq!(joint["vendors"].as_array().unwrap().len(), 2);
        let cleaning = held.iter().find(|c| c["title"] == "Cleaning of council offices").unwrap();
        assert_eq!(cleaning["technology"], false, "it is asked what it is");

        // A week later: one changed, one new, one gone, the rest as it was; and the same file twice is nothing.
        let again = camden.file("again.xlsx", sample("contracts-register.xlsx")).await;
        assert_eq!(counts(&again), [0, 0, 6, 0, 2, 0], "{again}");
        let next = camden.file("next.xlsx", sample("contracts-register-next-week.xlsx")).await;
        assert_eq!(counts(&next), [1, 1, 4, 0, 2, 1], "{next}");
        let changed = &camden.rows(&next, "outcome=changed").await[0];
        assert_eq!(changed["changes"]["term.end"], json!({ "from": "2026-09-30", "to": "2027-09-30" }));
        let next = camden.correct(&next, json!({ "archiveMissing": true })).await;
        let next = camden.taking(Method::POST, &next).await;
        assert_eq!(next["state"], "taken");
        let gone = cleaning["id"].as_str().unwrap();
        assert_eq!(camden.json(&format!("/contracts/{gone}")).await["archived"], true);
        let care = held.iter().find(|c| c["title"] == "Social care case management").unwrap()["id"].as_str().unwrap();
        assert_eq!(camden.json(&format!("/contracts/{care}")).await["term"]["end"], "2027-09-30");

        // Somebody changes one by hand; then the file is undone, and that one stays as it is.
        let response = camden.send(Method::GET, &format!("/contracts/{care}"), None, None).await;
        let tag = response.headers()["etag"].to_str().unwrap().to_owned();
        let said = json!({ "term": { "end": "2028-01-31" } });
        let response = camden.send(Method::PATCH, &format!("/contracts/{care}"), Some(&tag), Some(&said)).await;
        assert_eq!(response.status(), 200);
        let undone = camden.taking(Method::DELETE, &next).await;
        assert_eq!((&undone["state"], &undone["counts"]["kept"]), (&json!("undone"), &json!(1)), "{undone}");
        assert_eq!(camden.json(&format!("/contracts/{care}")).await["term"]["end"], "2028-01-31");
        assert_eq!(camden.json(&format!("/contracts/{gone}")).await["archived"], false);
        let library = camden.contracts("authority=CMD&q=library").await;
        assert_eq!(library[0]["archived"], true, "what it brought is put away");
        muster.stop().await;
    }

    /// A register of thousands of rows is taken in portions, and as one all the same: each row is its own record,
    /// what changed since it was read is seen, the same file again is nothing, and undoing it leaves nothing.
    async fn thousands_of_rows_are_taken_and_undone_as_one(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let camden = Keeper::of(&muster, "CMD").await;
        let before = total(&camden, "").await;
        let register = |end: &dyn Fn(u32) -> &'static str| {
            let row = |n: u32| format!("CT-{n:04},Service {n} for parking,Supplier {} Ltd,01/04/2024,{}\r\n", n % 40, end(n));
            format!("Reference,Contract title,Supplier,Start date,End date\r\n{}", (0..2_300).map(row).collect::<String>())
        };
        let csv = register(&|_| "31/03/2027");
        let file = camden.file("register.csv", csv.clone()).await;
        assert_eq!(counts(&file), [2_300, 0, 0, 0, 0, 0], "{file}");
        let file = camden.taking(Method::POST, &file).await;
        assert_eq!(file["state"], "taken", "{file}");
        assert_eq!(total(&camden, "").await, before + 2_300);
        let row = camden.rows(&file, "outcome=added").await.pop().unwrap();
        let record = format!("/contracts/{}", row["record"].as_str().unwrap());
        let contract = camden.json(&record).await;
        assert_eq!((&row["number"], &contract["reference"]), (&json!(201), &json!("CT-0199")), "{row}");
        assert_eq!(contract["vendors"][0]["name"], "Supplier 39 Ltd");
        let history = camden.json(&format!("{record}/history")).await;
        assert_eq!(history["items"].as_array().map(Vec::len), Some(1), "{history}");

        // Somebody changes one after the file was read again: it is as the file says when that is taken.
        let again = camden.file("again.csv", csv).await;
        assert_eq!(counts(&again), [0, 0, 2_300, 0, 0, 0], "{again}");
        let response = camden.send(Method::GET, &record, None, None).await;
        let tag = response.headers()["etag"].to_str().unwrap().to_owned();
        let said = json!({ "term": { "end": "2028-01-31" } });
        assert_eq!(camden.send(Method::PATCH, &record, Some(&tag), Some(&said)).await.status(), 200);
        let again = camden.taking(Method::POST, &again).await;
        assert_eq!(camden.json(&record).await["term"]["end"], "2027-03-31");
        let changed = camden.rows(&again, "outcome=changed").await;
        assert_eq!((changed.len(), &changed[0]["record"]), (1, &row["record"]), "{changed:?}");

        let next = register(&|n| if n < 1_100 { "31/03/2027" } else { "30/09/2027" });
        let next = camden.file("next.csv", next).await;
        assert_eq!(counts(&next), [0, 1_200, 1_100, 0, 0, 0], "{next}");
        let next = camden.taking(Method::POST, &next).await;
        assert_eq!(total(&camden, "&endsAfter=2027-09-29&endsBefore=2027-10-01&q=parking").await, 1_200);
        let next = camden.taking(Method::DELETE, &next).await;
        assert_eq!(next["counts"]["kept"], 0, "{next}");
        assert_eq!(total(&camden, "&endsAfter=2027-09-29&endsBefore=2027-10-01&q=parking").await, 0);
        muster.stop().await;
    }

    /// A row that looks like a published contract is nobody's guess: somebody says so, and it is remembered.
    async fn a_row_that_looks_like_a_published_contract_is_decided_and_remembered(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let camden = Keeper::of(&muster, "CMD").await;
        let known = camden.contracts("authority=CMD").await.remove(0);
        let (title, vendor) = (known["title"].as_str().unwrap(), known["vendors"][0]["name"].as_str().unwrap());
        let csv = format!("Reference;Contract title;Supplier;Contract value\r\nR-1;{title} (renewed);{vendor};\"1,250.50\"\r\n");
        let file = camden.file("register.csv", csv.clone()).await;
        assert_eq!(counts(&file), [0, 0, 0, 1, 0, 0], "{file}");
        let unclear = camden.rows(&file, "outcome=unclear").await.remove(0);
        assert_eq!(unclear["record"], known["id"], "{unclear}");
        let refused = camden.send(Method::POST, &format!("{}/taking", address(&file)), None, None).await;
        problem(refused, 409).await;
        let decided = json!({ "decisions": { unclear["id"].as_str().unwrap(): "same" } });
        let file = camden.correct(&file, decided).await;
        assert_eq!(counts(&file), [0, 1, 0, 0, 0, 0], "{file}");
        camden.taking(Method::POST, &file).await;
        let merged = camden.json(&format!("/contracts/{}", known["id"].as_str().unwrap())).await;
        assert_eq!((&merged["reference"], &merged["value"]["net"]["amount"]), (&json!("R-1"), &json!(1_250.5)));
        assert_eq!(counts(&camden.file("again.csv", csv).await), [0, 0, 1, 0, 0, 0], "it is remembered");
        muster.stop().await;
    }

    /// What a column means is chosen once: the next file with that heading is understood so.
    async fn what_a_column_means_is_remembered(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let camden = Keeper::of(&muster, "CMD").await;
        let csv = "Ref,What we call it,Who does it,Start,End,Ends\nA1,Housing system,Fernleaf Ltd,03/04/2024,05/06/2027,later\n";
        let file = camden.file("register.csv", csv).await;
        assert_eq!(meaning(&file, "What we call it"), &Value::Null, "{file}");
        let dates = file["columns"][3].clone();
        assert_eq!((&dates["dates"], &dates["datesSure"]), (&json!("dayFirst"), &json!(false)));
        let file = camden.correct(&file, json!({ "columns": { "1": "title", "2": "vendors" }, "dates": { "3": "monthFirst", "4": "monthFirst" } })).await;
        let added = camden.rows(&file, "outcome=added").await.remove(0);
        assert_eq!((&added["title"], &added["said"]["term.start"]), (&json!("Housing system"), &json!("2024-03-04")));
        for (patch, pointer) in [
            (json!({ "columns": { "1": "nonsense" } }), "/columns/1"),
            (json!({ "sheet": 7 }), "/sheet"),
            (json!({ "dates": { "3": "x" } }), "/dates/3"),
            (json!({ "headerRow": 0 }), "/headerRow"),
            (json!({ "decisions": { "019a9f5c-3b52-7c1e-9d1c-2a4f3f1b7a10": "same" } }), "/decisions/019a9f5c-3b52-7c1e-9d1c-2a4f3f1b7a10"),
        ] {
            let tag = format!("\"{}-x\"", file["version"]);
            let told = problem(camden.send(Method::PATCH, &address(&file), Some(&tag), Some(&patch)).await, 422).await;
            assert_eq!(told["errors"][0]["pointer"], pointer, "{told}");
        }
        let stale = camden.send(Method::PATCH, &address(&file), Some("\"1-x\""), Some(&json!({}))).await;
        problem(stale, 412).await;
        camden.taking(Method::POST, &file).await;
        let next = camden.file("next.csv", csv).await;
        assert_eq!(meaning(&next, "What we call it"), "title");
        assert_eq!(next["columns"][1]["why"], "Your authority said so last time.");
        muster.stop().await;
    }

    /// What goes out as CSV comes in as the same records.
    async fn what_goes_out_comes_in_as_the_same(database: &TestDatabase) {
        let muster = Muster::with(database, 12).await;
        let camden = Keeper::of(&muster, "CMD").await;
        let file = camden.file("register.xlsx", sample("contracts-register.xlsx")).await;
        camden.taking(Method::POST, &file).await;
        let out = camden.send(Method::GET, "/contracts?authority=CMD&technology=all&format=csv", None, None).await;
        let csv = out.bytes().await.unwrap().to_vec();
        let back = camden.file("contracts.csv", csv).await;
        let [added, changed, unchanged, unclear, left, _] = counts(&back);
        assert_eq!([added, changed, unclear, left], [0, 0, 0, 0], "{:?}", camden.rows(&back, "outcome=changed,added,left").await);
        assert!(unchanged > 6);
        assert_eq!(back["counts"]["flawed"], 0, "{:?}", camden.rows(&back, "flawed=true").await);
        muster.stop().await;
    }

    /// A transparency register that Muster published says nothing new when it is dropped in again, as CSV or
    /// as a workbook: not by the references it gives to records without their own, nor by what it knows from
    /// notices.
    async fn a_published_register_comes_in_as_the_same(database: &TestDatabase) {
        let muster = Muster::with(database, 12).await;
        let camden = Keeper { muster: &muster, token: muster.signed_in("CMD", &[Role::Approver]).await };
        let file = camden.file("register.xlsx", sample("contracts-register.xlsx")).await;
        camden.taking(Method::POST, &file).await;
        let held = camden.contracts("authority=CMD").await;
        for (contract, procedure) in held.iter().zip(["competitiveFlexible", "directAward", "quotation", "open"]) {
            let at = format!("/contracts/{}", contract["id"].as_str().unwrap());
            let tag = camden.send(Method::GET, &at, None, None).await.headers()["etag"].to_str().unwrap().to_owned();
            let said = json!({
                "department": "Housing", "reviewOn": "2027-01-31", "procedure": procedure,
                "irrecoverableVat": { "amount": 0.0 }, "description": "=HYPERLINK(1)\nSecond line, with \"quotes\"",
            });
            assert_eq!(camden.send(Method::PATCH, &at, Some(&tag), Some(&said)).await.status(), 200);
        }
        let ids: Vec<&Value> = held.iter().map(|contract| &contract["id"]).collect();
        let publish = json!({ "quarter": "2026-Q3", "clear": ids, "incomplete": true });
        let made = camden.send(Method::POST, "/authorities/CMD/publications", None, Some(&publish)).await;
        assert_eq!(made.status(), 201);
        let made: Value = made.json().await.unwrap();
        for format in ["csv", "xlsx"] {
            let path = format!("/authorities/CMD/transparency-register?format={format}");
            let out = camden.send(Method::GET, &path, None, None).await.bytes().await.unwrap().to_vec();
            let back = camden.file(&format!("published.{format}"), out).await;
            let [added, changed, unchanged, unclear, left, _] = counts(&back);
            let differs = camden.rows(&back, "outcome=changed,added,left,unclear").await;
            assert_eq!([added, changed, unclear, left], [0, 0, 0, 0], "{format}: {differs:#?}");
            assert_eq!(json!(unchanged), made["contracts"], "{format}");
            let flawed = camden.rows(&back, "flawed=true").await;
            assert!(flawed.iter().all(|row| row["outcome"] == "unchanged"), "{flawed:?}");
        }
        assert_eq!(camden.contracts("authority=CMD").await.len(), held.len());
        muster.stop().await;
    }

    /// Contracts Finder's export comes in with the rows of one's own authority, and those of others stay out.
    async fn rows_of_other_buyers_stay_out(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let camden = Keeper::of(&muster, "CMD").await;
        let own = &camden.contracts("authority=CMD").await[0]["authority"]["name"];
        let csv = format!("Organisation Name,Title,Supplier\n{},Housing system,Fernleaf Ltd\nSome Other Council,Care system,Dunmore Ltd\n", own.as_str().unwrap());
        let file = camden.file("export.csv", csv).await;
        assert_eq!(counts(&file)[0], 1, "{file}");
        assert_eq!(camden.rows(&file, "outcome=left").await[0]["why"], "Some Other Council buys it, and not your authority.");
        muster.stop().await;
    }

    /// A register is its authority's own; so are the vendors that only it names, until a contract with
    /// them is for others.
    async fn a_register_is_its_authoritys_own(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let camden = Keeper::of(&muster, "CMD").await;
        let hackney = Keeper::of(&muster, "HCK").await;
        let csv = "Title,Supplier,Notes\nHousing system,Canaryvendorzq Ltd,Canarynotezq\n";
        let file = camden.file("canaryfilezq.csv", csv).await;
        camden.taking(Method::POST, &file).await;
        for path in [address(&file), format!("{}/rows", address(&file))] {
            problem(hackney.send(Method::GET, &path, None, None).await, 404).await;
            problem(muster.request(Method::GET, &format!("/api/v1{path}")).send().await.unwrap(), 401).await;
        }
        problem(hackney.send(Method::POST, &format!("{}/taking", address(&file)), None, None).await, 404).await;
        assert_eq!(hackney.json("/register-files").await["items"], json!([]));
        let reader = muster.signed_in("CMD", &[Role::Reader]).await;
        let denied = muster.request(Method::GET, &format!("/api/v1{}", address(&file))).bearer_auth(reader).send();
        problem(denied.await.unwrap(), 403).await;
        let vendors = muster.json("/api/v1/stats").await["vendors"].clone();
        for path in ["/api/v1/vendors?limit=200", "/api/v1/search?q=canaryvendorzq", "/api/v1/contracts?limit=200", "/api/v1/vendors?q=canary"] {
            let told = muster.get(path).await.text().await.unwrap();
            assert!(!told.to_lowercase().contains("canaryvendorzq ltd"), "{path}: {told}");
        }
        let own = camden.json("/vendors?limit=200&q=canary").await;
        assert_eq!(own["items"][0]["name"], "Canaryvendorzq Ltd", "{own}");
        let id = own["items"][0]["id"].as_str().unwrap();
        problem(muster.get(&format!("/api/v1/vendors/{id}")).await, 404).await;
        assert_eq!(muster.json("/api/v1/stats").await["vendors"], vendors);
        muster.stop().await;
    }

    /// What is no register, or would do harm, is refused with the reason; nothing of it stays.
    async fn what_cannot_be_read_is_refused_with_the_reason(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let camden = Keeper::of(&muster, "CMD").await;
        let mut cut = sample("contracts-register.xlsx");
        cut.truncate(cut.len() / 2);
        for (content, why) in [
            (b"%PDF-1.7".to_vec(), "PDF"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), "before 2007"),
            (b"<html></html>".to_vec(), "web page"),
            (cut, "damaged"),
            (b"   \n".to_vec(), "nothing"),
        ] {
            let file = camden.file("file", content).await;
            assert_eq!(file["state"], "refused", "{file}");
            assert!(file["refused"].as_str().unwrap().contains(why), "{file}");
        }
        let empty = camden.muster.request(Method::POST, "/api/v1/register-files?name=x").bearer_auth(&camden.token);
        problem(empty.send().await.unwrap(), 422).await;
        let unnamed = camden.muster.request(Method::POST, "/api/v1/register-files").bearer_auth(&camden.token);
        problem(unnamed.body("a,b\n1,2\n").send().await.unwrap(), 422).await;
        let large = camden.muster.request(Method::POST, "/api/v1/register-files?name=x").bearer_auth(&camden.token);
        let told = problem(large.body(vec![b'a'; 51 * 1024 * 1024]).send().await.unwrap(), 413).await;
        assert_eq!(told["title"], "The request is too large");
        muster.stop().await;
    }
}
