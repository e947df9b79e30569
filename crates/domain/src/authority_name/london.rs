//! London's boroughs and their partners, recognised in a buyer's name.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{council_and_department, is_another_body, words_of};
use crate::borough::{Borough, boroughs};

/// What of London a buyer's name names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum London {
    /// A borough, whatever its department; the words that named it.
    Borough(&'static Borough, String),
    /// Two or more boroughs that buy under one name: a body of its own, a partner.
    Shared(Vec<&'static Borough>),
    /// A housing company that a borough owns (an arm's length management organisation): a partner.
    Housing(&'static Borough),
    /// A body of all London that boroughs work with: a partner.
    Wide(&'static str),
}

/// Bodies of all London that are partners of the boroughs.
const WIDE: &[(&str, &str)] = &[
    ("greater london authority", "Greater London Authority"),
    ("gla", "Greater London Authority"),
    ("london office of technology and innovation", "London Office of Technology and Innovation"),
    ("loti", "London Office of Technology and Innovation"),
    ("london councils", "London Councils"),
    ("london grid for learning", "London Grid for Learning"),
    ("london grid for learning trust", "London Grid for Learning"),
];

struct Forms {
    /// Names that say "council", "borough" or "corporation": what follows them is a department.
    full: HashMap<String, usize>,
    /// The place alone: it counts only as the whole name.
    bare: HashMap<String, usize>,
}

static FORMS: LazyLock<Forms> = LazyLock::new(|| {
    let mut forms = Forms { full: HashMap::new(), bare: HashMap::new() };
    for (at, borough) in boroughs().iter().enumerate() {
        for name in borough.names.iter().chain([&borough.official_name]) {
            let plain = plain(name);
            let full = plain.split(' ').any(|w| matches!(w, "council" | "borough" | "corporation"));
            // The register of names holds departments, too: they are recognised by rule.
            if name.contains(['-', '—', '–']) {
                continue;
            }
            let _ = if full { forms.full.insert(plain, at) } else { forms.bare.insert(plain, at) };
        }
        forms.bare.insert(plain(&borough.nice_name), at);
        for place in places(borough) {
            for form in [
                format!("london borough of {place}"),
                format!("london borough of {place} council"),
                format!("royal borough of {place} council"),
                format!("london borough {place}"),
                format!("lb of {place}"),
                format!("lb {place}"),
                format!("royal borough of {place}"),
                format!("rb {place}"),
                format!("borough of {place}"),
                format!("{place} council"),
                format!("{place} borough council"),
                format!("{place} london borough"),
                format!("{place} london borough council"),
                format!("{place} city council"),
                format!("council of the london borough of {place}"),
                format!("mayor and burgesses of the london borough of {place}"),
                format!("mayor and burgesses of the royal borough of {place}"),
            ] {
                forms.full.entry(form).or_insert(at);
            }
        }
        for form in special(&borough.code) {
            forms.full.insert((*form).to_owned(), at);
        }
    }
    forms
});

/// How a borough is called besides what the rules make of its place.
fn special(code: &str) -> &'static [&'static str] {
    match code {
        "LND" => &[
            "corporation of london",
            "city corporation",
            "mayor and commonalty and citizens of the city of london",
        ],
        "WSM" => &["city of westminster council", "lord mayor and citizens of the city of westminster"],
        "KEC" => &["rbkc"],
        "HMF" => &["lbhf", "h and f council", "hammersmith fulham council"],
        "GRE" => &["rbg"],
        "BDG" => &["lbbd"],
        "TWH" => &["lbth"],
        "WFT" => &["lbwf"],
        _ => &[],
    }
}

fn places(borough: &Borough) -> Vec<String> {
    let place = plain(&borough.nice_name);
    let short = place.strip_suffix(" upon thames").map(str::to_owned);
    std::iter::once(place).chain(short).collect()
}

fn plain(name: &str) -> String {
    let mut words = words_of(name);
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    words.join(" ")
}

/// Recognises a borough, several of them, or a partner in a buyer's name; `None` for everybody else:
/// a college, a housing association or a university that has a borough's name in its own.
#[must_use]
pub fn london(name: &str) -> Option<London> {
    let body = name.split(" : ").next().unwrap_or(name);
    let all = plain(body);
    let borough = |at: usize, words: &str| London::Borough(&boroughs()[at], words.to_owned());
    if let Some(at) = FORMS.full.get(&all).or_else(|| FORMS.bare.get(&all)) {
        return Some(borough(*at, &all));
    }
    if let Some((_, wide)) = WIDE.iter().find(|(words, _)| *words == all) {
        return Some(London::Wide(wide));
    }
    if let Some(shared) = shared(&all) {
        return Some(London::Shared(shared));
    }
    if let Some(owner) = housing_owner(&all) {
        return Some(London::Housing(owner));
    }
    let (council, department) = council_and_department(body);
    if department.is_some()
        && let Some(at) = FORMS.full.get(&plain(council))
    {
        return Some(borough(*at, &plain(council)));
    }
    with_department(&all).map(|(at, words)| borough(at, words))
}

/// "London Borough of Camden Procurement", "Croydon Council Adult Social Care (Commissioning)".
fn with_department(all: &str) -> Option<(usize, &str)> {
    let ends = all.match_indices(' ').map(|(end, _)| end).collect::<Vec<_>>();
    let (at, end) = ends.iter().rev().find_map(|end| Some((*FORMS.full.get(&all[..*end])?, *end)))?;
    let rest = &all[end + 1..];
    let joins =
        rest.split(' ').next().is_some_and(|w| matches!(w, "and" | "upon" | "park" | "green" | "common"));
    (!joins && !is_another_body(rest)).then_some((at, &all[..end]))
}

/// The boroughs, where the name consists of boroughs and of words that join them.
fn shared(all: &str) -> Option<Vec<&'static Borough>> {
    const JOINING: &[&str] = &[
        "london",
        "borough",
        "boroughs",
        "of",
        "and",
        "the",
        "council",
        "councils",
        "royal",
        "shared",
        "service",
        "services",
        "joint",
        "partnership",
        "staffing",
        "arrangement",
        "city",
        "better",
        "ict",
        "digital",
        "it",
        "procurement",
        "technology",
    ];
    let mut rest = format!(" {all} ");
    let mut found: Vec<(usize, &'static Borough)> = Vec::new();
    let mut names: Vec<(String, &'static Borough)> =
        boroughs().iter().flat_map(|b| places(b).into_iter().map(move |p| (p, b))).collect();
    names.sort_by_key(|(place, _)| std::cmp::Reverse(place.len()));
    for (place, borough) in &names {
        let place = format!(" {place} ");
        if let Some(position) = rest.find(&place) {
            rest = rest.replacen(&place, &format!(" {} ", "#".repeat(place.len() - 2)), 1);
            found.push((position, *borough));
        }
    }
    let joined = rest.split_whitespace().all(|w| w.starts_with('#') || JOINING.contains(&w));
    found.sort_by_key(|(position, _)| *position);
    (found.len() >= 2 && joined).then(|| found.into_iter().map(|(_, borough)| borough).collect())
}

/// "Barnet Homes Ltd", "Homes for Haringey Limited", "Sutton Housing Partnership".
fn housing_owner(all: &str) -> Option<&'static Borough> {
    let name = all.trim_end_matches(" limited").trim_end_matches(" ltd");
    boroughs().iter().find(|borough| {
        places(borough).iter().any(|place| {
            name == format!("{place} homes")
                || name == format!("homes for {place}")
                || name == format!("{place} housing partnership")
        })
    })
}
