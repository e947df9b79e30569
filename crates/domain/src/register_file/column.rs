//! Which column means what: by what is chosen or was said last time, by its heading, by what stands in it.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::header::words;
use super::meaning::{Meaning, ValueKind};
use super::state::Settings;
use super::survey::{Counted, Survey};
use super::value::DateOrder;
use super::{Header, letters};

/// One column as it is understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Column {
    /// Its place, from 0.
    pub index: u32,
    /// As a spreadsheet calls it.
    pub letter: String,
    /// Its heading.
    pub heading: String,
    /// What it means; `None` where it is left out.
    pub meaning: Option<Meaning>,
    /// Why, in plain English.
    pub why: String,
    /// Whether somebody should look at that.
    pub sure: bool,
    /// Cells that have something in them.
    pub filled: u32,
    /// The first different values.
    pub samples: Vec<String>,
    /// Which comes first in its dates, where it has dates in figures.
    pub dates: Option<DateOrder>,
    /// Whether that follows from its values: else somebody has to say.
    pub dates_sure: bool,
}

/// One that a column could mean, and how sure that is.
#[derive(Debug, Clone)]
struct Claim {
    column: usize,
    meaning: Meaning,
    score: u32,
    why: String,
}

/// Heads so: known to be what councils use.
const SURE: u32 = 75;

/// Says what each column means. `remembered` has what this authority said of headings before, in plain
/// words: a meaning, or that it means nothing.
#[must_use]
pub fn understand(
    header: Option<&Header>,
    survey: &Survey,
    remembered: &HashMap<String, Option<Meaning>>,
    settings: &Settings,
) -> Vec<Column> {
    let headings = header.map(|h| h.headings.as_slice()).unwrap_or_default();
    let wide = headings.len().max(survey.columns().len()).min(super::MOST_COLUMNS);
    let nothing = Counted::default();
    let counted = |at: usize| survey.columns().get(at).unwrap_or(&nothing);
    let heading = |at: usize| headings.get(at).map(String::as_str).unwrap_or_default();
    let mut columns: Vec<Column> = (0..wide)
        .map(|at| Column {
            index: index(at),
            letter: letters(index(at)),
            heading: heading(at).to_owned(),
            meaning: None,
            why: "Nothing that Muster keeps is headed so.".to_owned(),
            sure: true,
            filled: counted(at).filled,
            samples: counted(at).samples.clone(),
            dates: None,
            dates_sure: true,
        })
        .collect();
    let mut taken: BTreeMap<Meaning, usize> = BTreeMap::new();
    let mut settled = vec![false; wide];
    for (at, column) in columns.iter_mut().enumerate() {
        let chosen = settings.columns.get(&column.index).map(|meaning| (*meaning, "You said so."));
        let said = words(&column.heading);
        let before = remembered.get(&said).filter(|_| !said.is_empty());
        let before = before.map(|meaning| (*meaning, "Your authority said so last time."));
        let Some((meaning, why)) = chosen.or(before) else { continue };
        settled[at] = true;
        match meaning {
            Some(meaning) if meaning.joins() || !taken.contains_key(&meaning) => {
                taken.insert(meaning, at);
                column.meaning = Some(meaning);
            }
            Some(_) | None => {}
        }
        column.why = why.to_owned();
    }
    let mut claims: Vec<Claim> = Vec::new();
    // What Muster wrote itself has the words of the extensions beside their steps.
    let ours = ["vendorIds", "authorityCode"].iter().all(|own| headings.iter().any(|heading| heading == own));
    if let Some(at) = (0..wide).find(|at| ours && heading(*at) == "extensions") {
        settled[at] = true;
    }
    for at in (0..wide).filter(|at| !settled[*at]) {
        claims
            .extend(Meaning::ALL.iter().filter_map(|meaning| claim(at, heading(at), *meaning, counted(at))));
    }
    // The likeliest first; of equally likely ones the one further to the left.
    claims
        .sort_by(|a, b| b.score.cmp(&a.score).then(a.column.cmp(&b.column)).then(a.meaning.cmp(&b.meaning)));
    for Claim { column: at, meaning, score, why } in claims {
        if settled[at] || (taken.contains_key(&meaning) && !(meaning.joins() && score >= SURE)) {
            continue;
        }
        settled[at] = true;
        taken.insert(meaning, at);
        columns[at].meaning = Some(meaning);
        columns[at].why = why;
        columns[at].sure = score >= SURE;
    }
    by_content(&mut columns, &mut taken, &settled, survey);
    let of_file = order_of_file(&columns, survey);
    for column in &mut columns {
        let Some(counted) = survey.columns().get(column.index as usize) else { continue };
        if column.meaning.is_some_and(|m| m.kind() == ValueKind::Date) {
            (column.dates, column.dates_sure) =
                order(counted, settings.dates.get(&column.index).copied(), of_file);
        }
    }
    columns
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// What a heading says, held against what stands under it.
fn claim(column: usize, heading: &str, meaning: Meaning, counted: &Counted) -> Option<Claim> {
    let score = meaning.suits(heading);
    if score == 0 {
        return None;
    }
    let fits = fits(meaning, counted);
    // "id" is our own only where it is one of ours.
    if matches!(meaning, Meaning::Id | Meaning::VendorIds) && fits != Some(true) {
        return None;
    }
    let (score, why) = match fits {
        Some(false) => {
            (score / 3, format!("It is headed {heading:?}, though what stands there does not look like it."))
        }
        _ => (score, format!("It is headed {heading:?}.")),
    };
    (score >= 25).then_some(Claim { column, meaning, score, why })
}

/// Whether what stands in a column can be what it would mean; `None` where nothing speaks for or
/// against it.
fn fits(meaning: Meaning, counted: &Counted) -> Option<bool> {
    let Counted { filled, days, sums, ids, .. } = counted;
    if *filled == 0 {
        return None;
    }
    let half = |n: u32| n * 2 >= *filled;
    match meaning.kind() {
        // Serial days are numbers, and so are sums.
        ValueKind::Date => Some(half(*days + *sums)),
        ValueKind::Money => Some(half(*sums)),
        ValueKind::Id => Some(half(*ids)),
        ValueKind::Vendors => Some(!half(*days) && !half(*sums)),
        ValueKind::Text if meaning == Meaning::Title => Some(!half(*days) && !half(counted.plainly_sums)),
        _ => None,
    }
}

/// What no heading told: two columns of days are start and end, one of sums the value, one of company
/// names the supplier, one of short codes that all differ the reference, the wordiest the title.
fn by_content(
    columns: &mut [Column],
    taken: &mut BTreeMap<Meaning, usize>,
    settled: &[bool],
    survey: &Survey,
) {
    let most = |of: fn(&Counted) -> u32| {
        let free = (0..columns.len()).filter(|at| !settled[*at]);
        let mostly = free.filter(|at| {
            survey
                .columns()
                .get(*at)
                .is_some_and(|c| c.filled > 0 && of(c) * 10 >= c.filled * 8 && c.filled * 3 >= survey.rows())
        });
        mostly.collect::<Vec<usize>>()
    };
    // A heading that says something else is believed: only columns without one are guessed.
    let unheaded = |at: &usize| words(&columns[*at].heading).is_empty() || generic(&columns[*at].heading);
    let mut guesses: Vec<(usize, Meaning, &str)> = Vec::new();
    let days: Vec<usize> = most(|c| c.days).into_iter().filter(unheaded).collect();
    if let [first, second] = days.as_slice() {
        guesses.push((*first, Meaning::Start, "It has days, and is the first of two such columns."));
        guesses.push((*second, Meaning::End, "It has days, and is the second of two such columns."));
    }
    if let Some(at) = most(|c| c.plainly_sums).into_iter().find(unheaded) {
        guesses.push((at, Meaning::Net, "It has sums of money."));
    }
    if let Some(at) = most(|c| c.companies * 2).into_iter().find(unheaded) {
        guesses.push((at, Meaning::Vendors, "It has names of companies."));
    }
    if let Some(at) = most(|c| c.numbers).into_iter().find(unheaded) {
        guesses.push((at, Meaning::CompanyNumber, "It has numbers like those of Companies House."));
    }
    let codes = most(|c| if c.different && c.numbers < c.filled { c.codes } else { 0 });
    if let Some(at) = codes.into_iter().find(unheaded) {
        guesses.push((at, Meaning::Reference, "It has a short code in each row, and none twice."));
    }
    let wordy = most(|c| if c.companies * 2 < c.filled { c.wordy } else { 0 });
    if let Some(at) = wordy.into_iter().find(unheaded) {
        guesses.push((at, Meaning::Title, "It has words that differ from row to row."));
    }
    for (at, meaning, why) in guesses {
        if columns[at].meaning.is_none() && !taken.contains_key(&meaning) {
            taken.insert(meaning, at);
            columns[at].meaning = Some(meaning);
            columns[at].why = why.to_owned();
            columns[at].sure = false;
        }
    }
}

/// `Column1` and its like, which spreadsheets put where there is no heading.
fn generic(heading: &str) -> bool {
    let said = words(heading);
    let rest = said.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    ["column", "field", "unnamed", "f"].contains(&rest)
}

/// Which comes first in the file's other dates, where they all say the same.
fn order_of_file(columns: &[Column], survey: &Survey) -> Option<DateOrder> {
    let dates = columns.iter().filter(|c| c.meaning.is_some_and(|m| m.kind() == ValueKind::Date));
    let counted = dates.filter_map(|c| survey.columns().get(c.index as usize));
    let (day, month) = counted.fold((0, 0), |(d, m), c| (d + c.day_first, m + c.month_first));
    match (day, month) {
        (0, 0) => None,
        (_, 0) => Some(DateOrder::DayFirst),
        (0, _) => Some(DateOrder::MonthFirst),
        _ => None,
    }
}

/// Which comes first in a column, and whether that is certain.
fn order(
    counted: &Counted,
    chosen: Option<DateOrder>,
    of_file: Option<DateOrder>,
) -> (Option<DateOrder>, bool) {
    let Counted { day_first, month_first, either, .. } = *counted;
    if day_first + month_first + either == 0 {
        return (None, true);
    }
    if let Some(chosen) = chosen {
        return (Some(chosen), true);
    }
    match (day_first, month_first) {
        // Nothing tells: the way of the other columns, or of this country, and somebody is asked.
        (0, 0) => (Some(of_file.unwrap_or(DateOrder::DayFirst)), of_file.is_some()),
        (_, 0) => (Some(DateOrder::DayFirst), true),
        (0, _) => (Some(DateOrder::MonthFirst), true),
        // Both cannot be: those that do not go with the more frequent one are told of row by row.
        (day, month) => (Some(if day >= month { DateOrder::DayFirst } else { DateOrder::MonthFirst }), false),
    }
}
