//! How notices rate a vendor: contract performance notices (UK9) have a rating for each key performance
//! indicator, which reviews are held against.

use std::collections::BTreeMap;

use muster_domain::id::VendorId;
use muster_domain::notice::NoticeKind;
use sea_orm::ConnectionTrait;
use serde_json::Value;
use uuid::Uuid;

use super::Reviews;
use crate::Result;
use crate::sql::Sql;

/// The scheme by which a notice says a rating.
const SCHEME: &str = "UK_PERFORMANCE_RATING";

/// The best of the ratings of the Procurement Regulations 2024.
const GOOD: &str = "good";

impl Reviews {
    /// How many ratings of a vendor are "good" in published notices, and how many there are.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn published_ratings(&self, vendor: VendorId) -> Result<(u32, u32)> {
        let mut sql = Sql::new(
            "SELECT DISTINCT n.id, n.raw FROM contract_vendor v JOIN contract_notice c ON c.contract_id = v.contract_id \
             JOIN notice n ON n.id = c.notice_id WHERE n.kind = ",
        );
        sql.bind(NoticeKind::Performance.as_str()).push(" AND v.vendor_id IN (");
        sql.list(self.family(vendor).await?).push(")");
        let readers = self.database.readers();
        let mut notices: BTreeMap<Uuid, (u32, u32)> = BTreeMap::new();
        for row in readers.query_all_raw(sql.statement(self.database.backend())).await? {
            let (id, raw): (Uuid, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            notices.insert(id, ratings(&raw));
        }
        let sum =
            |(good, rated): (u32, u32), (more_good, more): &(u32, u32)| (good + more_good, rated + more);
        Ok(notices.values().fold((0, 0), sum))
    }
}

/// Ratings of a release that are "good", and all of them.
fn ratings(release: &str) -> (u32, u32) {
    let release: Value = serde_json::from_str(release).unwrap_or_default();
    let list = |value: &Value, name: &str| value[name].as_array().cloned().unwrap_or_default();
    let mut sum = (0, 0);
    for contract in list(&release, "contracts") {
        for metric in list(&contract["implementation"], "metrics") {
            for observation in list(&metric, "observations") {
                let said = &observation["measureClassification"];
                if said["scheme"] == SCHEME {
                    sum = (sum.0 + u32::from(said["id"] == GOOD), sum.1 + 1);
                }
            }
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratings_are_counted_where_a_notice_says_them() {
        let said = |id: &str| serde_json::json!({ "measureClassification": { "scheme": SCHEME, "id": id, "description": id } });
        let release = serde_json::json!({ "contracts": [
            { "implementation": { "metrics": [
                { "id": "1", "observations": [said("good"), said("inadequate")] },
                { "id": "2", "observations": [said("good"), { "id": "3" }] },
            ] } },
            { "id": "without" },
        ] });
        assert_eq!(ratings(&release.to_string()), (2, 3));
        assert_eq!(ratings("{}"), (0, 0));
        assert_eq!(ratings("nonsense"), (0, 0));
    }
}
