//! The authorities that take part, put on record before any notice has named them: somebody can be
//! invited into a borough whose notices have not been imported yet.

use muster_domain::authority::AuthorityKind;
use muster_domain::clock::Clock;
use muster_domain::id::AuthorityId;
use muster_persistence::Database;
use muster_persistence::register::{AuthoritySeen, Batch};

use crate::Result;
use crate::import::directories::Directories;

/// The code of the London Office of Technology and Innovation, whose people convene the boroughs.
pub const LOTI: &str = "LOTI";

/// Sees that the 33 boroughs and LOTI are on record. Doing it again changes nothing.
///
/// # Errors
/// When the database refuses.
pub async fn seed(database: &Database, clock: &dyn Clock) -> Result<()> {
    let mut register = database.register().await?;
    let mut batch = Batch::default();
    Directories::load(&mut register).await?.seed_boroughs(clock, &mut batch);
    let known = register.known_authorities().await?;
    if !known.iter().any(|authority| authority.code.as_deref() == Some(LOTI)) {
        let name = "London Office of Technology and Innovation";
        batch.authorities.push(AuthoritySeen {
            id: AuthorityId(clock.id()),
            created: true,
            code: Some(LOTI.to_owned()),
            gss: None,
            kind: AuthorityKind::Partner,
            member: true,
            name: name.to_owned(),
            spelling: name.to_owned(),
            identifiers: Vec::new(),
            reason: "It convenes the boroughs".to_owned(),
            notice: None,
        });
    }
    register.write(&batch, clock.now()).await?;
    register.commit().await?;
    Ok(())
}
