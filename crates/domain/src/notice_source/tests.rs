use super::*;

const PACE: Pace = Pace { every: Duration::from_secs(600), pause: Duration::from_secs(2) };

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn source(complete_to: &str) -> NoticeSource {
    NoticeSource {
        source: Source::FindATender,
        address: "https://publisher.example".to_owned(),
        buyers: Buyers::All,
        since: at(complete_to),
        complete_to: at(complete_to),
        window: None,
        next_try_at: at(complete_to),
        answered_at: None,
        trouble: None,
        failures: 0,
        paused_at: None,
    }
}

#[test]
fn windows_follow_each_other_without_a_gap_and_end_before_now() {
    let now = at("2026-11-23T12:00:00.5Z");
    let mut followed = source("2026-11-01T00:00:00Z");
    let mut reached = followed.complete_to;
    let mut windows = 0;
    while let Some(window) = followed.ask(now) {
        assert!(window.from <= reached - OVERLAP, "a little is asked for again");
        assert!(window.to - reached <= LONGEST && window.to <= now - LAG);
        reached = window.to;
        assert_eq!(followed.took(window, None, now, PACE), None);
        windows += 1;
    }
    assert_eq!((windows, reached), (4, at("2026-11-23T11:55:00Z")));
    assert_eq!(followed.state(now), State::UpToDate);
    assert_eq!(followed.next_try_at, now + PACE.every);
}

#[test]
fn a_window_is_read_page_by_page_and_goes_on_where_it_stopped() {
    let now = at("2026-11-23T12:00:00Z");
    let mut followed = source("2026-11-20T00:00:00Z");
    let window = followed.ask(now).unwrap();
    followed.took(window.clone(), Some("a".to_owned()), now, PACE);
    assert_eq!(followed.complete_to, at("2026-11-20T00:00:00Z"), "a page is not the window");
    let again = followed.ask(now + TimeDelta::hours(5)).unwrap();
    assert_eq!((again.from, again.to), (window.from, window.to), "the window stays what it was");
    assert_eq!(again.place.unwrap().cursor, "a");
}

#[test]
fn nobody_begins_before_there_were_notices_or_tomorrow() {
    let now = at("2026-11-23T12:00:00Z");
    let begun = |day: &str| beginning(day.parse().unwrap(), now).is_ok();
    assert!(begun("2011-01-01") && begun("2026-11-23"));
    assert!(!begun("2010-12-31") && !begun("2026-11-24") && !begun("-9999-01-01"));
}

#[test]
fn pages_that_go_round_in_circles_end() {
    for length in 1..40 {
        let mut place = None;
        let mut pages = 0;
        // A way in of seven pages, then round and round.
        while let Some(next) = Place::after(place.as_ref(), (7 + (pages - 7) % length).min(pages).to_string())
        {
            place = Some(next);
            pages += 1;
            assert!(pages < 400, "a circle of {length} is not found");
        }
    }
    let mut place = None;
    let endless = (0..).take_while(|n| {
        place = Place::after(place.as_ref(), n.to_string());
        place.is_some()
    });
    assert_eq!(endless.count(), 2_000);
}

#[test]
fn a_lost_place_halves_the_window_until_it_can_be_read_or_is_left_behind() {
    let now = at("2026-11-23T12:00:00Z");
    let mut followed = source("2026-11-23T00:00:00Z");
    let mut halves = 0;
    let left = loop {
        let window = followed.ask(now).unwrap();
        let from = window.from;
        let left = followed.failed(window, Setback::PlaceLost, "lost".to_owned(), now, PACE, 0.0);
        if let Some(left) = left {
            break left;
        }
        halves += 1;
        let window = followed.ask(now).unwrap();
        assert_eq!((window.from, window.place), (from, None));
    };
    assert_eq!(halves, 10);
    assert!(left.contains("23 November 2026 00:00:00") && left.ends_with(": lost"), "{left}");
    let reached = followed.complete_to - at("2026-11-23T00:00:00Z");
    assert!(reached > TimeDelta::zero() && reached <= SHORTEST, "no more than that is left behind");
}

#[test]
fn whoever_asks_to_be_left_alone_is() {
    let now = at("2026-11-23T12:00:00Z");
    let mut followed = source("2026-11-23T00:00:00Z");
    let mut wait = |until: DateTime<Utc>| {
        let window = followed.ask(now).unwrap();
        followed.failed(window, Setback::AskedToWait(Some(until)), "wait".to_owned(), now, PACE, 0.7);
        followed.next_try_at
    };
    assert_eq!(wait(at("2026-11-23T12:00:11Z")), at("2026-11-23T12:00:11Z"));
    assert_eq!(wait(at("2026-11-23T11:00:00Z")), now + PACE.pause, "a time that has passed asks for nothing");
    assert_eq!(wait(at("2046-11-23T12:00:00Z")), now + LONGEST_WAIT);
}

#[test]
fn failures_wait_longer_each_time_and_one_page_ends_them() {
    let now = at("2026-11-23T12:00:00Z");
    let mut followed = source("2026-11-23T00:00:00Z");
    let mut waits = Vec::new();
    for _ in 0..10 {
        let window = followed.ask(now).unwrap();
        followed.failed(window, Setback::Failed, "503".to_owned(), now, PACE, 1.0);
        waits.push((followed.next_try_at - now).num_seconds());
    }
    assert_eq!(waits, [30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]);
    assert_eq!(back_off(1, PACE, 0.0), TimeDelta::seconds(15), "chance takes up to half");
    assert_eq!(followed.state(now), State::Failing);
    let window = followed.ask(now).unwrap();
    assert_eq!(window.to, at("2026-11-23T11:55:00Z"), "a failure without a place leaves the window whole");
    followed.took(window, None, now, PACE);
    assert_eq!(followed.state(now), State::UpToDate);
    assert_eq!((followed.trouble.unwrap().times, followed.failures), (0, 10));
}

#[test]
fn an_answer_that_is_cut_off_again_and_again_is_asked_for_in_halves() {
    let now = at("2026-11-23T12:00:00Z");
    let mut followed = source("2026-11-23T00:00:00Z");
    let whole = followed.ask(now).unwrap().to;
    for _ in 0..2 {
        let window = followed.ask(now).unwrap();
        followed.failed(window, Setback::CutOff, "cut".to_owned(), now, PACE, 0.0);
        assert_eq!(followed.ask(now).unwrap().to, whole);
    }
    let window = followed.ask(now).unwrap();
    followed.failed(window, Setback::CutOff, "cut".to_owned(), now, PACE, 0.0);
    assert!(followed.ask(now).unwrap().to < whole);
}

#[test]
fn what_cannot_be_read_is_asked_for_three_times_more() {
    let now = at("2026-11-23T12:00:00Z");
    let mut followed = source("2026-11-23T00:00:00Z");
    let mut asked = 0;
    while followed.asks_again() {
        let window = followed.ask(now).unwrap();
        followed.took_part(window.clone(), now, PACE, 0.0);
        assert_eq!(followed.ask(now), Some(window), "it is the same page");
        asked += 1;
    }
    assert_eq!(asked, 3);
    let window = followed.ask(now).unwrap();
    followed.took(window, None, now, PACE);
    assert!(followed.asks_again(), "the next time it is tried as often");
}

#[test]
fn the_state_says_who_has_to_do_something() {
    let now = at("2026-11-23T12:00:00Z");
    let mut followed = source("2026-11-01T00:00:00Z");
    assert_eq!(followed.state(now), State::Stopped, "due for weeks, and nobody came");
    followed.catch_up(None, now);
    assert_eq!(followed.state(now), State::CatchingUp);
    followed.paused_at = Some(now);
    assert_eq!(followed.state(now), State::Paused);
    followed.catch_up(Some(at("2026-01-01T00:00:00Z")), now);
    assert_eq!(followed.ask(now).unwrap().from, at("2025-12-31T23:00:00Z"));
}
