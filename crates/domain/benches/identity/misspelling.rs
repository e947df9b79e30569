//! A seeded list of misspelt names and of unrelated near names, made from how companies are named.

use super::Row;

/// A small generator of numbers (splitmix64): the same seed gives the same list everywhere.
pub struct Dice(u64);

impl Dice {
    /// Dice that fall as `seed` says.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n.max(1) as u64).unwrap_or(0)
    }

    fn made_up(&mut self) -> String {
        let mut word = String::from("Z");
        for _ in 0..4 {
            word.push_str(
                self.pick(&["ba", "ke", "lo", "mu", "ri", "sta", "tan", "vel", "dor", "qui", "xen", "pho"]),
            );
        }
        word
    }

    fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }
}

const FIRST: &[&str] = &[
    "Alderbrook",
    "Ashcombe",
    "Beaconsfield",
    "Birchwood",
    "Blackthorn",
    "Bramley",
    "Brindley",
    "Caldecott",
    "Cavendish",
    "Chadwick",
    "Charlesworth",
    "Cloverdale",
    "Cobalt",
    "Cranbourne",
    "Dunmore",
    "Eastbrook",
    "Ellsworth",
    "Fairweather",
    "Falconer",
    "Fernleigh",
    "Foxglove",
    "Galbraith",
    "Glenmore",
    "Greenhalgh",
    "Halcyon",
    "Hawthorne",
    "Heatherfield",
    "Hollingworth",
    "Ironbridge",
    "Jessop",
    "Kestrel",
    "Kingfisher",
    "Lambourne",
    "Langdale",
    "Larkfield",
    "Lightfoot",
    "Marchmont",
    "Meridian",
    "Millbank",
    "Montague",
    "Netherfield",
    "Nightingale",
    "Oakridge",
    "Osprey",
    "Pemberton",
    "Pinnacle",
    "Quantock",
    "Ravenscroft",
    "Redfern",
    "Rosewood",
    "Rutherford",
    "Sandpiper",
    "Silverstone",
    "Somerville",
    "Sterling",
    "Stonebridge",
    "Tamarind",
    "Thornbury",
    "Trevelyan",
    "Underwood",
    "Vanguard",
    "Wakeford",
    "Whitmore",
    "Windermere",
    "Woodhouse",
    "Yarrow",
];
const TRADE: &[&str] = &[
    "Software",
    "Systems",
    "Solutions",
    "Consulting",
    "Digital Services",
    "Technologies",
    "Catering Services",
    "Facilities Management",
    "Construction",
    "Engineering Services",
    "Building Contractors",
    "Healthcare",
    "Transport",
    "Environmental Services",
    "Property Consultants",
    "Communications",
    "Security Systems",
    "Recruitment",
    "Electrical Contractors",
    "Data Analytics",
];
const FORM: &[&str] = &["Ltd", "Limited", "LTD", "LIMITED", "plc", "Ltd.", ""];

/// Companies with several spellings each, and beside them parents, sisters and strangers with near names.
pub fn rows(seed: u64, companies: usize) -> Vec<Row> {
    let mut dice = Dice::new(seed);
    let mut rows = Vec::new();
    let mut cores = std::collections::HashSet::new();
    for number in 0..companies {
        let first = FIRST[number % FIRST.len()];
        let second =
            if number >= FIRST.len() || dice.below(3) == 0 { FIRST[dice.below(FIRST.len())] } else { "" };
        let joiner = if second.is_empty() { "" } else { dice.pick(&[" ", " & ", " "]) };
        let trade = TRADE[(number * 7 + dice.below(3)) % TRADE.len()];
        // Past what two words can tell apart, a made-up third one follows.
        let third = if companies > 1_000 { format!(" {}", dice.made_up()) } else { String::new() };
        let core = format!("{first}{joiner}{second}{third} {trade}");
        if !cores.insert(format!("{first}{second}{third}{trade}")) {
            continue;
        }
        let truth = format!("{number}");
        rows.push(row(&format!("{core} Limited"), &truth));
        for _ in 0..2 + dice.below(3) {
            rows.push(row(&misspelt(&mut dice, &core), &truth));
        }
        if dice.below(2) == 0 {
            rows.push(row(&near(&mut dice, first, &core), &format!("{number} near")));
        }
    }
    // One company a name: the dice may make the same name twice.
    let mut owners = std::collections::HashMap::new();
    rows.retain(|r| owners.entry(r.name.to_lowercase()).or_insert_with(|| r.truth.clone()) == &r.truth);
    rows
}

fn row(name: &str, truth: &str) -> Row {
    Row { name: name.to_owned(), number: String::new(), truth: Some(truth.to_owned()) }
}

fn misspelt(dice: &mut Dice, core: &str) -> String {
    let form = dice.pick(FORM);
    let mut name = core.to_owned();
    match dice.below(8) {
        0 => name = name.to_uppercase(),
        1 => name = slip(dice, &name),
        2 => {
            name = slip(dice, &name);
            name = slip(dice, &name);
        }
        3 => name = name.replace(" & ", " and "),
        4 => name = format!("The {name}"),
        5 => name = abbreviated(&name),
        6 => return format!("{name} (UK) {form}").trim().to_owned(),
        _ => return format!("{name} {form} t/a {} Direct", dice.pick(FIRST)).replace("  ", " "),
    }
    format!("{name} {form}").trim().to_owned()
}

fn abbreviated(name: &str) -> String {
    name.replace("Services", "Svcs")
        .replace("Management", "Mgmt")
        .replace("Technologies", "Tech")
        .replace("Systems", "System")
}

/// One letter of a long word dropped, doubled, swapped with the next or struck beside.
fn slip(dice: &mut Dice, name: &str) -> String {
    let mut words: Vec<String> = name.split(' ').map(str::to_owned).collect();
    let long: Vec<usize> = (0..words.len()).filter(|i| words[*i].len() >= 7).collect();
    if long.is_empty() {
        return name.to_owned();
    }
    let at = long[dice.below(long.len())];
    let mut letters: Vec<char> = words[at].chars().collect();
    let i = 1 + dice.below(letters.len() - 3);
    match dice.below(4) {
        0 => drop(letters.remove(i)),
        1 => letters.insert(i, letters[i]),
        2 => letters.swap(i, i + 1),
        _ => letters[i] = *dice.pick(&[&'a', &'e', &'o', &'s', &'t', &'n', &'r']),
    }
    words[at] = letters.into_iter().collect();
    words.join(" ")
}

/// A parent, a sister or a stranger.
fn near(dice: &mut Dice, first: &str, core: &str) -> String {
    match dice.below(6) {
        0 => format!("{core} Group Ltd"),
        1 => format!("{core} Holdings Limited"),
        2 => format!("{core} 2 Limited"),
        3 => format!("{core} ({}) Ltd", dice.pick(&["Scotland", "Northern", "Wales", "South East"])),
        4 => format!("{first} {} International plc", TRADE[dice.below(TRADE.len())]),
        _ => format!("{}{} Ltd", &first[..first.len() / 2], core[first.len() / 2 + 3..].trim()),
    }
}
