//! Takes everything invented out again, and what only it told of.

use chrono::{DateTime, SubsecRound, Utc};
use muster_domain::record::Reach;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Statement};
use uuid::Uuid;

use super::{authorities, vendors};
use crate::change::Told;
use crate::search::Shelf;
use crate::sql::Sql;
use crate::{Result, audience, product};

/// In this order, since what is named must outlive what names it.
const STEPS: [&str; 33] = [
    "DELETE FROM pilot WHERE demonstration",
    "DELETE FROM peer WHERE demonstration",
    "DELETE FROM system WHERE demonstration",
    "DELETE FROM system_record WHERE demonstration",
    "DELETE FROM product WHERE demonstration",
    "UPDATE system_run SET computed_on = NULL",
    "DELETE FROM review WHERE demonstration",
    "DELETE FROM review WHERE vendor_id IN (SELECT id FROM vendor WHERE demonstration)",
    "DELETE FROM price_entry WHERE price_point_id IN (SELECT id FROM price_point WHERE demonstration)",
    "DELETE FROM price_point WHERE demonstration",
    "DELETE FROM record WHERE demonstration",
    "DELETE FROM contract WHERE demonstration",
    "DELETE FROM procurement WHERE demonstration",
    "DELETE FROM authority_decision WHERE notice_id IN (SELECT id FROM notice WHERE demonstration)",
    "DELETE FROM vendor_decision WHERE notice_id IN (SELECT id FROM notice WHERE demonstration)",
    "DELETE FROM notice WHERE demonstration",
    "DELETE FROM import WHERE demonstration AND NOT EXISTS (SELECT 1 FROM notice n WHERE n.import_id = import.id)",
    "DELETE FROM authority_name WHERE demonstration",
    "DELETE FROM authority_identifier WHERE demonstration",
    "DELETE FROM vendor_name WHERE demonstration",
    "DELETE FROM vendor_identifier WHERE demonstration",
    "UPDATE product SET vendor_id = NULL WHERE vendor_id IN (SELECT id FROM vendor WHERE demonstration)",
    "DELETE FROM vendor WHERE demonstration \
     AND NOT EXISTS (SELECT 1 FROM contract_vendor c WHERE c.vendor_id = vendor.id) \
     AND NOT EXISTS (SELECT 1 FROM pilot p WHERE p.vendor_id = vendor.id) \
     AND NOT EXISTS (SELECT 1 FROM peer p WHERE p.vendor_id = vendor.id)",
    "DELETE FROM authority WHERE kind <> 'borough' \
     AND NOT EXISTS (SELECT 1 FROM contract c WHERE c.authority_id = authority.id) \
     AND NOT EXISTS (SELECT 1 FROM procurement p WHERE p.authority_id = authority.id) \
     AND NOT EXISTS (SELECT 1 FROM notice n WHERE n.authority_id = authority.id) \
     AND NOT EXISTS (SELECT 1 FROM authority_decision d WHERE d.authority_id = authority.id)",
    "DELETE FROM opportunity WHERE demonstration",
    "DELETE FROM opportunity_due WHERE demonstration",
    "DELETE FROM vendor_authority",
    "INSERT INTO vendor_authority (vendor_id, authority_id, contracts) \
     SELECT v.vendor_id, c.authority_id, count(DISTINCT c.id) FROM contract_vendor v \
     JOIN contract c ON c.id = v.contract_id WHERE c.face = 0 GROUP BY v.vendor_id, c.authority_id",
    "CREATE TEMPORARY TABLE counted AS SELECT v.vendor_id AS id, count(*) AS contracts, \
     count(*) FILTER (WHERE c.technology) AS technology_contracts, \
     CAST(coalesce(sum(CASE WHEN c.net_currency = 'GBP' THEN \
     CASE WHEN c.net_pence > 1000000000000000 THEN 1000000000000000 \
     WHEN c.net_pence < -1000000000000000 THEN -1000000000000000 ELSE c.net_pence END END), 0) AS bigint) AS pence \
     FROM (SELECT DISTINCT vendor_id, contract_id FROM contract_vendor) v \
     JOIN contract c ON c.id = v.contract_id WHERE c.face = 0 GROUP BY v.vendor_id",
    "UPDATE vendor SET contracts = d.contracts, technology_contracts = d.technology_contracts, \
     total_pence = d.pence, authorities = (SELECT count(*) FROM vendor_authority a WHERE a.vendor_id = vendor.id), \
     version = version + 1 FROM counted AS d WHERE d.id = vendor.id AND vendor.contracts <> d.contracts",
    "UPDATE vendor SET contracts = 0, technology_contracts = 0, total_pence = 0, authorities = 0, \
     version = version + 1 WHERE contracts <> 0 AND id NOT IN (SELECT id FROM counted)",
    "DROP TABLE counted",
    "UPDATE authority SET version = version + 1, \
     contracts = (SELECT count(*) FROM contract c WHERE c.authority_id = authority.id AND c.face = 0), \
     technology_contracts = \
     (SELECT count(*) FROM contract c WHERE c.authority_id = authority.id AND c.face = 0 AND c.technology), \
     procurements = (SELECT count(*) FROM procurement p WHERE p.authority_id = authority.id AND p.face = 0) \
     WHERE contracts <> (SELECT count(*) FROM contract c WHERE c.authority_id = authority.id AND c.face = 0) \
     OR procurements <> \
     (SELECT count(*) FROM procurement p WHERE p.authority_id = authority.id AND p.face = 0)",
];

/// Everything that goes, and whatever of what stays is counted otherwise then: kind, record, and whose view.
const TELL: &str = "\
     SELECT 'contract' AS kind, record_id, face, reader_id FROM contract WHERE demonstration UNION \
     SELECT 'procurement', record_id, face, reader_id FROM procurement WHERE demonstration UNION \
     SELECT 'opportunity', record_id, face, CAST(NULL AS {uuid}) FROM opportunity WHERE demonstration UNION \
     SELECT 'system', record_id, face, reader_id FROM system WHERE demonstration UNION \
     SELECT 'vendor', id, 0, CAST(NULL AS {uuid}) FROM vendor WHERE demonstration UNION \
     SELECT 'review', id, 1, CAST(NULL AS {uuid}) FROM review WHERE demonstration AND state = 'published' UNION \
     SELECT 'vendor', v.vendor_id, 0, CAST(NULL AS {uuid}) FROM contract_vendor v \
     JOIN contract c ON c.id = v.contract_id WHERE c.demonstration UNION \
     SELECT 'authority', authority_id, 0, CAST(NULL AS {uuid}) FROM contract WHERE demonstration UNION \
     SELECT 'authority', authority_id, 0, CAST(NULL AS {uuid}) FROM procurement WHERE demonstration UNION \
     SELECT 'authority', authority_id, 0, CAST(NULL AS {uuid}) FROM notice \
     WHERE demonstration AND authority_id IS NOT NULL UNION \
     SELECT 'pilot', id, CASE audience WHEN 'public' THEN 0 WHEN 'members' THEN 1 ELSE 3 END, \
     CASE audience WHEN 'own' THEN authority_id END FROM pilot WHERE demonstration";

/// Search forgets what is gone.
const FORGET: &str = "SELECT number FROM {documents} d \
     WHERE NOT EXISTS (SELECT 1 FROM contract r WHERE r.id = d.record) \
     AND NOT EXISTS (SELECT 1 FROM procurement r WHERE r.id = d.record) \
     AND NOT EXISTS (SELECT 1 FROM vendor r WHERE r.id = d.record) \
     AND NOT EXISTS (SELECT 1 FROM authority r WHERE r.id = d.record) \
     AND NOT EXISTS (SELECT 1 FROM opportunity r WHERE r.id = d.record) \
     AND NOT EXISTS (SELECT 1 FROM pilot r WHERE r.id = d.record) \
     AND NOT EXISTS (SELECT 1 FROM product r WHERE r.id = d.record)";

/// Removes it and says how many notices went.
pub(super) async fn remove(transaction: &DatabaseTransaction, now: DateTime<Utc>) -> Result<u64> {
    let backend = transaction.get_database_backend();
    let counted = Statement::from_string(backend, "SELECT count(*) FROM notice WHERE demonstration");
    let row = transaction.query_one_raw(counted).await?;
    let notices: i64 = row.map_or(Ok(0), |row| row.try_get_by_index(0))?;
    if notices > 0 {
        tell(transaction, now).await?;
    }
    // Those that a demonstration only misspelt stay, and must no longer be found by that.
    let misspelt = "SELECT DISTINCT authority_id FROM authority_name WHERE demonstration";
    let misspelt_authorities = ids(transaction, misspelt).await?;
    let misspelt = "SELECT DISTINCT vendor_id FROM vendor_name WHERE demonstration";
    let misspelt_vendors = ids(transaction, misspelt).await?;
    for step in STEPS {
        transaction.execute_unprepared(step).await?;
    }
    for shelf in [Shelf::Public, Shelf::Private] {
        let gone = FORGET.replace("{documents}", shelf.documents());
        if backend == DbBackend::Sqlite {
            for index in shelf.indexes() {
                let forget = format!("DELETE FROM {index} WHERE rowid IN ({gone})");
                transaction.execute_unprepared(&forget).await?;
            }
        }
        let forget = format!("DELETE FROM {} WHERE number IN ({gone})", shelf.documents());
        transaction.execute_unprepared(&forget).await?;
    }
    authorities::refind(transaction, &misspelt_authorities).await?;
    vendors::refind(transaction, &misspelt_vendors).await?;
    product::index(transaction).await?;
    Ok(u64::try_from(notices).unwrap_or(0))
}

/// Counts it as one change, and tells of all of it, while it is still there to be told.
async fn tell(transaction: &DatabaseTransaction, now: DateTime<Utc>) -> Result<()> {
    let mut told = Told::at(now);
    told.besides(Reach::Public);
    let version = audience::raise(transaction, &told).await?;
    let backend = transaction.get_database_backend();
    let uuid = if backend == DbBackend::Sqlite { "blob" } else { "uuid" };
    let mut sql = Sql::new(
        "INSERT INTO change (version, position, kind, record_id, face, reader_id, changed_at) SELECT ",
    );
    sql.push(&version.to_string())
        .push(", row_number() OVER (ORDER BY kind, record_id, face), kind, record_id, face, ");
    sql.push("reader_id, ").bind(now.trunc_subsecs(6));
    sql.push(" FROM (").push(&TELL.replace("{uuid}", uuid)).push(") AS gone");
    transaction.execute_raw(sql.statement(backend)).await?;
    Ok(())
}

async fn ids(transaction: &DatabaseTransaction, select: &str) -> Result<Vec<Uuid>> {
    let statement = Statement::from_string(transaction.get_database_backend(), select);
    let rows = transaction.query_all_raw(statement).await?;
    rows.iter().map(|row| Ok(row.try_get_by_index(0)?)).collect()
}
