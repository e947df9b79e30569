//! Lists and single records.

use std::collections::HashSet;

use muster_tests::on_both;
use serde_json::Value;

use crate::serving::Muster;

fn titles(list: &Value) -> Vec<String> {
    list["items"].as_array().unwrap().iter().map(|c| c["title"].as_str().unwrap().to_owned()).collect()
}

on_both! {
    /// Following `next` and the `Link` header gives every record once, in order.
    async fn a_list_is_walked_page_by_page(database: &TestDatabase) {
        let muster = Muster::with(database, 12).await;
        let mut path = "/api/v1/contracts?limit=5&sort=-end".to_owned();
        let (mut ends, mut ids) = (Vec::new(), HashSet::new());
        loop {
            let response = muster.get(&path).await;
            let link = response.headers()["link"].to_str().unwrap().to_owned();
            assert!(link.contains("</api/v1/contracts?limit=5&sort=-end>; rel=\"first\""), "{link}");
            let page: Value = response.json().await.unwrap();
            assert_eq!(page["total"], 12);
            for contract in page["items"].as_array().unwrap() {
                ends.push(contract["term"]["end"].as_str().unwrap().to_owned());
                assert!(ids.insert(contract["id"].as_str().unwrap().to_owned()), "each once");
            }
            let Some(next) = page["next"].as_str() else {
                assert!(!link.contains("rel=\"next\""), "{link}");
                break;
            };
            assert!(link.contains("rel=\"next\""), "{link}");
            path = format!("/api/v1/contracts?limit=5&sort=-end&cursor={next}");
        }
        assert_eq!(ids.len(), 12);
        let mut sorted = ends.clone();
        sorted.sort_unstable();
        sorted.reverse();
        assert_eq!(ends, sorted);
        muster.stop().await;
    }

    /// Each filter leaves out what it should, alone and together.
    async fn filters_narrow_a_list(database: &TestDatabase) {
        let muster = Muster::with(database, 12).await;
        for (query, expected) in [
            ("authority=CMD", 4),
            ("authority=CMD,HCK", 8),
            ("boroughs=true", 12),
            ("boroughs=false", 0),
            ("endsBefore=2027-03-31", 3),
            ("endsAfter=2027-03-31&endsBefore=2027-05-31", 3),
            ("maxEndsBefore=2029-01-31", 1),
            ("minValue=1000000", 3),
            ("minValue=1000000&maxValue=1000000.00", 1),
            ("live=true", 12),
            ("cpv=48", 12),
            ("cpv=30", 0),
            ("technology=false", 0),
            ("technology=all", 12),
            ("status=terminated", 0),
            ("process=ocds-h6vhtk-000003", 1),
            ("demonstration=true", 0),
            ("q=hyperlink", 1),
            ("q=borough:camden%20ends:%3C2027-06", 2),
            ("q=value:%3E=1m%20housing", 3),
        ] {
            let list = muster.json(&format!("/api/v1/contracts?{query}")).await;
            assert_eq!(list["total"], expected, "{query}: {:?}", titles(&list));
            assert_eq!(list["items"].as_array().unwrap().len(), expected, "{query}");
        }
        muster.stop().await;
    }

    /// A contract names its notices, and each of its facts the place it was read at.
    async fn a_contract_leads_to_its_evidence_and_back(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let list = muster.json("/api/v1/contracts?process=ocds-h6vhtk-000002").await;
        let id = list["items"][0]["id"].as_str().unwrap().to_owned();
        let contract = muster.json(&format!("/api/v1/contracts/{id}")).await;
        assert_eq!(contract["authority"]["code"], "ISL");
        assert_eq!(contract["term"]["end"], "2027-03-31");
        assert_eq!(contract["term"]["maxEnd"], "2029-03-31");
        assert_eq!(contract["value"]["net"]["amount"], 300_000.0);
        assert_eq!(contract["value"]["net"]["currency"], "GBP");
        assert_eq!(contract["live"], true);
        let fact = &contract["facts"]["term.end"];
        assert_eq!(fact["state"], "published", "{contract}");
        let notice = fact["notice"].as_str().unwrap();
        assert_eq!(contract["notices"][0]["id"], notice);
        assert_eq!(contract["notices"][0]["noticeType"], "UK6");

        let notice = muster.json(&format!("/api/v1/notices/{notice}")).await;
        assert_eq!(notice["raw"], crate::notices::award(2), "exactly as received");
        let pointer = fact["pointer"].as_str().unwrap();
        assert_eq!(notice["raw"].pointer(pointer).unwrap(), "2027-03-31T23:59:59+00:00");
        assert_eq!(notice["contracts"][0]["id"], id.as_str());
        muster.stop().await;
    }

    /// A vendor shows its spellings, the reasons for them, and its contracts across authorities.
    async fn a_vendor_has_its_contracts_across_authorities(database: &TestDatabase) {
        let muster = Muster::with(database, 12).await;
        let list = muster.json("/api/v1/vendors?sort=-contracts").await;
        let first = &list["items"][0];
        assert_eq!(first["name"], "Invented Housing Software Limited");
        assert_eq!((&first["contracts"], &first["authorities"]), (&9.into(), &3.into()));
        let path = format!("/api/v1/vendors/{}", first["id"].as_str().unwrap());
        let vendor = muster.json(&path).await;
        assert!(vendor["decisions"][0]["reason"].is_string(), "{vendor}");
        let contracts = muster.json(&format!("{path}/contracts?authority=CMD")).await;
        assert_eq!(contracts["total"], 3, "{:?}", titles(&contracts));
        muster.stop().await;
    }

    /// Boroughs answer to their codes, in any case, and to their ids.
    async fn an_authority_is_found_by_code_and_by_id(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let by_code = muster.json("/api/v1/authorities/cmd").await;
        assert_eq!(by_code["gss"], "E09000007");
        let by_id = muster.json(&format!("/api/v1/authorities/{}", by_code["id"].as_str().unwrap())).await;
        assert_eq!(by_code, by_id);
        muster.stop().await;
    }

    /// The opportunity of a vendor says who, when, how and why; the list and the detail agree.
    async fn an_opportunity_is_explained(database: &TestDatabase) {
        let muster = Muster::with(database, 12).await;
        let list = muster.json("/api/v1/opportunities?kind=vendor").await;
        let best = &list["items"][0];
        assert_eq!(best["vendor"]["name"], "Invented Housing Software Limited", "{list}");
        let id = best["id"].as_str().unwrap();
        let detail = muster.json(&format!("/api/v1/opportunities/{id}?alignments=1")).await;
        for field in ["goLive", "sharedFrom", "sharedTo", "latestCommit", "why", "annualValue"] {
            assert_eq!(detail[field], best[field], "{field}");
        }
        let alignments = detail["alignments"].as_array().unwrap();
        assert_eq!(alignments.len(), 1);
        let participants = alignments[0]["participants"].as_array().unwrap();
        assert!(participants.len() >= 2);
        for participant in participants {
            assert!(participant["contract"].is_string() && participant["procurement"].is_null());
            assert!(participant["latestCommit"].as_str() <= detail["goLive"].as_str());
        }
        muster.stop().await;
    }

    /// Search finds every kind and marks matches without markup.
    async fn search_finds_and_marks(database: &TestDatabase) {
        let muster = Muster::with(database, 6).await;
        let found = muster.json("/api/v1/search?q=housing%20manag&limit=50").await;
        let hits = found["items"].as_array().unwrap();
        assert!(hits.iter().any(|h| h["kind"] == "contract"), "{found}");
        assert!(hits.iter().any(|h| h["kind"] == "procurement"), "{found}");
        let marked = |hit: &Value| hit["snippet"].as_array().is_some_and(|s| s.iter().any(|p| p["match"] == true));
        assert!(hits.iter().any(marked), "{found}");
        let only = muster.json("/api/v1/search?q=camden&kinds=authority").await;
        assert!(only["items"].as_array().unwrap().iter().all(|h| h["kind"] == "authority"), "{only}");
        assert_eq!(only["items"][0]["title"], "London Borough of Camden", "{only}");
        muster.stop().await;
    }

    /// The figures of the home page count what the lists list.
    async fn stats_and_service_areas_agree_with_the_lists(database: &TestDatabase) {
        let muster = Muster::with(database, 12).await;
        let stats = muster.json("/api/v1/stats").await;
        assert_eq!(stats["asOf"], "2026-11-23");
        assert_eq!(stats["technologyContracts"], 12);
        assert_eq!(stats["liveTechnologyContracts"], 12);
        assert_eq!(stats["openTechnologyProcurements"], 1);
        assert_eq!(stats["demonstration"], false);
        assert_eq!(stats["byBorough"].as_array().unwrap().len(), 33);
        let areas = muster.json("/api/v1/service-areas").await;
        assert_eq!(areas["items"].as_array().unwrap().len(), 42);
        let housing = areas["items"].as_array().unwrap().iter().find(|a| a["code"] == "housing-management").unwrap();
        let listed = muster.json("/api/v1/contracts?serviceArea=housing-management&live=true").await;
        assert_eq!(housing["contracts"], listed["total"]);
        assert!(listed["total"].as_u64() > Some(0));
        muster.stop().await;
    }

    /// What an import did can be read back, newest first.
    async fn imports_tell_what_they_did(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let list = muster.json("/api/v1/imports").await;
        let import = &list["items"][0];
        assert_eq!(import["files"], "package-3.json");
        assert_eq!((&import["notices"], &import["problems"]), (&4.into(), &0.into()));
        let path = format!("/api/v1/imports/{}", import["id"].as_str().unwrap());
        assert_eq!(&muster.json(&path).await, import);
        assert_eq!(muster.json(&format!("{path}/problems")).await["items"], serde_json::json!([]));
        muster.stop().await;
    }
}
