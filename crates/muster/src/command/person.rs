//! `muster person`, and the invented people of `muster serve --demo`.

mod register;

use std::io::Write;
use std::process::ExitCode;

use muster_domain::access::Role;
use muster_domain::audit::By;
use muster_domain::clock::Clock;
use muster_domain::id::AuthorityId;
use muster_domain::person::NewPerson;
use muster_domain::viewer::Viewer;
use muster_http::sign_in::{DEMONSTRATION, DEMONSTRATION_PASSWORD};
use muster_identity::password::Passwords;
use muster_identity::secret;
use muster_jobs::members;
use muster_persistence::Database;

use super::{Failure, open};
use crate::cli::{Person, PersonAdd};
use crate::clock::SystemClock;

pub async fn run(what: Person) -> Result<ExitCode, Failure> {
    match what {
        Person::Add(options) => add(options).await,
    }
}

async fn add(options: PersonAdd) -> Result<ExitCode, Failure> {
    let PersonAdd { place, authority, name, email, roles } = options;
    if name.trim().is_empty() || !email.contains('@') {
        return Err(
            "somebody has a name and an address, as --name 'Rani Patel' --email r.patel@camden.gov.uk".into(),
        );
    }
    let clock = SystemClock::default();
    let database = open(&place.database, false).await?;
    members::seed(&database, &clock).await?;
    let authority = find(&database, &authority).await?;
    let new = NewPerson { authority, name, email, roles, demonstration: false };
    let token = secret::generate()?;
    let by = By::command("person add");
    match database.invitations().invite(by, &new, &secret::hash(&token), &clock).await? {
        Some(_) => writeln!(std::io::stdout(), "/join/{token}")?,
        None => return Err(format!("somebody with the address {} has an account already", new.email).into()),
    }
    writeln!(std::io::stderr(), "Put your installation's address before it. It is good for a week, once.")?;
    Ok(ExitCode::SUCCESS)
}

/// Sees that the invented people are there and can sign in with the password that the sign-in page shows, and
/// that one of them has said of Camden's invented contracts what its register asks for.
///
/// # Errors
/// When the database refuses.
pub async fn demonstrate(database: &Database, clock: &dyn Clock) -> Result<(), Failure> {
    members::seed(database, clock).await?;
    let hash = Passwords::default().hash(DEMONSTRATION_PASSWORD.to_owned()).await?;
    for (email, who, authority, roles) in DEMONSTRATION {
        let new = NewPerson {
            authority: find(database, authority).await?,
            name: who.to_owned(),
            email: email.to_owned(),
            roles: roles.iter().filter_map(|word| Role::parse(word)).collect(),
            demonstration: true,
        };
        database.people().establish(&new, Some(&hash), clock).await?;
    }
    register::complete(database, clock).await?;
    Ok(())
}

async fn find(database: &Database, code: &str) -> Result<AuthorityId, Failure> {
    let found = database.authorities().find(&Viewer::Public, code).await?;
    found
        .map(|authority| authority.reference.id)
        .ok_or_else(|| format!("there is no authority {code}").into())
}
