//! The contracts register of the Local Government Transparency Code 2015, in the columns of the LGA's
//! contracts schema, from what everybody may see of an authority's contracts.

mod individual;

use chrono::NaiveDate;
use uuid::Uuid;

use crate::authority::Authority;
use crate::contract::{Contract, ContractStatus};
use crate::duty::calendar::Quarter;
use crate::duty::threshold::REGISTER;
use crate::id::VendorId;
use crate::money::Money;

pub use individual::individual;

/// A column of the schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name, exactly.
    pub name: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// Whether the schema has it in every row.
    pub required: bool,
}

const fn column(name: &'static str, title: &'static str) -> Column {
    Column { name, title, required: false }
}

const fn required(name: &'static str, title: &'static str) -> Column {
    Column { name, title, required: true }
}

/// Every column, in order.
pub const COLUMNS: [Column; 38] = [
    column("OrganisationLabel", "Organisation name"),
    column("OrganisationURI", "Organisation code"),
    required("ContractReference", "Reference"),
    column("OpenContractingID", "Open Contracting ID"),
    required("ContractTitle", "Title"),
    column("ContractType", "Contract type"),
    required("OrganisationalUnit", "Department responsible"),
    column("ServiceCategoryLabel", "Service category"),
    column("ServiceCategoryURI", "Service category URI"),
    required("Description", "Description"),
    column("ProcurementCategory", "Procurement category"),
    column("CPVLabel", "CPV label"),
    column("CPVCode", "CPV code"),
    column("ProclassLabel", "Proclass label"),
    column("ProclassCode", "Proclass code"),
    required("StartDate", "Start date"),
    required("EndDate", "End date"),
    required("ReviewDate", "Review date"),
    column("LastExtensionDate", "End with every extension"),
    required("ContractValue", "Value"),
    column("FixedCost", "Fixed cost"),
    required("IrrecoverableVAT", "VAT that cannot be recovered"),
    required("SupplierName", "Supplier"),
    column("CompaniesHouseRegistrationNumber", "Company number"),
    required("CharityCommissionNumber", "Charity number"),
    column("OtherSupplierID", "Other supplier identifiers"),
    required("SMESupplier", "Whether the supplier is an SME"),
    required("VCSESupplier", "Whether the supplier is a VCSE"),
    column("VCSESupplierType", "Kind of VCSE"),
    column("ContactName", "Contact"),
    column("ContactEmail", "Contact's e-mail"),
    column("ContactURL", "Contact's page"),
    required("ProcessType", "How the supplier was chosen"),
    column("TenderDocumentURL", "Tender document"),
    column("ContractDocumentURL", "Contract document"),
    column("PerformanceInformationURL", "Performance information"),
    column("AreaServedLabel", "Area served"),
    column("AreaServedURI", "Area served URI"),
];

/// What stands in place of the name of a person.
pub const REDACTED: &str = "REDACTED PERSONAL DATA";

/// What stands where a supplier has no charity number: the schema wants the column filled.
pub const NOT_APPLICABLE: &str = "N/A";

/// What is known of a supplier besides its name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Supplier {
    /// Which.
    pub id: Option<VendorId>,
    /// Companies House number.
    pub company_number: Option<String>,
    /// Charity Commission number.
    pub charity_number: Option<String>,
    /// Other identifiers, with their schemes.
    pub other: Vec<String>,
    /// Whether a notice said it is small or medium-sized.
    pub sme: Option<bool>,
    /// Whether a notice said it is a voluntary, community or social enterprise.
    pub vcse: Option<bool>,
}

/// A row of the register, and what stands against publishing it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Of which contract.
    pub contract: Uuid,
    /// Its title.
    pub title: String,
    /// A cell for each of [`COLUMNS`].
    pub cells: Vec<String>,
    /// Suppliers that look like people.
    pub individuals: Vec<String>,
}

impl Entry {
    /// The required columns that are empty.
    pub fn missing(&self) -> impl Iterator<Item = &'static Column> {
        COLUMNS
            .iter()
            .zip(&self.cells)
            .filter(|(column, cell)| column.required && cell.is_empty())
            .map(|(c, _)| c)
    }

    /// The same with the names of suppliers that look like people taken out.
    #[must_use]
    pub fn redacted(mut self) -> Self {
        let place = COLUMNS.iter().position(|column| column.name == "SupplierName");
        if let Some(cell) = place.and_then(|at| self.cells.get_mut(at)) {
            let name = |name: &str| match self.individuals.iter().any(|person| person == name) {
                true => REDACTED.to_owned(),
                false => name.to_owned(),
            };
            *cell = cell.split("; ").map(name).collect::<Vec<_>>().join("; ");
        }
        self
    }
}

/// Whether a contract belongs into the register of a quarter: above £5,000 as far as its value is known,
/// in force on some day of it as far as its term is known, neither pending nor cancelled nor put away.
#[must_use]
pub fn belongs(contract: &Contract, quarter: Quarter) -> bool {
    let Contract { status, term, value, signed_on, said, .. } = contract;
    let stands = !matches!(status, ContractStatus::Pending | ContractStatus::Cancelled) && !said.archived;
    let large = value.best().is_none_or(|money| money.pence > REGISTER);
    let begun = term.start.or(*signed_on).is_none_or(|day| day <= quarter.last());
    let last = if *status == ContractStatus::Terminated { term.end } else { term.last_day() };
    stands && large && begun && last.is_none_or(|day| day >= quarter.first())
}

/// The row of a contract. `suppliers` are those of the contract, in its order.
#[must_use]
pub fn entry(contract: &Contract, authority: &Authority, suppliers: &[Supplier]) -> Entry {
    let names: Vec<&str> = contract.vendors.iter().map(|v| v.name.as_str()).collect();
    let number = |at: usize| suppliers.get(at).and_then(|s| s.company_number.as_deref());
    let people = names.iter().enumerate().filter(|(at, name)| individual(name, number(*at)));
    Entry {
        contract: contract.id.0,
        title: contract.title.clone(),
        individuals: people.map(|(_, name)| (*name).to_owned()).collect(),
        cells: COLUMNS
            .iter()
            .map(|c| cell(c.name, contract, authority, suppliers).unwrap_or_default())
            .collect(),
    }
}

fn cell(column: &str, contract: &Contract, authority: &Authority, suppliers: &[Supplier]) -> Option<String> {
    let Contract { said, term, value, .. } = contract;
    let main = contract.cpv.first();
    match column {
        "OrganisationLabel" => Some(authority.reference.name.clone()),
        "OrganisationURI" => {
            let gss = authority.gss.as_ref()?;
            Some(format!("http://statistics.data.gov.uk/id/statistical-geography/{gss}"))
        }
        "ContractReference" => Some(reference(contract)),
        "OpenContractingID" => contract.process.starts_with("ocds-").then(|| contract.process.clone()),
        "ContractTitle" => Some(contract.title.clone()),
        "OrganisationalUnit" => said.department.clone(),
        "Description" => contract.description.clone(),
        "ProcurementCategory" => contract.service_area.map(|area| area.area().name.to_owned()),
        "CPVLabel" => main?.description().map(str::to_owned),
        "CPVCode" => main.map(ToString::to_string),
        "StartDate" => term.start.map(instant),
        "EndDate" => term.end.map(instant),
        "ReviewDate" => said.review_on.map(instant),
        "LastExtensionDate" => term.max_end.map(instant),
        "ContractValue" => value.best().map(amount),
        "IrrecoverableVAT" => said.irrecoverable_vat.map(amount),
        "SupplierName" => {
            let names: Vec<&str> = contract.vendors.iter().map(|v| v.name.as_str()).collect();
            (!names.is_empty()).then(|| names.join("; "))
        }
        "CompaniesHouseRegistrationNumber" => {
            joined(suppliers.iter().filter_map(|s| s.company_number.as_deref()))
        }
        "CharityCommissionNumber" => {
            let number = joined(suppliers.iter().filter_map(|s| s.charity_number.as_deref()));
            number.or_else(|| (!contract.vendors.is_empty()).then(|| NOT_APPLICABLE.to_owned()))
        }
        "OtherSupplierID" => joined(suppliers.iter().flat_map(|s| s.other.iter().map(String::as_str))),
        "SMESupplier" => {
            said.supplier_sme.or_else(|| every(suppliers.iter().map(|s| s.sme))).map(|yes| yes.to_string())
        }
        "VCSESupplier" => {
            said.supplier_vcse.or_else(|| every(suppliers.iter().map(|s| s.vcse))).map(|yes| yes.to_string())
        }
        "ProcessType" => said.procedure?.process_type().map(str::to_owned),
        _ => None,
    }
}

/// The contract's reference: the authority's own, else what its process calls it.
#[must_use]
pub fn reference(contract: &Contract) -> String {
    if let Some(own) = &contract.said.reference {
        return own.clone();
    }
    match contract.award.as_str() {
        "" => contract.process.clone(),
        award => format!("{}/{award}", contract.process),
    }
}

/// Of what suppliers are: yes where all are, no where one is not; `None` where it is not known.
#[must_use]
pub fn every(said: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let said: Vec<Option<bool>> = said.collect();
    match (said.is_empty(), said.contains(&Some(false)), said.contains(&None)) {
        (true, ..) => None,
        (_, true, _) => Some(false),
        (_, _, true) => None,
        _ => Some(true),
    }
}

fn joined<'a>(parts: impl Iterator<Item = &'a str>) -> Option<String> {
    let parts: Vec<&str> = parts.collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// A day as XML Schema's `dateTime`, which the schema has for days.
fn instant(day: NaiveDate) -> String {
    format!("{day}T00:00:00Z")
}

fn amount(money: Money) -> String {
    money.to_decimal().to_string()
}

/// A row that could be published, as its authority knows it and as everybody may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// As its authority knows it.
    pub own: Entry,
    /// As everybody may see it; `None` where nobody else may see the contract.
    pub public: Option<Entry>,
    /// Whether a non-disclosure agreement holds figures back that were not cleared.
    pub withheld: bool,
}

/// The columns of figures, which an agreement holds back.
const FIGURES: [&str; 2] = ["ContractValue", "IrrecoverableVAT"];

impl Candidate {
    /// Whether its authority knows something that it has not shown to everybody.
    #[must_use]
    pub fn needs_clearing(&self) -> bool {
        self.public.as_ref().is_none_or(|public| public.cells != self.clearable().cells)
    }

    /// What an approver can clear: all that the authority knows, less what an agreement holds back.
    fn clearable(&self) -> Entry {
        let mut entry = self.own.clone();
        if self.withheld {
            for (at, _) in COLUMNS.iter().enumerate().filter(|(_, column)| FIGURES.contains(&column.name)) {
                let shown = self.public.as_ref().and_then(|public| public.cells.get(at)).cloned();
                if let Some(cell) = entry.cells.get_mut(at) {
                    *cell = shown.unwrap_or_default();
                }
            }
        }
        entry
    }

    /// The row that is published: what everybody may see, or what is cleared; `None` where nothing may be.
    #[must_use]
    pub fn row(&self, cleared: bool) -> Option<Entry> {
        if cleared { Some(self.clearable()) } else { self.public.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(cells: &[(&str, &str)]) -> Entry {
        let of = |column: &Column| {
            cells.iter().find(|(name, _)| *name == column.name).map_or("", |(_, cell)| *cell)
        };
        let cells = COLUMNS.iter().map(|column| of(column).to_owned()).collect();
        Entry {
            contract: Uuid::nil(),
            title: "X".to_owned(),
            cells,
            individuals: vec!["Jane Smith".to_owned()],
        }
    }

    fn cell<'a>(entry: &'a Entry, name: &str) -> &'a str {
        &entry.cells[COLUMNS.iter().position(|column| column.name == name).unwrap()]
    }

    #[test]
    fn what_an_agreement_holds_back_is_not_cleared_with_the_row() {
        let own = entry(&[
            ("OrganisationalUnit", "Housing"),
            ("ContractValue", "100.00"),
            ("IrrecoverableVAT", "1.00"),
        ]);
        let public = entry(&[("ContractValue", "90.00")]);
        let under_nda = Candidate { own: own.clone(), public: Some(public.clone()), withheld: true };
        let cleared = under_nda.row(true).unwrap();
        assert_eq!(
            (cell(&cleared, "OrganisationalUnit"), cell(&cleared, "ContractValue")),
            ("Housing", "90.00")
        );
        assert_eq!(cell(&cleared, "IrrecoverableVAT"), "");
        assert_eq!(under_nda.row(false), Some(public.clone()));
        let free = Candidate { own: own.clone(), public: Some(public), withheld: false };
        assert_eq!(free.row(true), Some(own.clone()));
        assert!(free.needs_clearing() && !Candidate { public: Some(own.clone()), ..free }.needs_clearing());
        let hidden = Candidate { own, public: None, withheld: false };
        assert_eq!(hidden.row(false), None);
    }

    #[test]
    fn the_name_of_a_person_is_taken_out_and_those_of_companies_stay() {
        let redacted = entry(&[("SupplierName", "Jane Smith; Larkspur Ltd")]).redacted();
        assert_eq!(cell(&redacted, "SupplierName"), "REDACTED PERSONAL DATA; Larkspur Ltd");
    }

    #[test]
    fn what_the_schema_requires_and_nobody_knows_is_missing() {
        let entry = entry(&[("ContractTitle", "X"), ("SupplierName", "Y"), ("CPVCode", "")]);
        let missing: Vec<&str> = entry.missing().map(|column| column.name).collect();
        assert_eq!(missing.len(), COLUMNS.iter().filter(|column| column.required).count() - 2);
        assert!(missing.contains(&"ReviewDate") && !missing.contains(&"CPVCode"));
    }
}
