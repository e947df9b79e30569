//! What is wrong is said, in one form, and nothing else is.

use muster_tests::on_both;
use reqwest::Method;

use crate::serving::{Muster, problem};

on_both! {
    /// Each wrong parameter is named with what is allowed.
    async fn what_is_wrong_with_parameters_is_named(database: &TestDatabase) {
        let muster = Muster::with(database, 1).await;
        for (query, pointer, told) in [
            ("limit=0", "limit", "1 to 200"),
            ("limit=201", "limit", "1 to 200"),
            ("limit=ten", "limit", "1 to 200"),
            ("limit=", "limit", "leave it out"),
            ("limit=5&limit=6", "limit", "twice"),
            ("colour=red", "colour", "authority"),
            ("sort=colour", "sort", "annualValue"),
            ("sort=end,-end", "sort", "twice"),
            ("endsBefore=2027-02-30", "endsBefore", "2027-06-30"),
            ("endsBefore=30/06/2027", "endsBefore", "2027-06-30"),
            ("status=open", "status", "pending, active"),
            ("technology=maybe", "technology", "true, false, all"),
            ("serviceArea=housing", "serviceArea", "service-areas"),
            ("vendor=nec", "vendor", "not an id"),
            ("minValue=-1", "minValue", "pounds"),
            ("cpv=4x", "cpv", "digits"),
            ("cursor=abc", "cursor", "begin again"),
            ("format=xml", "format", "ndjson"),
            ("q=colour:red", "q", "borough"),
            ("authority=CMD&q=borough:camden", "q", "authority"),
            ("q=%00", "q", "NUL"),
            ("q=%ff", "q", "UTF-8"),
        ] {
            let document = muster.problem(&format!("/api/v1/contracts?{query}"), 422).await;
            let errors = document["errors"].as_array().unwrap();
            let error = errors.iter().find(|e| e["pointer"] == pointer).unwrap_or_else(|| panic!("{query}: {document}"));
            assert!(error["detail"].as_str().unwrap().contains(told), "{query}: {error}");
        }
        let long = "x".repeat(401);
        muster.problem(&format!("/api/v1/contracts?q={long}"), 422).await;
        let several = muster.problem("/api/v1/contracts?limit=0&sort=x&colour=red", 422).await;
        assert_eq!(several["errors"].as_array().unwrap().len(), 3, "all at once: {several}");
        muster.stop().await;
    }

    /// A cursor of one order is not taken for another.
    async fn a_cursor_belongs_to_its_order(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let next = muster.json("/api/v1/contracts?limit=1&sort=end").await["next"].as_str().unwrap().to_owned();
        muster.problem(&format!("/api/v1/contracts?limit=1&sort=-value&cursor={next}"), 422).await;
        muster.stop().await;
    }

    /// Unknown addresses, ids of no record and ids that are none answer alike.
    async fn what_is_not_there_is_not_found(database: &TestDatabase) {
        let muster = Muster::with(database, 1).await;
        let id = "019a9f5c-3b52-7c1e-9d1c-2a4f3f1b7a10";
        let mut told = Vec::new();
        for path in [
            "/api/v1/nowhere".to_owned(),
            "/api".to_owned(),
            "/metrics".to_owned(),
            format!("/api/v1/contracts/{id}"),
            "/api/v1/contracts/1".to_owned(),
            "/api/v1/contracts/%00".to_owned(),
            format!("/api/v1/procurements/{id}"),
            format!("/api/v1/vendors/{id}"),
            format!("/api/v1/vendors/{id}/contracts"),
            format!("/api/v1/notices/{id}"),
            format!("/api/v1/opportunities/{id}"),
            format!("/api/v1/imports/{id}"),
            format!("/api/v1/imports/{id}/problems"),
            "/api/v1/authorities/XYZ".to_owned(),
        ] {
            let mut document = muster.problem(&path, 404).await;
            document["instance"] = "".into();
            told.push(document);
        }
        assert!(told.iter().all(|document| document == &told[0]), "{told:?}");
        muster.stop().await;
    }

    /// Methods that an address does not know are named as such.
    async fn other_methods_are_refused_with_those_allowed(database: &TestDatabase) {
        let muster = Muster::with(database, 1).await;
        for path in ["/api/v1/notices", "/api/v1/stats", "/health/live", "/api/docs"] {
            for method in [Method::POST, Method::DELETE, Method::PUT, Method::PATCH] {
                let response = muster.request(method, path).body("{}").send().await.unwrap();
                assert_eq!(response.headers()["allow"], "GET, HEAD, OPTIONS", "{path}");
                problem(response, 405).await;
            }
        }
        let response = muster.request(Method::DELETE, "/api/v1/contracts").send().await.unwrap();
        assert_eq!(response.headers()["allow"], "GET, HEAD, POST, OPTIONS");
        muster.stop().await;
    }

    /// A database that is out of reach is no fault of whoever asks: they learn when to try again.
    async fn a_database_out_of_reach_answers_503(database: &TestDatabase) {
        let muster = Muster::with(database, 1).await;
        muster.database.clone().close().await.unwrap();
        for path in ["/api/v1/contracts", "/api/v1/stats", "/api/v1/search?q=housing", "/api/v1/imports"] {
            let response = muster.get(path).await;
            let later = response.headers().get("retry-after").map(|seconds| seconds.to_str().unwrap().to_owned());
            problem(response, 503).await;
            assert_eq!(later.as_deref(), Some("5"), "{path}");
        }
        muster.stop().await;
    }

    /// A format that a list does not come in is refused with those it comes in.
    async fn formats_that_are_not_offered_are_refused(database: &TestDatabase) {
        let muster = Muster::with(database, 1).await;
        let ask = |path: &str, accept: &str| muster.request(Method::GET, path).header("accept", accept).send();
        let refused = problem(ask("/api/v1/contracts", "application/pdf").await.unwrap(), 406).await;
        assert!(refused["detail"].as_str().unwrap().contains("text/csv"), "{refused}");
        problem(ask("/api/v1/vendors", "application/json; profile=ocds").await.unwrap(), 406).await;
        muster.problem("/api/v1/vendors?format=ocds", 422).await;
        muster.stop().await;
    }
}
