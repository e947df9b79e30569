use super::*;

fn day(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

fn max(text: &str, start: &str, end: &str) -> Option<NaiveDate> {
    read(text, day(start), day(end)).and_then(|t| t.max_end)
}

#[test]
fn extensions_are_added_to_the_published_end() {
    for (text, months) in [
        ("option to extend for a further 2 x 12 months", 24),
        ("with an option to extend for a further year", 12),
        ("initial 2-year period, with the option to extend for a further 3 years", 36),
        ("24 months + 12 + 12", 24),
        ("2+1+1", 24),
        ("2 + 1 + 1 years", 24),
        ("two further periods of up to 12 months each", 0),
        ("with the option of two further periods of up to 12 months each", 24),
        ("extendable by up to 24 months", 24),
        ("2 x 12 month optional extensions.", 24),
        ("plus the option of a further two years", 24),
        (
            "The contract is for two (2) years with the option to extend by a further two (2) periods of twelve (12) months.",
            24,
        ),
        ("an initial term of 2-years, with an option to extend for a further 1-year", 12),
        ("for 2 years with two 1 year options to extend", 24),
        ("a contract of two years with the possibility of 2 single year extensions", 24),
        ("option to extend for a further two years, in 12-monthly intervals", 24),
        ("options to extend for up to a further period of 12 months in two 6 monthly increments", 12),
        ("option to extend for a period or periods up to a total of 24 months", 24),
        ("2 further periods of extension of up to no more than 24 months in total", 24),
        ("Additional 24 month extension available", 24),
        ("the option to extend for four further twelve (12) month periods", 48),
        ("option to extend for three years, plus a further two years", 60),
        ("followed by a 3-year extension option and a further 2-year extension option", 60),
        ("three annual options to extend by a further 12 months on each occasion", 36),
        ("a contract of 24 months, plus 12 months extension on written instruction", 12),
        ("option to extend for up to 2 further years (1 year + a further 1 year)", 24),
        ("may be extended for up to twenty-four months", 24),
        ("the option to extend for a third year", 12),
    ] {
        let expected = (months > 0).then(|| plus_months(day("2027-03-31").unwrap(), months)).flatten();
        assert_eq!(max(text, "2025-04-01", "2027-03-31"), expected, "{text}");
    }
}

#[test]
fn a_published_end_that_has_the_extensions_in_it_is_the_last_day() {
    for text in [
        "2 years with the option to extend for a further 2 years",
        "4 years (2+1+1)",
        "an initial period of 2 years with an option to extend, to a maximum of 4 years",
        "for a maximum of 4 years, being an initial 2 years term with the option to extend by two periods of 12months each",
    ] {
        let term = read(text, day("2025-04-01"), day("2029-03-31"));
        assert_eq!(term.map(|t| (t.end, t.max_end)), Some((None, day("2029-03-31"))), "{text}");
    }
}

#[test]
fn a_description_of_renewals_is_nothing_but_periods() {
    assert_eq!(max("2 x 12 months", "2025-04-01", "2027-03-31"), day("2029-03-31"));
    assert_eq!(max("12 months", "2025-04-01", "2027-03-31"), None);
}

#[test]
fn dates_in_words_are_taken_as_they_stand() {
    let text = "The contract runs until 31 March 2029 with an option to extend to 31 March 2031.";
    let term = read(text, None, None).unwrap();
    assert_eq!((term.end, term.max_end), (day("2029-03-31"), day("2031-03-31")));
    assert_eq!(
        term.words,
        "until 31 March 2029 with an option to extend to 31 March 2031".split_once("until ").unwrap().1
    );
    for (text, expected) in [
        ("The council reserves the right to extend this contract up until 31st July 2030.", "2030-07-31"),
        (
            "The contract will run from April 2021 to March 2025 with the option of extending until March 2027",
            "2027-03-31",
        ),
        (
            "two further potential annual extensions of 12 months available (latest end date is 31st October 2027)",
            "2027-10-31",
        ),
    ] {
        assert_eq!(max(text, "2021-04-01", "2025-03-31"), day(expected), "{text}");
    }
}

#[test]
fn without_a_published_end_the_initial_period_gives_it() {
    let term = read("3+1+1 years", day("2025-04-01"), None).unwrap();
    assert_eq!((term.end, term.max_end), (day("2028-03-31"), day("2030-03-31")));
    assert_eq!(read("option to extend for 12 months", day("2025-04-01"), None), None);
}

#[test]
fn the_longest_term_is_counted_from_the_start() {
    let text = "The Contract is a 5 year term with the option to extend to a maximum of 10 years.";
    assert_eq!(max(text, "2021-04-02", "2026-04-01"), day("2031-04-01"));
    assert_eq!(max(text, "2021-04-02", "2031-04-01"), day("2031-04-01"));
}

#[test]
fn the_end_of_a_month_stays_the_end_of_a_month() {
    let text = "option to extend by 12 months";
    for (end, expected) in [
        ("2029-03-31", "2030-03-31"),
        ("2027-02-28", "2028-02-29"),
        ("2028-02-29", "2029-02-28"),
        ("2027-04-15", "2028-04-15"),
    ] {
        assert_eq!(max(text, "2020-01-01", end), day(expected), "{end}");
    }
    assert_eq!(max("option to extend by 6 months", "", "2029-08-31"), day("2030-02-28"));
}

#[test]
fn words_against_the_dates_say_nothing() {
    assert_eq!(max("two years with an option to extend for a third year", "2020-10-01", "2041-08-01"), None);
    assert_eq!(
        max("5 years with the option to extend for a further 2 years", "2027-04-01", "2027-04-02"),
        None
    );
    assert_eq!(max("option to extend for 24 months", "2027-04-01", "2027-04-02"), None);
}

#[test]
fn words_that_end_before_the_published_end_say_nothing() {
    let text = "The Framework covers the period to 31st May 2022 with 2 options to extend for an additional 12 months.";
    assert_eq!(max(text, "2020-09-02", "2024-08-04"), None);
    assert_eq!(
        max("until 1 May 2022 with an option to extend to 1 May 2023", "2020-09-02", "2024-08-04"),
        None
    );
}

#[test]
fn a_start_date_is_no_end() {
    let text = "The contract start date is April 2026 for a period of 3 years with an option to extend for a further 1 year";
    assert_eq!(read(text, None, None), None);
    assert_eq!(max(text, "2026-04-01", "2029-03-31"), day("2030-03-31"));
}

#[test]
fn sentences_that_differ_say_nothing() {
    let text = "Lots 1 to 9 are for 2 years with an option to extend for two years. Lot 10 is for 2 years with an option to extend for 1 year.";
    assert_eq!(max(text, "2025-04-01", "2027-03-31"), None);
}

#[test]
fn nonsense_and_other_matters_say_nothing() {
    for text in [
        "",
        "may be extended subject to approval",
        "with the option to extend",
        "The works include a two storey extension of the building over 12 months",
        "extend the network by 3 km",
        "BEIS is implementing a final extension of two weeks to the deadline",
        "UK Biobank has decided to extend the tender submission timeline by 4 weeks",
        "an extension of the tender deadline by 2 months",
        "the contract has been extended by 12 months",
        "it will be prudent to extend the contract without a call for competition for 12 months",
        "This DPS was further extended to 13/02/2027",
        "Contraception and medical termination before 24+0 weeks gestation",
        "Submissions should include options for 3 year and 5 year contract period",
        "an extended warranty of 3 years",
        "three years' experience of extending services",
        "learning disability services that may extend to surrounding areas",
        "12 months of support",
        "with two options to extend for",
        "the option to extend for 2 x",
        "renewal of licences for 3 years",
        "1e9999 + 99999999999 years option to extend",
        "options to extend by 400 years",
        "options of up to 17 further units over 24 months",
        "total estimated value including extension option of £5,333,543 over 15 years",
        "The contract extension will be for a period of 2 years",
        "optional purchase at £30 per month for 24 months",
    ] {
        assert_eq!(read(text, day("2025-04-01"), day("2027-03-31")), None, "{text}");
    }
}

#[test]
fn the_words_are_a_piece_of_the_text_as_published() {
    let text = "Cleaning.\r\nThe term is 2 years,  with an Option to extend\u{a0}for a further 2 x 12 months. Bids by noon.";
    let term = read(text, day("2025-04-01"), day("2027-03-31")).unwrap();
    assert!(text.contains(&term.words), "{}", term.words);
    assert!(term.words.contains("further 2 x 12 months") && !term.words.contains("Bids"), "{}", term.words);
    assert_eq!(term.max_end, day("2029-03-31"));
    assert_eq!(term.reason, "2 years to 31 March 2027, then extensions of 2 years.");
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_without_harm_and_the_words_are_its_own(
        text in "([0-9]{1,4}|x|\\+|two|twelve|months?|years?|extend|option|to|of|for a further|periods?|options|each|further|until|31 March|2029|\\(|\\)|,|\\.|£|é| ){0,30}",
        start in proptest::option::of(0_i32..40_000),
        length in proptest::option::of(-400_i64..6_000),
    ) {
        let start = start.and_then(|n| NaiveDate::from_num_days_from_ce_opt(725_000 + n));
        let end = start.zip(length).map(|(s, n)| s + chrono::Duration::days(n));
        if let Some(term) = read(&text, start, end) {
            proptest::prop_assert!(text.contains(&term.words));
            proptest::prop_assert!(term.max_end.is_some() && (end.is_none() || term.end.is_none()));
            proptest::prop_assert!(term.max_end >= end && term.max_end >= term.end);
        }
    }
}
