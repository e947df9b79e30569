//! What a column can mean, and how councils head such columns.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::header::words;

/// What kind of value stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ValueKind {
    /// Words.
    Text,
    /// A day.
    Date,
    /// A sum of money.
    Money,
    /// Yes or no.
    Truth,
    /// Names of companies.
    Vendors,
    /// A number of the companies' register.
    Number,
    /// How long, as `3+1+1` or `24 months`.
    Period,
    /// A number of days.
    Days,
    /// Codes of a vocabulary.
    Codes,
    /// An id of Muster.
    Id,
}

macro_rules! meanings {
    ($($(#[$doc:meta])* $name:ident: $word:literal, $label:literal, $kind:ident, [$($heading:literal),* $(,)?];)+) => {
        /// What a column can mean. Several columns can share one that is words: they are joined.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Meaning {
            $($(#[$doc])* $name,)+
        }

        impl Meaning {
            /// Every one, in the order in which people are offered them.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The word, as in the API.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word,)+ }
            }

            /// What it is, for people.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$name => $label,)+ }
            }

            /// What stands in such a column.
            #[must_use]
            pub const fn kind(self) -> ValueKind {
                match self { $(Self::$name => ValueKind::$kind,)+ }
            }

            /// How such columns are headed, in the plain words of [`words`].
            pub(super) const fn headings(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$($heading),*],)+ }
            }
        }
    };
}

meanings! {
    /// The authority's own reference.
    Reference: "reference", "Reference", Text, [
        "reference", "contract reference", "reference number", "contract reference number",
        "contract reference number id", "contract ref", "contract ref no", "ref", "ref no", "ref number",
        "contract id", "contract number", "contract no", "agreement reference", "agreement number",
        "unique reference", "unique reference number", "urn", "unique id", "register number", "register id",
        "notice identifier", "notice reference", "contract register reference", "atamis reference",
        "project reference", "procontract reference", "contract register number", "council reference",
    ];
    /// What it is called.
    Title: "title", "Title", Text, [
        "title", "contract title", "title of the agreement", "title of agreement", "agreement title", "contract name",
        "name of contract", "contract", "project title", "project name", "tender title", "service title",
        "agreement name", "subject", "contract title name", "name of agreement", "title of contract",
        "activity", "contract description title",
    ];
    /// What it is for.
    Description: "description", "Description", Text, [
        "description", "contract description", "description of goods and services",
        "description of goods and or services", "description of goods services", "description of the goods and services",
        "description of the goods and or services being provided", "service description", "goods and services",
        "brief description", "summary", "contract summary", "purpose", "details", "scope", "scope of contract",
        "service provided", "description of service", "product", "products", "service name", "additional text",
    ];
    /// With whom.
    Vendors: "vendors", "Supplier", Vendors, [
        "supplier", "suppliers", "supplier name", "supplier names", "suppliers name", "name of supplier", "vendor",
        "vendors", "vendor name", "contractor", "contractors", "contractor name", "contractors name", "provider",
        "provider name", "providers", "company", "company name", "successful supplier", "awarded supplier",
        "supplier contractor", "contractor supplier", "awarded to", "supplier organisation", "beneficiary",
        "merchant", "merchant name", "successful tenderer", "payee", "supplier s name", "awarded suppliers",
        "name of supplier s", "supplier name address ref type ref number is sme is vcse", "supplier s",
        "name of contractor", "main supplier", "lead supplier",
    ];
    /// The supplier's number at Companies House.
    CompanyNumber: "companyNumber", "Supplier's company number", Number, [
        "companies house registration number", "supplier registered company number", "company number",
        "company registration number", "companies house number", "company reg number", "company reg no",
        "registered company number", "supplier company number", "companies house no", "companies house",
        "registration number", "crn", "company registration no", "co reg no", "company no",
        "companies house reg no", "supplier registration number", "vendor company numbers", "company numbers",
    ];
    /// First day.
    Start: "start", "Start", Date, [
        "start", "start date", "contract start date", "contract start", "commencement date", "commencement",
        "contract commencement date", "from", "date from", "start of contract", "effective date", "begin date",
        "agreement start date", "contract from", "term start", "date of commencement", "valid from",
        "contract period start", "contract commencement", "begins", "start on", "initial start date",
    ];
    /// Last day without extensions.
    End: "end", "End", Date, [
        "end", "end date", "contract end date", "contract end", "expiry date", "contract expiry date", "expiry",
        "expires", "to", "date to", "completion date", "contract completion date", "termination date", "finish date",
        "initial end date", "end of contract", "current end date", "contract expiry", "agreement end date",
        "initial expiry date", "term end", "valid to", "contract to", "contract period end", "ends", "finish",
        "end date excluding extensions", "end date without extensions", "initial term end date",
        "end date of initial term", "end date initial term", "original end date", "end on",
    ];
    /// Last day with all extensions.
    MaxEnd: "maxEnd", "End with all extensions", Date, [
        "max end", "maximum end date", "end date with extensions", "end date including extensions",
        "end date inc extensions", "end date incl extensions", "extension end date", "extended end date",
        "last extension date", "final end date", "latest end date", "maximum extension date", "extension to",
        "end date with all extensions", "possible extension date", "final expiry date", "extension expiry date",
        "max end date", "ultimate end date", "extension date", "end date if extended", "maximum end",
        "max extension date", "potential end date", "latest possible end date", "extension until", "extended to",
        "expiry date with extensions", "expiry date including extensions", "end date including any extensions",
    ];
    /// How long, with extensions behind a plus.
    Period: "period", "How long, as 3+1+1", Period, [
        "contract term", "term", "contract period", "period", "duration", "contract duration", "length",
        "contract length", "length of contract", "term years", "contract term years", "duration months",
        "contract length months", "contract term months", "term months", "duration years", "initial term",
        "period of contract", "contract period months", "initial period", "term of contract",
    ];
    /// The extensions alone.
    Extensions: "extensionOptions", "Extensions, as 1+1 or 2 x 12 months", Period, [
        "extension", "extensions", "extension options", "extension option", "options to extend", "option to extend",
        "extension period", "extension periods", "available extensions", "extension terms",
        "contract extensions", "extension available", "extension s", "extension months",
        "extension period months", "possible extensions", "extension provision", "extensions available",
    ];
    /// Money over the whole term without VAT.
    Net: "value.net", "Value over the whole term, without VAT", Money, [
        "value", "contract value", "total contract value", "total value", "value of contract", "net value",
        "contract sum", "contract amount", "awarded value", "award value", "lifetime value", "whole life value",
        "estimated value", "total value of contract", "contract value ex vat", "total contract value ex vat",
        "value ex vat", "value excluding vat", "contract price", "total cost", "total cost of contract", "amount",
        "estimated contract value", "whole contract value", "total estimated value", "contract value total",
        "overall contract value", "maximum value", "total spend", "total award value", "contract value net",
        "total contract value excluding vat", "value of the contract", "cost", "contract value excluding vat",
        "value exc vat", "value excl vat", "full contract value", "call off value", "contract value exc vat",
    ];
    /// Money over the whole term with VAT.
    Gross: "value.gross", "Value over the whole term, with VAT", Money, [
        "gross value", "value inc vat", "value including vat", "contract value inc vat", "total contract value inc vat",
        "contract value including vat", "total contract value including vat", "value incl vat", "contract value gross",
    ];
    /// In which currency.
    Currency: "currency", "Currency", Text, ["currency", "currency code"];
    /// Its state.
    Status: "status", "Status", Text, ["status", "contract status", "state", "current status", "live expired"];
    /// Codes of the Common Procurement Vocabulary.
    Cpv: "cpv", "CPV codes", Codes, [
        "cpv", "cpv code", "cpv codes", "cpv code s", "main cpv", "main cpv code", "primary cpv code", "cpv number",
        "common procurement vocabulary", "common procurement vocabulary code", "common procurement vocabulary codes",
    ];
    /// Whether it buys technology.
    Technology: "technology", "Technology, yes or no", Truth, ["technology", "ict contract", "is technology", "ict"];
    /// For which service area.
    ServiceArea: "serviceArea", "Service area", Text, ["service area", "service area code"];
    /// Whether it will be bought again.
    Renewal: "renewal", "Will it be renewed", Text, [
        "renewal", "will renew", "renewal intention", "renew", "to be renewed", "renewal decision",
    ];
    /// Days of notice that end it.
    NoticePeriod: "noticePeriodDays", "Notice period", Days, [
        "notice period", "notice period days", "notice", "termination notice", "notice required",
        "notice period for termination", "notice to terminate", "notice period months",
    ];
    /// Who looks after it.
    Responsible: "responsible", "Who looks after it", Text, [
        "responsible", "contract manager", "contract owner", "responsible officer", "lead officer", "manager",
        "contract lead", "officer", "owner", "budget holder", "accountable officer", "council officer",
        "contract administrator", "responsible person", "service owner", "senior responsible officer",
        "contract manager name", "job title of contract manager",
    ];
    /// Whom to ask.
    Contact: "contact", "Whom to ask", Text, [
        "contact", "contact name", "contact email", "contact details", "email", "email address", "contact point",
        "nominated contact point name", "nominated contact point email", "nominated contact point", "contact officer",
        "contact e mail", "e mail", "procurement contact", "contact email address", "council contact",
    ];
    /// What there is to note.
    Notes: "notes", "Notes", Text, [
        "notes", "note", "comments", "comment", "remarks", "additional information", "further information",
    ];
    /// Which part of the authority is responsible.
    Department: "department", "Department", Text, [
        "department", "directorate", "organisational unit", "service", "division", "business unit", "service unit",
        "local authority directorate service responsible", "council department", "department responsible",
        "responsible department", "responsible directorate", "directorate service", "department service", "section",
        "local authority department responsible", "service department", "cost centre name", "owning department",
    ];
    /// When it is looked at again.
    ReviewOn: "reviewOn", "Review date", Date, [
        "review on", "review date", "contract review date", "next review date", "date of review", "review",
    ];
    /// When it was signed.
    SignedOn: "signedOn", "Signed on", Date, [
        "signed on", "date signed", "signature date", "contract signed", "date of signature", "signed date",
    ];
    /// VAT that cannot be reclaimed.
    IrrecoverableVat: "irrecoverableVat", "VAT that cannot be reclaimed", Money, [
        "irrecoverable vat", "vat not recovered", "amount of irrecoverable vat", "vat which cannot be recovered",
        "vat that cannot be recovered", "vat that cannot be reclaimed", "non recoverable vat", "unrecoverable vat",
    ];
    /// How the supplier was chosen.
    Procedure: "procedure", "How the supplier was chosen", Text, [
        "procedure", "process type", "tender type", "procurement process", "procurement route", "route to market",
        "procurement procedure", "award procedure", "procurement method", "tender process", "type of process",
    ];
    /// Whether the light-touch rules are for it.
    LightTouch: "lightTouch", "Light touch, yes or no", Truth, ["light touch", "light touch contract"];
    /// Whether the supplier is small or medium-sized.
    SupplierSme: "supplierSme", "Supplier is small or medium-sized, yes or no", Truth, [
        "supplier sme", "sme supplier", "sme", "is sme", "small or medium sized enterprise", "sme status",
        "supplier is sme", "sme yes no", "sme y n", "small medium enterprise",
    ];
    /// Whether the supplier is a voluntary or community organisation.
    SupplierVcse: "supplierVcse", "Supplier is voluntary or community, yes or no", Truth, [
        "supplier vcse", "vcse supplier", "vcse", "vcs", "is vcse", "voluntary or community sector organisation",
        "vcs organisation", "voluntary sector", "vcse status", "voluntary or community organisation", "vcse yes no",
    ];
    /// Who buys: rows of others are left out.
    Buyer: "authority", "Which authority buys", Text, [
        "authority", "organisation label", "organisation name", "council", "buyer", "contracting authority",
        "local authority", "council name", "authority name", "organisation", "buyer name", "body name",
        "publishing organisation", "borough", "department organisation",
    ];
    /// The record that Muster gave this row when it went out.
    Id: "id", "Muster's own id", Id, ["id", "muster id"];
    /// The vendors that Muster gave this row when it went out.
    VendorIds: "vendorIds", "Muster's own ids of suppliers", Id, ["vendor ids"];
}

/// Headings that sound like something that is taken and are something else: a column headed so means
/// nothing unless somebody says what.
const OTHER_THINGS: &[&str] = &[
    "annual value",
    "annual contract value",
    "annual cost",
    "annual spend",
    "value per annum",
    "estimated annual value",
    "average annual value",
    "yearly cost",
    "value pa",
    "annual amount",
    "contract value per annum",
    "year to date spend",
    "supplier address",
    "supplier contact",
    "supplier id",
    "supplier number",
    "supplier postcode",
    "supplier type",
    "supplier status",
    "vendor number",
    "vendor id",
    "supplier s contact name",
    "supplier email",
    "supplier telephone",
    "contract type",
    "type of contract",
    "organisation uri",
    "organisation code",
    "open contracting id",
    "contract document url",
    "tender document url",
    "supplier contact name",
    "contact url",
    "contact telephone",
    "contact website",
    "published date",
    "closing date",
    "awarded date",
    "award date",
    "date awarded",
    "date of award",
    "value low",
    "value high",
    "parent reference",
    "notice type",
    "postcode",
    "region",
    "nationwide",
    "closing time",
    "cpv description",
    "cpv code description",
    "contact address 1",
    "contact address 2",
    "contact town",
    "contact postcode",
    "contact country",
    "fixed cost",
    "vat",
    "vcse supplier type",
    "is sub contract",
    "contract document",
    "links",
    "attachments",
    "contract value band",
    "value band",
    "expenditure category",
    "tender reference",
    "purchase order",
    "po number",
    "annual net value",
    "number of suppliers",
    "extensions used",
    "extension used",
    "extended",
    "tender value",
    "termination notice date",
    "notice date",
    "tender end date",
    "tender start date",
    "start time",
    "end time",
    "suitable for sme",
    "suitable for vco",
    "supply chain",
    "live",
    "award",
    "process",
    "procurement",
    "first published at",
    "vouched at",
    "demonstration",
    "archived",
    "authority code",
    "contract extended",
    "extended contract",
    "other supplier id",
    "charity commission number",
    "supplier registered charity number",
    "contract start year",
    "contract end year",
    "days to expiry",
    "days until end",
    "days remaining",
];

impl Meaning {
    /// Reads the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|meaning| meaning.as_str() == word)
    }

    /// Whether several columns can mean it together.
    #[must_use]
    pub const fn joins(self) -> bool {
        matches!(self, Self::Description | Self::Contact | Self::Notes)
    }

    /// How well a heading suits, from 0 to 100: 100 where it is one that councils use, less where such a
    /// one is part of it.
    #[must_use]
    pub fn suits(self, heading: &str) -> u32 {
        let said = words(heading);
        if OTHER_THINGS.iter().any(|other| said == *other) {
            return 0;
        }
        self.headings().iter().map(|known| suits(&said, known)).max().unwrap_or(0)
    }
}

/// Exactly so: 100. The known words one after the other in longer ones: the more of it the better.
/// A single word in a long heading says too little.
fn suits(said: &str, known: &str) -> u32 {
    if said == known {
        return 100;
    }
    let (of, all) = (known.split(' ').count(), said.split(' ').count());
    let within = format!(" {said} ").contains(&format!(" {known} "));
    // "Supplier postcode" speaks of a postcode: what stands last is what it is.
    let last = said.ends_with(known);
    if !within || (of == 1 && (all > 3 || !last)) {
        return 0;
    }
    let share = u32::try_from(of * 40 / all.max(1)).unwrap_or(0);
    30 + share + if last { 15 } else { 0 }
}

impl Serialize for Meaning {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Meaning {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        Self::parse(&word)
            .ok_or_else(|| de::Error::custom(format!("{word:?} is nothing that a column can mean")))
    }
}
