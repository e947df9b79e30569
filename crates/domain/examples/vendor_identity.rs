//! Prints how well vendors are told apart, pair by pair: `cargo run -p muster-domain --example vendor_identity`.
#![allow(clippy::print_stdout, reason = "a benchmark prints")]
#![allow(missing_docs, reason = "nothing here is called from outside")]

#[path = "../benches/identity/mod.rs"]
mod identity;

use identity::{Score, corrected, half, measure, misspelling, real_rows};

fn main() {
    let rows = real_rows();
    let verbose = std::env::args().any(|a| a == "--pairs");
    println!(
        "{:<52} {:>9} {:>7} {:>6} {:>6} {:>6}",
        "list", "precision", "recall", "right", "wrong", "missed"
    );
    report("supplier-spellings.csv as it is, names alone", &measure(&rows, false), false);
    report("supplier-spellings.csv as it is, with numbers", &measure(&rows, true), false);
    let rows = corrected(&rows);
    report("  its two wrong numbers put right, names alone", &measure(&rows, false), verbose);
    report("  one half of the companies, names alone", &measure(&half(&rows, false), false), false);
    report("  the other half, names alone", &measure(&half(&rows, true), false), false);
    report("  its two wrong numbers put right, with numbers", &measure(&rows, true), verbose);
    for seed in [1, 2, 3] {
        let made = misspelling::rows(seed, 400);
        let name = format!("misspellings made with seed {seed}, {} rows, names alone", made.len());
        report(&name, &measure(&made, false), verbose && seed == 1);
    }
    speed();
}

fn report(list: &str, score: &Score, verbose: bool) {
    println!(
        "{list:<52} {:>9.3} {:>7.3} {:>6} {:>6} {:>6}",
        score.precision(),
        score.recall(),
        score.joined_rightly,
        score.joined_wrongly.len(),
        score.missed.len()
    );
    if verbose {
        for (a, b) in &score.joined_wrongly {
            println!("    joined wrongly: {a}  |  {b}");
        }
        for (a, b) in &score.missed {
            println!("    missed: {a}  |  {b}");
        }
    }
}

/// How long one party takes when many vendors are known.
fn speed() {
    for companies in [1_000, 10_000, 50_000] {
        let rows = misspelling::rows(9, companies);
        let start = std::time::Instant::now();
        let vendors = identity::resolve(&rows, false).len();
        let each = start.elapsed() / u32::try_from(vendors.max(1)).unwrap_or(u32::MAX);
        println!("{vendors} rows of {companies} companies: {each:?} a row, none of them seen before");
    }
}
