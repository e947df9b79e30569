//! A register of 100,000 rows, as CSV and as XLSX: read with every row held against what is on record, taken
//! in one transaction, sent again, undone. Prints for each step how long it took, how many seconds of processor
//! that were, and the peak memory of the process so far: all that is resident, and what of it is its own. (The
//! rest is pages of files that it reads, which the system takes back when somebody needs the memory.)
//!
//! ```sh
//! cargo run --release -p muster-jobs --example register_file -- csv    # or xlsx; a second number: rows
//! ```
#![allow(clippy::print_stdout, reason = "a measurement tells its figures")]

use std::error::Error;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};
use muster_domain::access::Role;
use muster_domain::actor::{Actor, Who};
use muster_domain::authority::AuthorityKind;
use muster_domain::clock::{Clock, FixedClock};
use muster_domain::id::{AuthorityId, PersonId, SessionId};
use muster_domain::register_file::State;
use muster_domain::viewer::Viewer;
use muster_persistence::Database;
use muster_persistence::register::{AuthoritySeen, Batch};
use uuid::Uuid;

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

type Outcome<T> = Result<T, Box<dyn Error>>;

#[tokio::main]
async fn main() -> Outcome<()> {
    let mut words = std::env::args().skip(1);
    let kind = words.next().unwrap_or_else(|| "csv".to_owned());
    let rows: u32 = words.next().and_then(|n| n.parse().ok()).unwrap_or(100_000);
    println!("{rows} rows of {kind}");
    let folder = tempfile::tempdir()?;
    let database =
        Database::connect(&format!("sqlite:{}", folder.path().join("muster.db").display())).await?;
    database.migrate().await?;
    let clock = FixedClock::at(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default());
    let authority = borough(&database, &clock).await?;
    let (person, session) = (PersonId(clock.id()), SessionId(clock.id()));
    let who = Who::Person { person, session, roles: vec![Role::Contributor] };
    let actor = Actor { who, authority, member: true, address: None, request: clock.id() };
    watch_own_memory();
    println!("before: peak {}", peak());
    let viewer = Viewer::Member { authority, own: true };
    let at = (&database, &clock);
    // The file is somebody else's: it is not kept here.
    let content = || if kind == "xlsx" { workbook(rows) } else { Ok(csv(rows)) };
    let file = sent(&database, &actor, &clock, content()?).await?;
    step(at, &viewer, (file, State::Ready), "read").await?;
    database.register_files().ask(&actor, &clock, file, State::Taking).await?;
    step(at, &viewer, (file, State::Taken), "taken").await?;
    let again = sent(&database, &actor, &clock, content()?).await?;
    step(at, &viewer, (again, State::Ready), "read again").await?;
    database.register_files().ask(&actor, &clock, again, State::Taking).await?;
    step(at, &viewer, (again, State::Taken), "taken again, nothing differs").await?;
    database.register_files().ask(&actor, &clock, file, State::Undoing).await?;
    step(at, &viewer, (file, State::Undone), "undone").await?;
    let counts = database.register_files().get(&viewer, file).await?.map(|file| file.counts);
    println!("{counts:?}");
    Ok(())
}

/// Does what is due of the file, which has to come to `state`.
async fn step(
    (database, clock): (&Database, &FixedClock),
    viewer: &Viewer,
    (file, state): (Uuid, State),
    what: &str,
) -> Outcome<()> {
    let (began, before) = (Instant::now(), processor());
    muster_jobs::register_file::refresh(database, clock).await?;
    let (wall, busy) = (began.elapsed().as_secs_f64(), processor() - before);
    println!("{what:<28}{wall:>7.1}s wall {busy:>6.1}s processor  peak {}", peak());
    let file = database.register_files().get(viewer, file).await?.ok_or("the file is not there any more")?;
    if file.state != state {
        let why = file.refused.unwrap_or_default();
        return Err(format!("it is {} and not {}: {why}", file.state.as_str(), state.as_str()).into());
    }
    Ok(())
}

async fn sent(database: &Database, actor: &Actor, clock: &FixedClock, content: Vec<u8>) -> Outcome<Uuid> {
    let store = database.register_files();
    let id = store.begin(actor, clock, "register").await?;
    for (position, part) in (0..).zip(content.chunks(1024 * 1024)) {
        store.add_part(id, position, part.to_vec()).await?;
    }
    store.arrived(actor, clock, id, (content.len() as u64, "")).await?;
    Ok(id)
}

async fn borough(database: &Database, clock: &FixedClock) -> Outcome<AuthorityId> {
    let seen = AuthoritySeen {
        id: AuthorityId(clock.id()),
        created: true,
        code: Some("CMD".to_owned()),
        gss: None,
        kind: AuthorityKind::Borough,
        member: true,
        name: "London Borough of Camden".to_owned(),
        spelling: "London Borough of Camden".to_owned(),
        identifiers: Vec::new(),
        reason: "made for a measurement".to_owned(),
        notice: None,
    };
    let id = seen.id;
    let mut register = database.register().await?;
    register.write(&Batch { authorities: vec![seen], ..Batch::default() }, clock.now()).await?;
    register.commit().await?;
    Ok(id)
}

const HEADINGS: [&str; 11] = [
    "Contract reference",
    "Contract title",
    "Description",
    "Supplier",
    "Company number",
    "Start date",
    "End date",
    "Extension options",
    "Contract value",
    "Contract manager",
    "Notes",
];

fn row(n: u32) -> [String; 11] {
    let start = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap_or_default() + Days::new(u64::from(n % 2_000));
    let day = |day: NaiveDate| day.format("%d/%m/%Y").to_string();
    [
        format!("CT-{n:06}"),
        format!("Service {n} for {}", ["housing", "care", "parking", "libraries", "finance"][n as usize % 5]),
        format!(
            "What service {n} is for, in the words that a register has for it, which are some but not many."
        ),
        format!("Supplier {} Ltd", n % 3_000),
        String::new(),
        day(start),
        day(start + Days::new(1_095)),
        "1+1".to_owned(),
        format!("£{},{:03}.50", 1 + n % 900, n % 1_000),
        format!("Officer {}", n % 200),
        if n.is_multiple_of(7) { "TBC".to_owned() } else { format!("Reviewed in quarter {}", n % 4 + 1) },
    ]
}

fn csv(rows: u32) -> Vec<u8> {
    let mut text = String::with_capacity(300 * (rows as usize + 1));
    text.push_str(&format!("{}\r\n", HEADINGS.join(",")));
    for n in 0..rows {
        let cells: Vec<String> = row(n).iter().map(|cell| format!("\"{cell}\"")).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text.into_bytes()
}

fn workbook(rows: u32) -> Outcome<Vec<u8>> {
    const XML: &str = "http://schemas.openxmlformats.org";
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let office = format!("{XML}/officeDocument/2006/relationships");
    let main = format!("{XML}/spreadsheetml/2006/main");
    let link = |kind: &str, target: &str| {
        format!(
            r#"<Relationships xmlns="{XML}/package/2006/relationships"><Relationship Id="rId1" Type="{office}/{kind}" Target="{target}"/></Relationships>"#
        )
    };
    let book = format!(
        r#"<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Register" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    );
    for (name, text) in [
        ("_rels/.rels", link("officeDocument", "xl/workbook.xml")),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", link("worksheet", "worksheets/sheet1.xml")),
    ] {
        zip.start_file(name, zip::write::SimpleFileOptions::default())?;
        zip.write_all(text.as_bytes())?;
    }
    zip.start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default())?;
    zip.write_all(format!(r#"<worksheet xmlns="{main}"><sheetData>"#).as_bytes())?;
    let headings = HEADINGS.map(str::to_owned);
    let all = std::iter::once(headings).chain((0..rows).map(row));
    for (number, cells) in (1..).zip(all) {
        let mut text = format!(r#"<row r="{number}">"#);
        for (letter, cell) in ('A'..).zip(cells) {
            write!(text, r#"<c r="{letter}{number}" t="inlineStr"><is><t>{cell}</t></is></c>"#)?;
        }
        text.push_str("</row>");
        zip.write_all(text.as_bytes())?;
    }
    zip.write_all(b"</sheetData></worksheet>")?;
    Ok(zip.finish()?.into_inner())
}

/// The most memory that this process has had so far, and how much of it was its own.
fn peak() -> String {
    format!("{} MiB, {} of them its own", memory("VmHWM:"), OWN.load(Ordering::Relaxed))
}

/// The most memory of its own that the process was seen with.
static OWN: AtomicU64 = AtomicU64::new(0);

/// The system keeps no peak of it.
fn watch_own_memory() {
    std::thread::spawn(|| {
        loop {
            OWN.fetch_max(memory("RssAnon:"), Ordering::Relaxed);
            std::thread::sleep(Duration::from_millis(20));
        }
    });
}

/// In MiB, as the system tells it.
fn memory(what: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(what));
    line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse::<u64>().ok()).unwrap_or(0) / 1024
}

/// Seconds of processor that this process used so far, its own and the system's.
fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit_once(") ").map_or("", |(_, fields)| fields).split(' ');
    fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}
