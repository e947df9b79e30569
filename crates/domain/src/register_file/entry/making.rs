//! The values of one row, cell by cell.

use chrono::NaiveDate;

use super::{Entry, Flaw, Reader, vendors, words};
use crate::cpv::Cpv;
use crate::fact::Field;
use crate::money::Currency;
use crate::record::{Datum, ExtensionOption, MOST_CODES, RecordKind, most_characters};
use crate::register_file::value::{self, DateOrder};
use crate::register_file::{Cell, Meaning, Row};

/// A row on its way to an entry.
pub(super) struct Making<'r, 'a> {
    pub(super) reader: &'r Reader<'a>,
    pub(super) row: &'r Row,
    pub(super) entry: &'r mut Entry,
}

impl Making<'_, '_> {
    fn flaw(&mut self, column: u32, detail: impl Into<String>) {
        self.entry.flaws.push(Flaw { column: Some(column), detail: detail.into() });
    }

    /// The cells that mean this, without empty ones.
    fn cells(&self, meaning: Meaning) -> Vec<(u32, Cell, Option<DateOrder>)> {
        let columns = self.reader.by_meaning.get(&meaning);
        let cells = columns.into_iter().flatten().map(|c| (c.index, self.row.cell(c.index).clone(), c.dates));
        cells.filter(|(_, cell, _)| !cell.is_empty()).collect()
    }

    fn cell(&self, meaning: Meaning) -> Option<(u32, Cell, Option<DateOrder>)> {
        self.cells(meaning).into_iter().next()
    }

    fn say(&mut self, field: Field, datum: Datum) {
        if RecordKind::Contract.fields().contains(&field) {
            self.entry.said.insert(field, datum);
        }
    }

    /// The words of the cells that mean this, joined, cut to what a field takes.
    fn text(&mut self, meaning: Meaning, field: Field) -> Option<String> {
        let mut texts: Vec<String> = Vec::new();
        let mut at = None;
        for (column, cell, _) in self.cells(meaning) {
            at.get_or_insert(column);
            if let Cell::Fault(fault) = &cell {
                self.flaw(column, format!("the formula of this cell came to {fault}: it is left out"));
                continue;
            }
            let text = cell.text().replace('\0', "");
            if matches!(&cell, Cell::Text(raw) if raw.trim_start().starts_with('=')) {
                self.flaw(column, "it begins like a formula: it is taken as the words that it is".to_owned());
            }
            if !value::is_blank(&text) && !texts.contains(&text) {
                texts.push(text);
            }
        }
        if texts.is_empty() {
            return None;
        }
        let text = texts.join(if meaning == Meaning::Contact { ", " } else { "\n" });
        let most = most_characters(field);
        if text.chars().count() <= most {
            return Some(text);
        }
        self.flaw(at.unwrap_or_default(), format!("it has more than {most} characters: it is cut there"));
        Some(text.chars().take(most).collect::<String>().trim_end().to_owned())
    }

    pub(super) fn texts(&mut self) {
        if let Some((column, cell, _)) = self.cell(Meaning::Id) {
            self.entry.id = cell.text().parse().ok();
            if self.entry.id.is_none() {
                self.flaw(
                    column,
                    format!("{:?} is no id of Muster: it is left out", value::shorten(&cell.text())),
                );
            }
        }
        self.entry.buyer = self.cell(Meaning::Buyer).map(|(_, cell, _)| cell.text().into_owned());
        self.entry.reference = self.text(Meaning::Reference, Field::Reference);
        if let Some(reference) = self.entry.reference.clone() {
            self.say(Field::Reference, Datum::Text(reference));
        }
        let mut title = self.text(Meaning::Title, Field::Title).map(|title| title.replace('\n', " "));
        let description = self.text(Meaning::Description, Field::Description);
        if let (None, Some(description)) = (&title, &description) {
            let line = description.lines().next().unwrap_or_default();
            let short: String = line.chars().take(150).collect();
            title = Some(short.trim().to_owned()).filter(|line| !line.is_empty());
            // Where no column has titles this is so in each row, which is said once of the file.
            if let Some(column) = self.reader.first(Meaning::Title) {
                self.flaw(column, "it has no title: the first line of its description stands in".to_owned());
            }
        }
        if let Some(title) = title {
            self.say(Field::Title, Datum::Text(title));
        }
        if let Some(description) = description {
            self.say(Field::Description, Datum::Text(description));
        }
        for (meaning, field) in [
            (Meaning::Responsible, Field::Responsible),
            (Meaning::Contact, Field::Contact),
            (Meaning::Notes, Field::Notes),
            (Meaning::Department, Field::Department),
        ] {
            if let Some(text) = self.text(meaning, field) {
                self.say(field, Datum::Text(text));
            }
        }
    }

    pub(super) fn vendors(&mut self) {
        if let Some((column, cell, _)) = self.cell(Meaning::VendorIds) {
            let text = cell.text().into_owned();
            match text.split(';').map(|id| id.trim().parse()).collect() {
                Ok(ids) => self.entry.vendor_ids = ids,
                Err(_) => self.flaw(column, "these are no ids of Muster: they are left out".to_owned()),
            }
        }
        let numbers = self.cell(Meaning::CompanyNumber);
        let Some((column, cell, _)) = self.cell(Meaning::Vendors) else { return };
        let number = numbers.as_ref().map(|(_, cell, _)| cell.text().into_owned());
        let read = vendors::read(&cell.text(), number.as_deref());
        self.entry.vendors = read.vendors;
        if let Some(detail) = read.doubt {
            self.flaw(column, detail);
        }
        if let (Some(detail), Some((column, ..))) = (read.number_doubt, numbers) {
            self.flaw(column, detail);
        }
    }

    fn day(&mut self, meaning: Meaning) -> Option<(u32, NaiveDate)> {
        let (column, cell, order) = self.cell(meaning)?;
        match value::day(&cell, order.unwrap_or(DateOrder::DayFirst)) {
            Ok(day) => day.map(|day| (column, day)),
            Err(why) => {
                self.flaw(column, format!("{why}: it is left out"));
                None
            }
        }
    }

    fn months(&mut self, meaning: Meaning) -> Vec<u32> {
        let Some((column, cell, order)) = self.cell(meaning) else { return Vec::new() };
        // Some councils have the day to which it can be extended in this column.
        if meaning == Meaning::Extensions
            && let Ok(Some(day)) = value::day(&cell, order.unwrap_or(DateOrder::DayFirst))
        {
            self.entry.said.entry(Field::TermMaxEnd).or_insert(Datum::Date(day));
            return Vec::new();
        }
        if let Some(own) = value::options(&cell.text()) {
            return own.iter().map(|option| u32::from(option.months)).collect();
        }
        match value::period(&cell) {
            Ok(months) => months,
            Err(why) => {
                self.flaw(column, format!("{why}: it is left out"));
                Vec::new()
            }
        }
    }

    pub(super) fn term(&mut self) {
        let start = self.day(Meaning::Start);
        let mut end = self.day(Meaning::End);
        let max_end = self.day(Meaning::MaxEnd);
        let period = self.months(Meaning::Period);
        let mut extensions = self.months(Meaning::Extensions);
        if extensions.is_empty() && period.len() > 1 {
            extensions = period[1..].to_vec();
        }
        if let (None, Some((_, start)), Some(months)) = (end, start, period.first()) {
            let column = self.reader.first(Meaning::Period).unwrap_or_default();
            end = value::last_day(start, *months).map(|day| (column, day));
        }
        let extended: u32 = extensions.iter().sum();
        let stated = max_end.or_else(|| {
            self.entry
                .day(Field::TermMaxEnd)
                .map(|day| (self.reader.first(Meaning::Extensions).unwrap_or_default(), day))
        });
        let by_options = || {
            // Where a column has it, an empty cell says that it is not known.
            let (_, end) = end.filter(|_| extended > 0 && self.reader.first(Meaning::MaxEnd).is_none())?;
            let column = self.reader.first(Meaning::Extensions).or(self.reader.first(Meaning::Period));
            Some((column?, value::later(end, extended)?))
        };
        let max_end = stated.or_else(by_options);
        self.entry.said.remove(&Field::TermMaxEnd);
        let (mut start, mut end, mut max_end) = (start, end, max_end);
        if let (Some((_, first)), Some((column, last))) = (start, end)
            && last < first
        {
            self.flaw(column, format!("it ends on {last}, before it starts on {first}: both are left out"));
            (start, end) = (None, None);
        }
        let earliest = end.or(start).map(|(_, day)| day);
        if let (Some((column, last)), Some(earliest)) = (max_end, earliest)
            && last < earliest
        {
            self.flaw(
                column,
                format!("{last} is before {earliest}, the end without extensions: it is left out"),
            );
            max_end = None;
        }
        for (meaning, field) in [(Meaning::ReviewOn, Field::ReviewOn), (Meaning::SignedOn, Field::SignedOn)] {
            if let Some((_, day)) = self.day(meaning) {
                self.say(field, Datum::Date(day));
            }
        }
        for (field, day) in [(Field::TermStart, start), (Field::TermEnd, end), (Field::TermMaxEnd, max_end)] {
            if let Some((_, day)) = day {
                self.say(field, Datum::Date(day));
            }
        }
        let own = self.cell(Meaning::Extensions).and_then(|(_, cell, _)| value::options(&cell.text()));
        let options: Vec<ExtensionOption> = own.unwrap_or_else(|| steps(&extensions));
        if !options.is_empty() {
            self.say(Field::ExtensionOptions, Datum::Extensions(options));
        }
        self.notice_period();
    }

    fn notice_period(&mut self) {
        if let Some((column, cell, _)) = self.cell(Meaning::NoticePeriod) {
            match value::days(&cell) {
                Ok(Some(days)) => self.say(Field::NoticePeriodDays, Datum::Days(days)),
                Ok(None) => {}
                Err(why) => self.flaw(column, format!("{why}: it is left out")),
            }
        }
    }

    pub(super) fn value(&mut self) {
        let said = self.cell(Meaning::Currency).map(|(column, cell, _)| (column, cell.text().into_owned()));
        let currency = match said {
            None => Currency::GBP,
            Some((column, word)) => match Currency::parse(&word) {
                Some(currency) => currency,
                None => {
                    if word != "£" && !value::is_blank(&word) {
                        self.flaw(
                            column,
                            format!("{:?} is no currency: it is taken for GBP", value::shorten(&word)),
                        );
                    }
                    Currency::GBP
                }
            },
        };
        for (meaning, field) in [
            (Meaning::Net, Field::ValueNet),
            (Meaning::Gross, Field::ValueGross),
            (Meaning::IrrecoverableVat, Field::IrrecoverableVat),
        ] {
            let Some((column, cell, _)) = self.cell(meaning) else { continue };
            match value::money(&cell, currency) {
                Ok(Some(money)) => self.say(field, Datum::Money(money)),
                Ok(None) => {}
                Err(why) => self.flaw(column, format!("{why}: it is left out")),
            }
        }
    }

    pub(super) fn words(&mut self) {
        if let Some((column, cell, _)) = self.cell(Meaning::Status) {
            let text = cell.text();
            match words::status(&text) {
                Some(status) => self.say(Field::Status, Datum::Status(status)),
                None if value::is_blank(&text) => {}
                None => {
                    let detail =
                        format!("{:?} is no status that is known: it is left out", value::shorten(&text));
                    self.flaw(column, detail);
                }
            }
        }
        if let Some((column, cell, _)) = self.cell(Meaning::Procedure) {
            let text = cell.text();
            match words::procedure(&text) {
                Some(procedure) => self.say(Field::Procedure, Datum::Procedure(procedure)),
                None if value::is_blank(&text) => {}
                None => {
                    let detail =
                        format!("{:?} is no procedure that is known: it is left out", value::shorten(&text));
                    self.flaw(column, detail);
                }
            }
        }
        for (meaning, field) in [
            (Meaning::LightTouch, Field::LightTouch),
            (Meaning::SupplierSme, Field::SupplierSme),
            (Meaning::SupplierVcse, Field::SupplierVcse),
        ] {
            let Some((column, cell, _)) = self.cell(meaning) else { continue };
            match value::truth(&cell) {
                Ok(Some(truth)) => self.say(field, Datum::Flag(truth)),
                Ok(None) => {}
                Err(why) => self.flaw(column, format!("{why}: it is left out")),
            }
        }
        if let Some((column, cell, _)) = self.cell(Meaning::Renewal) {
            let text = cell.text();
            match words::renewal(&text) {
                Some(renewal) => self.say(Field::Renewal, Datum::Renewal(renewal)),
                None if value::is_blank(&text) => {}
                None => {
                    self.flaw(column, "it does not say whether it will be renewed: it is left out".to_owned())
                }
            }
        }
    }

    /// The codes that are in its cell, whatever stands between them; each once.
    pub(super) fn codes(&mut self) {
        let Some((column, cell, _)) = self.cell(Meaning::Cpv) else { return };
        let text = cell.text();
        let mut codes: Vec<Cpv> = Vec::new();
        for word in text.split(|c: char| !c.is_ascii_digit() && c != '-') {
            // A spreadsheet takes 03000000 for a number, and its first nought away.
            let code = Cpv::parse(word).or_else(|| Cpv::parse(&format!("0{word}")));
            codes.extend(code.filter(|code| !codes.contains(code)));
        }
        codes.truncate(MOST_CODES);
        if !codes.is_empty() {
            self.say(Field::Cpv, Datum::Codes(codes));
        } else if !value::is_blank(&text) {
            let detail =
                format!("{:?} has no CPV code of eight digits: it is left out", value::shorten(&text));
            self.flaw(column, detail);
        }
    }

    /// What its column says; else what its codes, title and description say to whoever reads them.
    pub(super) fn technology(&mut self) {
        let mut flag = None;
        if let Some((column, cell, _)) = self.cell(Meaning::Technology) {
            match value::truth(&cell) {
                Ok(found) => flag = found,
                Err(why) => self.flaw(column, format!("{why}: it is left out")),
            }
        }
        let mut area = None;
        if let Some((column, cell, _)) = self.cell(Meaning::ServiceArea) {
            let text = cell.text().into_owned();
            area = words::service_area(&text);
            if area.is_none() && !value::is_blank(&text) {
                let detail =
                    format!("{:?} is none of Muster's service areas: it is left out", value::shorten(&text));
                self.flaw(column, detail);
            }
        }
        if let Some(flag) = flag {
            self.say(Field::Technology, Datum::Flag(flag));
        }
        if let Some(area) = area {
            self.say(Field::ServiceArea, Datum::ServiceArea(area));
        }
    }
}

fn steps(months: &[u32]) -> Vec<ExtensionOption> {
    let months =
        months.iter().filter_map(|months| u16::try_from(*months).ok().filter(|m| (1..=240).contains(m)));
    months.map(|months| ExtensionOption { months, notice_days: None }).take(20).collect()
}
