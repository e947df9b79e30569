//! The app's files, the documentation page, health, and what every answer carries.

use muster_tests::{Kind, TestDatabase};
use reqwest::Method;

use crate::serving::Muster;

async fn with_app() -> (TestDatabase, Muster) {
    let database = TestDatabase::new(Kind::Sqlite).await;
    let app = database.file("app");
    std::fs::create_dir_all(app.join("assets")).unwrap();
    std::fs::write(app.join("index.html"), "<!doctype html><title>Muster</title>").unwrap();
    std::fs::write(app.join("assets/index-3f2a.js"), "console.log(1);".repeat(200)).unwrap();
    std::fs::write(app.join("favicon.svg"), "<svg/>").unwrap();
    let muster =
        Muster::start(&database, Some(app), |api| api.with_origins(["https://data.example.org".to_owned()]))
            .await;
    (database, muster)
}

#[tokio::test(flavor = "multi_thread")]
async fn app_addresses_answer_with_the_app_and_missing_files_do_not() {
    let (_database, muster) = with_app().await;
    for path in ["/", "/contracts", "/contracts/019a9f5c?x=1", "/index.html", "/apiary"] {
        let page = muster.get(path).await;
        assert_eq!(page.status(), 200, "{path}");
        assert_eq!(page.headers()["content-type"], "text/html; charset=utf-8", "{path}");
        assert_eq!(page.headers()["cache-control"], "no-cache", "{path}");
        let policy = page.headers()["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("script-src 'self'") && !policy.contains("unsafe"), "{policy}");
        assert!(page.text().await.unwrap().contains("<title>Muster</title>"), "{path}");
    }
    let script = muster.get("/assets/index-3f2a.js").await;
    assert_eq!(script.headers()["content-type"], "text/javascript; charset=utf-8");
    assert_eq!(script.headers()["cache-control"], "public, max-age=31536000, immutable");
    assert_eq!(muster.get("/favicon.svg").await.headers()["content-type"], "image/svg+xml");
    for path in ["/assets/gone.js", "/assets", "/api/v1/gone", "/api/", "/health/gone"] {
        muster.problem(path, 404).await;
    }
    muster.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_is_guarded_and_has_an_id() {
    let (_database, muster) = with_app().await;
    for path in ["/", "/api/v1/stats", "/api/v1/gone", "/api/docs", "/health/live"] {
        let response = muster.get(path).await;
        let header = |name: &str| response.headers()[name].to_str().unwrap();
        assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
        assert!(header("content-security-policy").contains("frame-ancestors 'none'"), "{path}");
        assert_eq!(header("referrer-policy"), "strict-origin-when-cross-origin", "{path}");
        assert!(uuid::Uuid::try_parse(header("x-request-id")).is_ok(), "{path}");
    }
    muster.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_origins_configured_may_read() {
    let (_database, muster) = with_app().await;
    for (origin, allowed) in [("https://data.example.org", true), ("https://evil.example", false)] {
        let response =
            muster.request(Method::GET, "/api/v1/stats").header("origin", origin).send().await.unwrap();
        let shared =
            response.headers().get("access-control-allow-origin").map(|o| o.to_str().unwrap().to_owned());
        assert_eq!(shared.as_deref(), allowed.then_some(origin));
        let first = muster
            .request(Method::OPTIONS, "/api/v1/stats")
            .header("origin", origin)
            .header("access-control-request-method", "GET")
            .send()
            .await
            .unwrap();
        assert_eq!(first.status(), if allowed { 204 } else { 405 });
    }
    muster.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_documentation_loads_nothing_from_elsewhere() {
    let (_database, muster) = with_app().await;
    for path in ["/api/docs", "/api/docs/page.js", "/api/docs/page.css"] {
        let response = muster.get(path).await;
        assert_eq!(response.status(), 200, "{path}");
        let text = response.text().await.unwrap();
        assert!(!text.contains("//cdn") && !text.contains("http://") && !text.contains("https://"), "{path}");
    }
    muster.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn health_tells_a_migrated_database_from_an_older_one() {
    let (_database, muster) = with_app().await;
    assert_eq!(muster.json("/health/live").await["status"], "ok");
    assert_eq!(muster.json("/health/ready").await["status"], "ok");
    muster.problem("/metrics", 404).await;
    muster.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_an_app_the_first_page_is_the_documentation() {
    let database = TestDatabase::new(Kind::Sqlite).await;
    let muster =
        Muster::start(&database, None, |api| api.with_metrics(std::sync::Arc::new(|| "up 1\n".to_owned())))
            .await;
    let first = muster.get("/").await;
    assert_eq!((first.status().as_u16(), first.headers()["location"].to_str().unwrap()), (303, "/api/docs"));
    assert_eq!(muster.get("/metrics").await.text().await.unwrap(), "up 1\n");
    muster.problem("/contracts", 404).await;
    muster.stop().await;
}
