//! The desk: what an authority's people should look at next.

use std::collections::HashSet;

use chrono::NaiveDate;
use futures_util::TryStreamExt;
use muster_domain::completeness::{may_run, stale};
use muster_domain::contract::{Contract, ContractFilter, ContractSort};
use muster_domain::desk::{Ending, MOST};
use muster_domain::id::{AuthorityId, OpportunityId};
use muster_domain::opportunity::{Opportunity, OpportunityFilter, OpportunitySort};
use muster_domain::page::{Direction, Sort};
use muster_domain::pilot::Pilot;
use muster_domain::stance::{Said, current};
use muster_domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::authority_part::with_parts;
use crate::entity::stance as stance_entity;
use crate::{Database, Result, stance};

/// Words of others that are looked through for those that concern an authority.
const RECENT: u64 = 200;

/// What another authority says to an opportunity that concerns this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// Which opportunity.
    pub opportunity: Opportunity,
    /// Who says what.
    pub said: Said,
}

/// What lies on the desk, each kind with the most urgent first and at most [`MOST`] of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Desk {
    /// Contracts that end inside their commit dates.
    pub ending: Vec<Ending>,
    /// Opportunities that the authority could take part in and has said nothing to.
    pub opportunities: Vec<Opportunity>,
    /// Contracts that nobody vouched for in a long time.
    pub stale: Vec<Contract>,
    /// What others say to opportunities that the authority could take part in or took a stance on.
    pub stances: Vec<Heard>,
    /// Pilots that somebody should say a word about, each with since when.
    pub pilots: Vec<(Pilot, NaiveDate)>,
}

/// The store of it.
#[derive(Debug, Clone)]
pub struct Desks {
    database: Database,
}

impl Desks {
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// The desk of the viewer's authority on `today`; empty for whoever is no member.
    ///
    /// # Errors
    /// When the database fails or holds something inconsistent.
    pub async fn of(&self, viewer: &Viewer, today: NaiveDate) -> Result<Desk> {
        let Some(authority) = viewer.authority() else { return Ok(Desk::default()) };
        let ours = with_parts(self.database.readers(), authority).await?;
        let (ending, stale) = self.contracts(viewer, &ours, today).await?;
        let (opportunities, with_us) = self.opportunities(viewer, authority, &ours, today).await?;
        let stances = self.stances(viewer, authority, &with_us).await?;
        let mut pilots = self.database.pilots().due(viewer, today).await?;
        pilots.truncate(MOST);
        Ok(Desk { ending, opportunities, stale, stances, pilots })
    }

    async fn contracts(
        &self,
        viewer: &Viewer,
        ours: &[AuthorityId],
        today: NaiveDate,
    ) -> Result<(Vec<Ending>, Vec<Contract>)> {
        let filter = ContractFilter {
            authorities: ours.iter().map(ToString::to_string).collect(),
            technology: Some(true),
            ..ContractFilter::default()
        };
        let sort = [Sort { key: ContractSort::End, direction: Direction::Ascending }];
        let governance = self.database.governance().all(viewer).await?;
        let (mut ending, mut old) = (Vec::new(), Vec::new());
        let mut contracts = self.database.contracts().stream(viewer, &filter, &sort);
        while let Some(contract) = contracts.try_next().await? {
            if !may_run(&contract, today) {
                continue;
            }
            if old.len() < MOST && stale(&contract, today) {
                old.push(contract.clone());
            }
            let described = governance.get(&contract.authority.id);
            ending.extend(Ending::of(contract, described, today));
        }
        ending.sort_by_key(|e| (e.latest_commit, e.contract.id));
        ending.truncate(MOST);
        Ok((ending, old))
    }

    /// Those to look at, and the ids of all that the authority could take part in.
    async fn opportunities(
        &self,
        viewer: &Viewer,
        authority: AuthorityId,
        ours: &[AuthorityId],
        today: NaiveDate,
    ) -> Result<(Vec<Opportunity>, HashSet<OpportunityId>)> {
        let sort = [Sort { key: OpportunitySort::LatestCommit, direction: Direction::Ascending }];
        let mut with_us = HashSet::new();
        let mut open = Vec::new();
        for one in ours {
            let filter = OpportunityFilter {
                authorities: vec![one.to_string()],
                commit_after: Some(today),
                ..OpportunityFilter::default()
            };
            let mut found = self.database.opportunities().stream(viewer, &filter, &sort);
            while let Some(opportunity) = found.try_next().await? {
                if with_us.insert(opportunity.id) {
                    open.push(opportunity);
                }
            }
        }
        open.sort_by_key(|o| (o.latest_commit, o.id));
        let mut unheard = Vec::new();
        for opportunity in open {
            if unheard.len() == MOST {
                break;
            }
            let said = self.database.stances().of(viewer, &opportunity).await?;
            if current(&said).iter().all(|s| s.authority.id != authority) {
                unheard.push(opportunity);
            }
        }
        Ok((unheard, with_us))
    }

    async fn stances(
        &self,
        viewer: &Viewer,
        authority: AuthorityId,
        with_us: &HashSet<OpportunityId>,
    ) -> Result<Vec<Heard>> {
        let rows = stance_entity::Entity::find()
            .filter(stance_entity::Column::AuthorityId.ne(authority.0))
            .order_by_desc(stance_entity::Column::SaidAt)
            .order_by_desc(stance_entity::Column::Id)
            .limit(RECENT)
            .all(self.database.readers())
            .await?;
        let mut heard = Vec::new();
        let mut looked_at = HashSet::new();
        for word in stance::said(&self.database, rows).await? {
            if heard.len() == MOST {
                break;
            }
            if !looked_at.insert((word.opportunity, word.authority.id)) || word.position.is_none() {
                continue;
            }
            let found = self.database.opportunities().get(viewer, word.opportunity).await?;
            let Some(opportunity) = found else { continue };
            let concerns = with_us.contains(&opportunity.id)
                || self
                    .database
                    .stances()
                    .of(viewer, &opportunity)
                    .await?
                    .iter()
                    .any(|s| s.authority.id == authority);
            if concerns {
                heard.push(Heard { opportunity, said: word });
            }
        }
        Ok(heard)
    }
}
