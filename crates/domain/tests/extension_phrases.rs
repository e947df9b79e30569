//! Every sentence about extensions in the sample notices, and what is read in it, verified by eye.
//!
//! Each entry is two lines: the published start and end with the sentence, and what follows from it,
//! the last day with all extensions and the words, or `nothing`.

use chrono::NaiveDate;
use muster_domain::term_words::read;

const VERIFIED: &str = include_str!("data/extension-phrases.txt");

#[test]
fn each_sentence_says_what_a_person_reads_in_it() {
    let entries: Vec<&str> = VERIFIED.split("\n\n").map(str::trim).filter(|e| !e.is_empty()).collect();
    assert!(entries.len() > 200, "the samples have more than two hundred");
    let mut differences = Vec::new();
    for entry in entries {
        let (asked, expected) = entry.split_once('\n').unwrap();
        let (dates, sentence) = asked.split_once(" | ").unwrap();
        let (start, end) = dates.split_once("..").unwrap();
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        let read = read(sentence, day(start), day(end)).map_or("=> nothing".to_owned(), |term| {
            assert!(sentence.contains(&term.words), "the words stand in the sentence: {}", term.words);
            format!("=> {} | {}", term.max_end.map(|d| d.to_string()).unwrap_or_default(), term.words)
        });
        if read != expected {
            differences.push(format!("{asked}\n  expected {expected}\n  read     {read}"));
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}
