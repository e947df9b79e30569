//! What real registers look like: headings, values, rows, and which record a row is.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::header::words;
use super::meaning::Meaning;
use super::same::{Asked, Published};
use super::value::{self, DateOrder};
use super::*;
use crate::fact::Field;
use crate::id::VendorId;
use crate::money::{Currency, Money};
use crate::procedure::Procedure;
use crate::record::Datum;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

fn row(number: u32, cells: &[&str]) -> Row {
    Row { number, hidden: false, cells: cells.iter().map(|cell| text(cell)).collect() }
}

/// How a sheet of text is understood: its headings, its columns, and what its rows say.
fn read(rows: &[Row]) -> (Option<Header>, Vec<Column>, Vec<Entry>) {
    let header = Header::find(&rows[..rows.len().min(header::LOOKED_AT)], &|_| false);
    let below = header.as_ref().map_or(0, Header::below);
    let mut survey = Survey::default();
    rows.iter().filter(|row| row.number >= below).for_each(|row| survey.add(row));
    let columns = column::understand(header.as_ref(), &survey, &Default::default(), &Settings::default());
    let reader = Reader::new(&columns, header.as_ref());
    let entries = rows.iter().filter(|row| row.number >= below).filter_map(|row| reader.read(row)).collect();
    (header, columns, entries)
}

fn meanings(headings: &[&str]) -> Vec<Option<Meaning>> {
    let (_, columns, _) = read(&[row(1, headings)]);
    columns.into_iter().map(|column| column.meaning).collect()
}

#[test]
fn headings_are_the_same_words_however_they_are_written() {
    for heading in [
        "ContractStartDate",
        "Contract start date (dd/mm/yyyy)",
        "CONTRACT START-DATE*",
        "contract_start_date",
    ] {
        assert_eq!(words(heading), "contract start date", "{heading}");
    }
    assert_eq!(words("IrrecoverableVAT"), "irrecoverable vat");
    assert_eq!(words("CPVCode"), "cpv code");
}

#[test]
fn the_headings_of_real_registers_are_understood() {
    use Meaning::*;
    let lga = [
        "OrganisationLabel",
        "ContractReference",
        "ContractTitle",
        "Description",
        "StartDate",
        "EndDate",
        "ReviewDate",
        "LastExtensionDate",
        "ContractValue",
        "SupplierName",
        "CompaniesHouseRegistrationNumber",
        "ContactName",
        "ContactEmail",
    ];
    let found = meanings(&lga);
    let wanted = [Some(Buyer), Some(Reference), Some(Title), Some(Description), Some(Start), Some(End)];
    assert_eq!(found[..6], wanted);
    assert_eq!(
        found[6..],
        [
            Some(ReviewOn),
            Some(MaxEnd),
            Some(Net),
            Some(Vendors),
            Some(CompanyNumber),
            Some(Contact),
            Some(Contact)
        ]
    );
    let council = [
        "Contract Ref No.",
        "Name of Contract",
        "Service Description",
        "Supplier Name(s)",
        "Commencement Date",
        "Expiry Date",
        "Option to extend",
        "Total Contract Value (£)",
        "Annual Value",
        "Contract Manager",
        "Supplier Postcode",
    ];
    let found = meanings(&council);
    let wanted = [
        Some(Reference),
        Some(Title),
        Some(Description),
        Some(Vendors),
        Some(Start),
        Some(End),
        Some(Extensions),
        Some(Net),
        None,
        Some(Responsible),
        None,
    ];
    assert_eq!(found, wanted);
    let finder = [
        "Notice Identifier",
        "Notice Type",
        "Organisation Name",
        "Status",
        "Title",
        "Description",
        "Cpv Codes",
        "Value Low",
        "Value High",
        "Awarded Value",
        "Supplier [Name|Address|Ref type|Ref Number|Is SME|Is VCSE]",
        "Contract start date",
        "Contract end date",
    ];
    let found = meanings(&finder);
    let wanted = [
        Some(Reference),
        None,
        Some(Buyer),
        Some(Status),
        Some(Title),
        Some(Description),
        Some(Cpv),
        None,
        None,
        Some(Net),
        Some(Vendors),
        Some(Start),
        Some(End),
    ];
    assert_eq!(found, wanted);
}

#[test]
fn headings_are_found_under_a_letterhead_and_in_two_rows() {
    let rows = [
        row(1, &["London Borough of Anywhere"]),
        row(3, &["Contracts register", "Quarter 3"]),
        row(6, &["Contract", "", "Term", "", "Supplier"]),
        row(7, &["Reference", "Title", "Start", "End", "Name"]),
        row(8, &["A1", "Housing system", "01/04/2024", "31/03/2027", "Fernleaf Ltd"]),
    ];
    let (header, columns, entries) = read(&rows);
    let header = header.unwrap();
    assert_eq!((header.row, header.rows), (6, 2));
    assert_eq!(header.headings[3], "Term End");
    assert!(columns.iter().all(|column| column.meaning.is_some()), "{columns:?}");
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].day(Field::TermEnd), Some(day("2027-03-31")));
}

#[test]
fn columns_without_headings_are_told_by_what_stands_in_them() {
    let rows = [
        row(1, &["Column1", "Column2", "Column3", "Column4", "Column5", "Column6"]),
        row(
            2,
            &[
                "A-1",
                "Housing management system",
                "Fernleaf Systems Ltd",
                "2024-04-01",
                "2027-03-31",
                "£1,200.50",
            ],
        ),
        row(
            3,
            &[
                "A-2",
                "Care records for children",
                "Harrowgate Limited",
                "2024-04-01",
                "2027-03-31",
                "£3,000.00",
            ],
        ),
    ];
    let (_, columns, _) = read(&rows);
    let found: Vec<Option<Meaning>> = columns.iter().map(|c| c.meaning).collect();
    use Meaning::*;
    assert_eq!(found, [Some(Reference), Some(Title), Some(Vendors), Some(Start), Some(End), Some(Net)]);
    assert!(columns.iter().all(|column| !column.sure), "a guess is shown as one");
}

#[test]
fn which_comes_first_in_dates_is_decided_for_a_column_by_all_its_values() {
    let sheet = |dates: [&str; 3]| {
        let mut rows = vec![row(1, &["Title", "Supplier", "Start date"])];
        rows.extend((2..).zip(dates).map(|(n, d)| row(n, &["Housing", "Fernleaf Ltd", d])));
        let (_, columns, entries) = read(&rows);
        let starts: Vec<Option<NaiveDate>> = entries.iter().map(|e| e.day(Field::TermStart)).collect();
        (columns[2].dates, columns[2].dates_sure, starts)
    };
    let (order, sure, starts) = sheet(["03/04/2024", "13/04/2024", "05/06/2024"]);
    assert_eq!((order, sure), (Some(DateOrder::DayFirst), true));
    assert_eq!(starts[0], Some(day("2024-04-03")));
    let (order, sure, starts) = sheet(["03/04/2024", "04/13/2024", "05/06/2024"]);
    assert_eq!((order, sure), (Some(DateOrder::MonthFirst), true));
    assert_eq!(starts[0], Some(day("2024-03-04")));
    let (order, sure, _) = sheet(["03/04/2024", "05/04/2024", "05/06/2024"]);
    assert_eq!((order, sure), (Some(DateOrder::DayFirst), false), "somebody is asked");
}

#[test]
fn days_are_read_in_every_way_that_registers_have_them() {
    for (cell, expected) in [
        (text("31/03/2027"), "2027-03-31"),
        (text("31-3-27"), "2027-03-31"),
        (text("31.03.2027 00:00"), "2027-03-31"),
        (text("31 March 2027"), "2027-03-31"),
        (text("31-Mar-27"), "2027-03-31"),
        (text("March 31st, 2027"), "2027-03-31"),
        (text("Wednesday, 31 March 2027"), "2027-03-31"),
        (text("Mar-27"), "2027-03-01"),
        (text("2027-03-31T00:00:00Z"), "2027-03-31"),
        (text("20270331"), "2027-03-31"),
        (Cell::Number(46477.0), "2027-03-31"),
        (Cell::Date(day("2027-03-31")), "2027-03-31"),
        (text("01/04/98"), "1998-04-01"),
    ] {
        assert_eq!(value::day(&cell, DateOrder::DayFirst), Ok(Some(day(expected))), "{cell:?}");
    }
    for nothing in ["TBC", "n/a", "-", "Ongoing", "Rolling contract"] {
        assert_eq!(value::day(&text(nothing), DateOrder::DayFirst), Ok(None), "{nothing}");
    }
    for wrong in ["31/02/2027", "04/13/2027", "soon", "31/03/1900", "12"] {
        assert!(value::day(&text(wrong), DateOrder::DayFirst).is_err(), "{wrong}");
    }
}

#[test]
fn money_is_read_in_every_way_that_registers_have_it() {
    let read = |cell: &Cell| value::money(cell, Currency::GBP);
    for (cell, pence) in [
        ("£1.2m", 120_000_000),
        ("1,234.50", 123_450),
        ("£845,500.00", 84_550_000),
        ("312,000", 31_200_000),
        ("96k", 9_600_000),
        ("GBP 2 million", 200_000_000),
        ("1.234,50", 123_450),
        ("approx. £50,000", 5_000_000),
        ("£ 1 250 000", 125_000_000),
        ("1.5bn", 150_000_000_000),
    ] {
        assert_eq!(read(&text(cell)), Ok(Some(Money::gbp(pence))), "{cell}");
    }
    assert_eq!(read(&Cell::Number(2_450_000.1)), Ok(Some(Money::gbp(245_000_010))));
    assert_eq!(read(&text("€1,000")).unwrap().unwrap().currency.as_str(), "EUR");
    for nothing in ["TBC", "n/a", "", "0", "-"] {
        assert_eq!(read(&text(nothing)), Ok(None), "{nothing}");
    }
    for (wrong, why) in [
        ("£50k p.a.", "for a year"),
        ("£10k-£20k", "more than one"),
        ("(1,000)", "less than nothing"),
        ("-5", "less than nothing"),
        ("see notes", "no sum"),
        ("1e20", "more than can be meant"),
    ] {
        let refused = read(&text(wrong)).unwrap_err();
        assert!(refused.contains(why), "{wrong}: {refused}");
    }
}

#[test]
fn how_long_is_read_from_figures_and_words() {
    for (words, months) in [
        ("3+1+1", vec![36, 12, 12]),
        ("2 x 12 months", vec![12, 12]),
        ("24 months", vec![24]),
        ("5 years", vec![60]),
        ("3 years + 2 years extension", vec![36, 24]),
        ("36", vec![36]),
        ("4", vec![48]),
        ("two years", vec![24]),
        ("1yr", vec![12]),
        ("None", vec![]),
    ] {
        assert_eq!(value::period(&text(words)), Ok(months), "{words}");
    }
    assert!(value::period(&text("as agreed")).is_err());
}

#[test]
fn a_row_is_read_with_what_is_wrong_in_its_place() {
    let rows = [
        row(1, &["Ref", "Title", "Supplier", "Co Reg No", "Start", "End", "Extensions", "Value", "Notes"]),
        row(
            2,
            &[
                "A1",
                "Housing system",
                "Fernleaf Ltd; Dunmore Ltd",
                "",
                "01/04/2024",
                "31/03/2027",
                "1+1",
                "£1.2m",
                "'=1+1",
            ],
        ),
        row(
            3,
            &[
                "A2",
                "Care system",
                "Harrowgate Ltd",
                "TBC",
                "13/04/2024",
                "31/02/2027",
                "",
                "about a lot",
                "TBC",
            ],
        ),
        row(4, &["A3", "Turned round", "Harrowgate Ltd", "", "01/04/2027", "01/04/2024", "", "n/a", ""]),
        row(5, &["", "", "", "", "", "", "", "", ""]),
        row(6, &["", "Total", "", "", "", "", "", "1,200,000", ""]),
        row(7, &["Figures are net of VAT", "", "", "", "", "", "", "", ""]),
        row(8, &["A4", "", "Harrowgate Ltd", "", "", "", "", "", ""]),
    ];
    let (_, _, entries) = read(&rows);
    let [first, second, third, total, remark, untitled] = entries.as_slice() else { panic!("{entries:?}") };
    assert_eq!(first.flaws, []);
    assert_eq!(first.reference.as_deref(), Some("A1"));
    assert_eq!(first.vendors.len(), 2);
    assert_eq!(first.day(Field::TermMaxEnd), Some(day("2029-03-31")));
    assert_eq!(first.said.get(&Field::Notes), Some(&Datum::Text("=1+1".to_owned())));
    let places: Vec<Option<u32>> = second.flaws.iter().map(|flaw| flaw.column).collect();
    assert_eq!(places, [Some(5), Some(7)], "{:?}", second.flaws);
    assert!(second.flaws[0].detail.contains("31/02/2027"));
    assert!(third.flaws[0].detail.contains("before it starts"));
    assert_eq!(total.kind, EntryKind::Total);
    assert_eq!(remark.kind, EntryKind::Remark);
    assert_eq!(untitled.kind, EntryKind::Unusable);
    assert!(untitled.flaws[0].detail.contains("no title"));
}

#[test]
fn cpv_codes_are_found_in_their_cell_however_they_are_written() {
    let header = row(1, &["Ref", "Title", "CPV code(s)", "Start", "End"]);
    let cells = [
        "48000000-8 Software package; 72000000",
        "48000000 48000000",
        "3000000",
        "software",
        "N/A",
        "720000000",
    ];
    let mut rows = vec![header];
    rows.extend((2..).zip(cells).map(|(number, cell)| {
        row(number, &["A", "Contract for the library", cell, "01/04/2024", "31/03/2027"])
    }));
    let (_, columns, entries) = read(&rows);
    assert_eq!(columns[2].meaning, Some(Meaning::Cpv));
    let codes: Vec<Vec<String>> = entries
        .iter()
        .map(|entry| match entry.said.get(&Field::Cpv) {
            Some(Datum::Codes(codes)) => codes.iter().map(ToString::to_string).collect(),
            _ => Vec::new(),
        })
        .collect();
    assert_eq!(codes[0], ["48000000", "72000000"]);
    assert_eq!(codes[1], ["48000000"]);
    assert_eq!(codes[2], ["03000000"], "a spreadsheet took the nought away");
    assert!(codes[3..].iter().all(Vec::is_empty), "{codes:?}");
    let flaws: Vec<usize> = entries.iter().map(|entry| entry.flaws.len()).collect();
    assert_eq!(flaws, [0, 0, 0, 1, 0, 1], "what has none is told, and nothing of an empty cell");
    assert!(entry::is_technology(&entries[0].said).0, "the code says so, where the title does not");
    assert!(!entry::is_technology(&entries[4].said).0);
}

#[test]
fn suppliers_of_contracts_finder_come_with_their_numbers() {
    let rows = [
        row(1, &["Title", "Supplier [Name|Address|Ref type|Ref Number|Is SME|Is VCSE]"]),
        row(
            2,
            &[
                "Housing",
                "[Fernleaf Ltd|1 High Street|COMPANIES_HOUSE|1234560|Yes|No][Dunmore Ltd||NONE||No|No]",
            ],
        ),
    ];
    let (_, _, entries) = read(&rows);
    let named = |name: &str, number: Option<&str>| Named {
        name: name.to_owned(),
        company_number: number.map(str::to_owned),
    };
    assert_eq!(entries[0].vendors, [named("Fernleaf Ltd", Some("01234560")), named("Dunmore Ltd", None)]);
}

#[test]
fn a_row_is_the_record_it_says_it_is_or_one_that_it_looks_like() {
    let vendor = VendorId(uuid::Uuid::from_u128(9));
    let held = |id: u128, title: &str, reference: Option<&str>| Held {
        id: uuid::Uuid::from_u128(id),
        title: title.to_owned(),
        reference: reference.map(str::to_owned),
        vendors: vec![vendor],
        start: Some(day("2024-04-01")),
        last: Some(day("2027-03-31")),
        published: Published::default(),
    };
    let mut records = HeldRecords::default();
    records.add(held(1, "Housing management system", Some("CT-1")));
    records.add(held(2, "Supply of a Social Care Case Management System", None));
    records.add(held(3, "Parking permits", None));
    let asked = |key: &'static str,
                 title: &'static str,
                 reference: Option<&'static str>,
                 vendors: &'static [VendorId]| Asked {
        key,
        id: None,
        reference,
        title,
        vendors,
        start: Some(day("2024-04-01")),
        last: None,
    };
    let ours: &'static [VendorId] = Box::leak(Box::new([vendor]));
    let theirs: &'static [VendorId] = Box::leak(Box::new([VendorId(uuid::Uuid::from_u128(8))]));
    let same = |id: u128| Found::Same(uuid::Uuid::from_u128(id));
    assert_eq!(records.find(&asked("a", "Another title", Some("ct-1"), ours)), same(1), "by its reference");
    let found = records.find(&asked("b", "Social care case management", Some("CT-2"), ours));
    assert!(matches!(found, Found::Like(id, _) if id == uuid::Uuid::from_u128(2)), "{found:?}");
    assert_eq!(records.find(&asked("c", "Parking permits", None, theirs)), Found::Nobody, "another supplier");
    assert_eq!(
        records.find(&asked("d", "Parking permits", None, ours)),
        same(3),
        "title, supplier and start"
    );
    assert_eq!(records.find(&asked("e", "Parking permits", None, ours)), Found::Nobody, "found once");
}

#[test]
fn what_a_published_register_says_of_a_record_is_no_news() {
    let id = uuid::Uuid::from_u128(1);
    let published = Published {
        reference: Some("ocds-h6vhtk-1/2".to_owned()),
        value: Some(Money { pence: 12_000_000, currency: Currency::GBP }),
        procedure: Some(Procedure::CompetitiveFlexible),
        sme: Some(true),
        vcse: None,
    };
    let held = Held {
        id,
        title: "Housing".to_owned(),
        reference: None,
        vendors: Vec::new(),
        start: None,
        last: None,
        published,
    };
    let mut records = HeldRecords::default();
    records.add(held);
    let asked = Asked {
        key: "a",
        id: None,
        reference: Some("OCDS-h6vhtk-1/2"),
        title: "X",
        vendors: &[],
        start: None,
        last: None,
    };
    assert_eq!(records.find(&asked), Found::Same(id), "by the reference that it was published under");
    let left = |field: Field, datum: Datum| {
        let mut said = std::collections::BTreeMap::from([(field, datum)]);
        records.without_published(id, &mut said);
        said.len()
    };
    let money = |pence| Datum::Money(Money { pence, currency: Currency::GBP });
    assert_eq!(left(Field::Reference, Datum::Text("ocds-h6vhtk-1/2".to_owned())), 0);
    assert_eq!(left(Field::Reference, Datum::Text("CT-1".to_owned())), 1, "one of its own is news");
    assert_eq!([left(Field::ValueNet, money(12_000_000)), left(Field::ValueNet, money(10_000_000))], [0, 1]);
    assert_eq!(left(Field::ValueGross, money(12_000_000)), 1, "that is asked of the record itself");
    assert_eq!(left(Field::Procedure, Datum::Procedure(Procedure::PublishedTender)), 0);
    assert_eq!(left(Field::Procedure, Datum::Procedure(Procedure::Quotation)), 1);
    assert_eq!(
        [left(Field::SupplierSme, Datum::Flag(true)), left(Field::SupplierSme, Datum::Flag(false))],
        [0, 1]
    );
    assert_eq!(left(Field::SupplierVcse, Datum::Flag(true)), 1, "no notice says so");
}

#[test]
fn columns_have_the_letters_of_a_spreadsheet() {
    assert_eq!([0, 25, 26, 51, 701, 702].map(letters), ["A", "Z", "AA", "AZ", "ZZ", "AAA"]);
}

proptest! {
    #[test]
    fn no_cell_stops_a_reader(content in ".{0,60}", number in proptest::num::f64::ANY) {
        for cell in [text(&content), Cell::Number(number)] {
            let _ = value::day(&cell, DateOrder::DayFirst);
            let _ = value::day(&cell, DateOrder::MonthFirst);
            let _ = value::money(&cell, Currency::GBP);
            let _ = value::truth(&cell);
            let _ = value::period(&cell);
            let _ = value::days(&cell);
        }
    }

    #[test]
    fn no_sheet_stops_the_reading(cells in prop::collection::vec(prop::collection::vec("[ -~£\n]{0,24}", 0..8), 1..12)) {
        let rows: Vec<Row> = (1..).zip(&cells).map(|(number, cells)| {
            row(number, &cells.iter().map(String::as_str).collect::<Vec<_>>())
        }).collect();
        let _ = read(&rows);
    }

    #[test]
    fn a_day_that_is_written_out_is_read_back(days in 0_i64..80_000) {
        let day = day("1970-01-01") + chrono::TimeDelta::days(days);
        for form in ["%d/%m/%Y", "%d %B %Y", "%Y-%m-%d", "%d-%b-%Y"] {
            prop_assert_eq!(value::day(&text(&day.format(form).to_string()), DateOrder::DayFirst), Ok(Some(day)), "{}", form);
        }
    }
}
