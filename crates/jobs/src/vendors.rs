//! Folding processes again whose vendors may be others since a person decided so.

use muster_domain::clock::Clock;
use muster_persistence::Database;

use crate::Result;
use crate::import::batch::{self, Making};
use crate::import::directories::Directories;

/// Processes in one transaction.
const AT_A_TIME: u32 = 500;

/// Folds what is due again, as if a notice of it had just come. Does nothing, for the price of one
/// small query, when nothing is due. Returns how many processes were folded.
///
/// # Errors
/// Failures of the database.
pub async fn refresh(database: &Database, clock: &dyn Clock) -> Result<u64> {
    let mut done = 0;
    while database.vendor_rulings().due().await? {
        let mut register = database.register().await?;
        let processes = register.processes_due(AT_A_TIME).await?;
        let mut directories = Directories::load(&mut register).await?;
        let (invented, published): (Vec<String>, Vec<String>) =
            processes.iter().cloned().partition(|process| batch::is_invented(process));
        for (processes, demonstration) in [(published, false), (invented, true)] {
            let making = Making { import: None, file: "", demonstration, clock };
            batch::refold(&making, &mut directories, &mut register, &processes).await?;
        }
        register.folded(&processes).await?;
        register.commit().await?;
        done += processes.len() as u64;
    }
    if done > 0 {
        tracing::info!(processes = done, "folded again after a decision on vendors");
    }
    Ok(done)
}
