//! Entity tags, 304, compression.

use muster_tests::on_both;
use reqwest::Method;

use crate::serving::Muster;

on_both! {
    /// A tag holds until the data changes, and for one question only.
    async fn an_answer_is_good_until_the_data_changes(database: &TestDatabase) {
        let muster = Muster::with(database, 3).await;
        let etag = |response: &reqwest::Response| response.headers()["etag"].to_str().unwrap().to_owned();
        let first = muster.get("/api/v1/contracts?limit=2&sort=end").await;
        let tag = etag(&first);
        assert!(tag.starts_with('"'), "a strong tag: {tag}");
        assert_eq!(first.headers()["cache-control"], "no-cache");
        assert_eq!(first.headers()["vary"], "Authorization, Accept, Accept-Encoding");
        let again = async |path: &str, tag: &str| {
            muster.request(Method::GET, path).header("if-none-match", tag).send().await.unwrap()
        };
        let unchanged = again("/api/v1/contracts?sort=end&limit=2", &tag).await;
        assert_eq!(unchanged.status(), 304, "the same question with its parameters in another order");
        assert_eq!(etag(&unchanged), tag);
        assert_eq!(unchanged.bytes().await.unwrap().len(), 0);
        assert_eq!(again("/api/v1/contracts?limit=3&sort=end", &tag).await.status(), 200, "another question");

        muster.import(database, 5).await;
        let changed = again("/api/v1/contracts?limit=2&sort=end", &tag).await;
        assert_eq!(changed.status(), 200);
        assert_ne!(etag(&changed), tag);
        assert_eq!(changed.json::<serde_json::Value>().await.unwrap()["total"], 5);
        muster.stop().await;
    }

    /// Large answers come through gzip to those who take it, under a tag of their own.
    async fn large_answers_are_compressed(database: &TestDatabase) {
        let muster = Muster::with(database, 6).await;
        let ask = |coding: &'static str, path: &'static str| {
            muster.request(Method::GET, path).header("accept-encoding", coding).send()
        };
        let small = ask("gzip", "/api/v1/contracts?q=zzzzqqq").await.unwrap();
        assert!(small.headers().get("content-encoding").is_none());
        let plain = ask("identity", "/api/v1/contracts").await.unwrap();
        let packed = ask("gzip", "/api/v1/contracts").await.unwrap();
        assert_eq!(packed.headers()["content-encoding"], "gzip");
        assert_ne!(packed.headers()["etag"], plain.headers()["etag"]);
        let (plain, packed) = (plain.bytes().await.unwrap(), packed.bytes().await.unwrap());
        assert!(packed.len() * 2 < plain.len());
        let mut unpacked = Vec::new();
        std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(packed.as_ref()), &mut unpacked).unwrap();
        assert_eq!(unpacked, plain);
        muster.stop().await;
    }

    /// HEAD answers as GET does, without the body.
    async fn head_answers_like_get_without_the_body(database: &TestDatabase) {
        let muster = Muster::with(database, 1).await;
        let get = muster.get("/api/v1/stats").await;
        let head = muster.request(Method::HEAD, "/api/v1/stats").send().await.unwrap();
        assert_eq!(head.status(), 200);
        for name in ["etag", "content-type", "content-length", "cache-control"] {
            assert_eq!(head.headers().get(name), get.headers().get(name), "{name}");
        }
        assert!(head.bytes().await.unwrap().is_empty());
        muster.stop().await;
    }
}
