//! The stores of a database, each of one noun.

use super::Database;
use crate::answer_link::AnswerLinks;
use crate::assessment::Assessments;
use crate::attempt::Attempts;
use crate::audit::Audit;
use crate::authority::Authorities;
use crate::authority_group::AuthorityGroups;
use crate::authority_part::AuthorityParts;
use crate::change::Changes;
use crate::client::Clients;
use crate::completeness::CompletenessStore;
use crate::concentration::Concentrations;
use crate::contract::Contracts;
use crate::delivery::Deliveries;
use crate::desk::Desks;
use crate::duty::DutyStore;
use crate::evaluation::Evaluations;
use crate::follow::Follows;
use crate::governance::Governances;
use crate::idempotency::Idempotency;
use crate::import::Imports;
use crate::invitation::Invitations;
use crate::key::Keys;
use crate::notice::Notices;
use crate::notice_source::NoticeSources;
use crate::openid::OpenIds;
use crate::opportunity::Opportunities;
use crate::peer::Peers;
use crate::person::People;
use crate::pilot::Pilots;
use crate::price_band::PriceBands;
use crate::price_point::PricePoints;
use crate::procurement::Procurements;
use crate::product::Products;
use crate::publication::Publications;
use crate::record::Records;
use crate::register_file::RegisterFiles;
use crate::review::Reviews;
use crate::search::Search;
use crate::secret::Secrets;
use crate::session::Sessions;
use crate::settings::SettingsStore;
use crate::sign_in_provider::SignInProviders;
use crate::stance::Stances;
use crate::stats::StatsStore;
use crate::system::Systems;
use crate::vendor::Vendors;
use crate::vendor_link::VendorLinks;
use crate::vendor_ruling::VendorRulings;
use crate::view::Views;
use crate::view_link::ViewLinks;
use crate::webhook::Webhooks;

impl Database {
    /// The audit.
    #[must_use]
    pub fn audit(&self) -> Audit {
        Audit::new(self.clone())
    }

    /// Authorities.
    #[must_use]
    pub fn authorities(&self) -> Authorities {
        Authorities::new(self.clone())
    }

    /// Groups of authorities.
    #[must_use]
    pub fn authority_groups(&self) -> AuthorityGroups {
        AuthorityGroups::new(self.clone())
    }

    /// What is part of which authority.
    #[must_use]
    pub fn authority_parts(&self) -> AuthorityParts {
        AuthorityParts::new(self.clone())
    }

    /// How complete registers are.
    #[must_use]
    pub fn completeness(&self) -> CompletenessStore {
        CompletenessStore::new(self.clone())
    }

    /// What authorities should look at next.
    #[must_use]
    pub fn desk(&self) -> Desks {
        Desks::new(self.clone())
    }

    /// What authorities must publish.
    #[must_use]
    pub fn duties(&self) -> DutyStore {
        DutyStore::new(self.clone())
    }

    /// How suppliers were rated.
    #[must_use]
    pub fn assessments(&self) -> Assessments {
        Assessments::new(self.clone())
    }

    /// Contracts registers that were published.
    #[must_use]
    pub fn publications(&self) -> Publications {
        Publications::new(self.clone())
    }

    /// Contracts.
    #[must_use]
    pub fn contracts(&self) -> Contracts {
        Contracts::new(self.clone())
    }

    /// Unit prices.
    #[must_use]
    pub fn price_points(&self) -> PricePoints {
        PricePoints::new(self.clone())
    }

    /// What is typically paid.
    #[must_use]
    pub fn price_bands(&self) -> PriceBands {
        PriceBands::new(self.clone())
    }

    /// Procurements.
    #[must_use]
    pub fn procurements(&self) -> Procurements {
        Procurements::new(self.clone())
    }

    /// The feed of changes.
    #[must_use]
    pub fn changes(&self) -> Changes {
        Changes::new(self.clone())
    }

    /// Vendors.
    #[must_use]
    pub fn vendors(&self) -> Vendors {
        Vendors::new(self.clone())
    }

    /// Products.
    #[must_use]
    pub fn products(&self) -> Products {
        Products::new(self.clone())
    }

    /// What authorities use.
    #[must_use]
    pub fn systems(&self) -> Systems {
        Systems::new(self.clone())
    }

    /// What vendors hold of London's contracts.
    #[must_use]
    pub fn concentrations(&self) -> Concentrations {
        Concentrations::new(self.clone())
    }

    /// What people decided of vendors.
    #[must_use]
    pub fn vendor_rulings(&self) -> VendorRulings {
        VendorRulings::new(self.clone())
    }

    /// What people follow.
    #[must_use]
    pub fn follows(&self) -> Follows {
        Follows::new(self.clone())
    }

    /// Messages to people.
    #[must_use]
    pub fn deliveries(&self) -> Deliveries {
        Deliveries::new(self.clone())
    }

    /// Links that answer in one click.
    #[must_use]
    pub fn answer_links(&self) -> AnswerLinks {
        AnswerLinks::new(self.clone())
    }

    /// Saved views.
    #[must_use]
    pub fn views(&self) -> Views {
        Views::new(self.clone())
    }

    /// How authorities decide.
    #[must_use]
    pub fn governance(&self) -> Governances {
        Governances::new(self.clone())
    }

    /// Notices.
    #[must_use]
    pub fn notices(&self) -> Notices {
        Notices::new(self.clone())
    }

    /// Publishers of notices that are followed.
    #[must_use]
    pub fn notice_sources(&self) -> NoticeSources {
        NoticeSources::new(self.clone())
    }

    /// People who agreed to be asked.
    #[must_use]
    pub fn peers(&self) -> Peers {
        Peers::new(self.clone())
    }

    /// What authorities tried.
    #[must_use]
    pub fn pilots(&self) -> Pilots {
        Pilots::new(self.clone())
    }

    /// Opportunities.
    #[must_use]
    pub fn opportunities(&self) -> Opportunities {
        Opportunities::new(self.clone())
    }

    /// What authorities set for their own people.
    #[must_use]
    pub fn settings(&self) -> SettingsStore {
        SettingsStore::new(self.clone())
    }

    /// Registers that authorities send as files.
    #[must_use]
    pub fn register_files(&self) -> RegisterFiles {
        RegisterFiles::new(self.clone())
    }

    /// What authorities say to opportunities.
    #[must_use]
    pub fn stances(&self) -> Stances {
        Stances::new(self.clone())
    }

    /// Records as their authorities keep them.
    #[must_use]
    pub fn records(&self) -> Records {
        Records::new(self.clone())
    }

    /// Reviews of vendors.
    #[must_use]
    pub fn reviews(&self) -> Reviews {
        Reviews::new(self.clone())
    }

    /// Links by which vendors read the reviews of them and answer.
    #[must_use]
    pub fn vendor_links(&self) -> VendorLinks {
        VendorLinks::new(self.clone())
    }

    /// Who evaluates offers.
    #[must_use]
    pub fn evaluations(&self) -> Evaluations {
        Evaluations::new(self.clone())
    }

    /// Search over everything.
    #[must_use]
    pub fn search(&self) -> Search {
        Search::new(self.clone())
    }

    /// Counts and sums.
    #[must_use]
    pub fn stats(&self) -> StatsStore {
        StatsStore::new(self.clone())
    }

    /// Where changes are sent to.
    #[must_use]
    pub fn webhooks(&self) -> Webhooks {
        Webhooks::new(self.clone())
    }

    /// Requests that must not be carried out twice.
    #[must_use]
    pub fn idempotency(&self) -> Idempotency {
        Idempotency::new(self.clone())
    }

    /// Imports and what they reported.
    #[must_use]
    pub fn imports(&self) -> Imports {
        Imports::new(self.clone())
    }

    /// People.
    #[must_use]
    pub fn people(&self) -> People {
        People::new(self.clone())
    }

    /// Links that let somebody join or choose a new password.
    #[must_use]
    pub fn invitations(&self) -> Invitations {
        Invitations::new(self.clone())
    }

    /// Signed-in browsers.
    #[must_use]
    pub fn sessions(&self) -> Sessions {
        Sessions::new(self.clone())
    }

    /// Tries to sign in.
    #[must_use]
    pub fn attempts(&self) -> Attempts {
        Attempts::new(self.clone())
    }

    /// Keys that sign access tokens.
    #[must_use]
    pub fn keys(&self) -> Keys {
        Keys::new(self.clone())
    }

    /// Other systems and their credentials.
    #[must_use]
    pub fn clients(&self) -> Clients {
        Clients::new(self.clone())
    }

    /// Links that show one view of a list.
    #[must_use]
    pub fn view_links(&self) -> ViewLinks {
        ViewLinks::new(self.clone())
    }

    /// Secrets as they are kept, to be sealed anew.
    #[must_use]
    pub fn secrets(&self) -> Secrets {
        Secrets::new(self.clone())
    }

    /// Sign-ins with providers.
    #[must_use]
    pub fn openids(&self) -> OpenIds {
        OpenIds::new(self.clone())
    }

    /// Authorities' OpenID providers.
    #[must_use]
    pub fn sign_in_providers(&self) -> SignInProviders {
        SignInProviders::new(self.clone())
    }
}
