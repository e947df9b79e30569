//! How complete and fresh an authority's register is, and what others gained from it.

use std::collections::HashSet;

use chrono::NaiveDate;
use futures_util::TryStreamExt;
use muster_domain::completeness::Completeness;
use muster_domain::contract::ContractFilter;
use muster_domain::id::AuthorityId;
use muster_domain::opportunity::OpportunityFilter;
use muster_domain::stance::current;
use muster_domain::viewer::Viewer;

use crate::authority_part::with_parts;
use crate::{Database, Result};

/// What others gained from an authority's records.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Gained {
    /// Opportunities that it could take part in with at least one other.
    pub opportunities: u64,
    /// Other members that could take part in them.
    pub members: u64,
    /// Stances that other authorities hold on them now.
    pub stances: u64,
}

/// The store of it.
#[derive(Debug, Clone)]
pub struct CompletenessStore {
    database: Database,
}

impl CompletenessStore {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// What is counted of an authority's contracts, and for members of those of its parts, as the viewer
    /// sees them.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn of(
        &self,
        viewer: &Viewer,
        authority: AuthorityId,
        today: NaiveDate,
    ) -> Result<Completeness> {
        // Who is part of whom is for members.
        let ours = match viewer {
            Viewer::Public => vec![authority],
            Viewer::Member { .. } => with_parts(self.database.readers(), authority).await?,
        };
        let filter = ContractFilter {
            authorities: ours.iter().map(ToString::to_string).collect(),
            technology: Some(true),
            ..ContractFilter::default()
        };
        let mut counted = Completeness::default();
        let mut contracts = self.database.contracts().stream(viewer, &filter, &[]);
        while let Some(contract) = contracts.try_next().await? {
            counted.add(&contract, today);
        }
        Ok(counted)
    }

    /// What others gained; `None` for whoever is no member.
    ///
    /// # Errors
    /// As above.
    pub async fn gained(&self, viewer: &Viewer, authority: AuthorityId) -> Result<Option<Gained>> {
        if viewer.authority().is_none() {
            return Ok(None);
        }
        let filter =
            OpportunityFilter { authorities: vec![authority.to_string()], ..OpportunityFilter::default() };
        let mut gained = Gained::default();
        let mut members = HashSet::new();
        let mut found = self.database.opportunities().stream(viewer, &filter, &[]);
        while let Some(opportunity) = found.try_next().await? {
            gained.opportunities += 1;
            let all = opportunity.authorities.iter().chain(&opportunity.other_authorities);
            members.extend(all.filter(|a| a.member && a.id != authority).map(|a| a.id));
            let said = self.database.stances().of(viewer, &opportunity).await?;
            let others = current(&said).into_iter().filter(|s| s.authority.id != authority).count();
            gained.stances += u64::try_from(others).unwrap_or(u64::MAX);
        }
        gained.members = u64::try_from(members.len()).unwrap_or(u64::MAX);
        Ok(Some(gained))
    }
}
