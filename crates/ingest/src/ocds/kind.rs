//! What a release does in its process: by the notice type where the Procurement Act gives one,
//! else by OCDS tags and the tender's status.

use muster_domain::notice::NoticeKind;
use muster_domain::published::{AwardSaid, ProcurementSaid};

use crate::json::Node;
use crate::sink::{At, Sink};

/// What was found of a release's kind.
pub(super) struct Found {
    pub kind: NoticeKind,
    /// As `UK6`.
    pub notice_type: Option<String>,
    /// The notice's page for people.
    pub url: Option<String>,
    /// When the notice was published, as its document says.
    pub published: Option<String>,
}

/// A document that stands for a notice.
struct Document<'n> {
    id: Option<&'n str>,
    notice_type: Option<&'n str>,
    document_type: Option<&'n str>,
    url: Option<&'n str>,
    published: &'n str,
}

pub(super) fn find(
    root: &At<'_>,
    release: &str,
    procurement: Option<&ProcurementSaid>,
    awards: &[AwardSaid],
    sink: &mut Sink,
) -> Found {
    let mut documents = Vec::new();
    collect(root.node, &mut documents);
    let own = |d: &&Document<'_>| d.id == Some(release);
    let typed = || documents.iter().filter(|d| d.notice_type.and_then(of_type).is_some());
    let notice = typed().find(own).or_else(|| typed().max_by_key(|d| d.published));
    let paged = || documents.iter().filter(|d| d.url.is_some_and(is_page));
    let page = notice
        .filter(|d| d.url.is_some_and(is_page))
        .or_else(|| paged().find(own))
        .or_else(|| paged().max_by_key(|d| d.published));
    let tags = tags(root, sink);
    let status = procurement.and_then(|p| p.status.as_ref()).map_or("", |s| s.value.as_str());
    let engagement = documents.iter().any(|d| d.document_type == Some("marketEngagementNotice"))
        || procurement.is_some_and(|p| p.engagement_ends.is_some());
    let notice_type = notice.and_then(|d| d.notice_type).map(str::to_owned);
    let kind = notice_type
        .as_deref()
        .and_then(of_type)
        .unwrap_or_else(|| of_tags(&tags, status, engagement, awards));
    let published = notice.or(page).map(|d| d.published.to_owned()).filter(|p| !p.is_empty());
    Found { kind, notice_type, published, url: page.and_then(|d| d.url).map(str::to_owned) }
}

/// The page of any notice that the release mentions.
pub(super) fn any_page(root: &Node<'_>) -> Option<String> {
    let mut documents = Vec::new();
    collect(root, &mut documents);
    documents.iter().filter_map(|d| d.url).find(|u| is_page(u)).map(str::to_owned)
}

fn is_page(url: &str) -> bool {
    let service =
        url.contains("find-tender.service.gov.uk") || url.contains("contractsfinder.service.gov.uk");
    service && url.contains("/Notice/") && !url.contains("/Attachment")
}

/// Every document anywhere in the release.
fn collect<'n>(node: &'n Node<'n>, found: &mut Vec<Document<'n>>) {
    match node {
        Node::List(items) => items.iter().for_each(|item| collect(item, found)),
        Node::Object(members) => {
            let text = |key: &str| match node.get(key) {
                Some(Node::Text(text)) => Some(text.as_ref()),
                _ => None,
            };
            if text("noticeType").is_some() || text("documentType").is_some() {
                found.push(Document {
                    id: text("id"),
                    notice_type: text("noticeType"),
                    document_type: text("documentType"),
                    url: text("url"),
                    published: text("dateModified").max(text("datePublished")).unwrap_or_default(),
                });
            }
            members.iter().for_each(|(_, value)| collect(value, found));
        }
        _ => {}
    }
}

/// The kinds of the Procurement Act 2023's notices.
fn of_type(code: &str) -> Option<NoticeKind> {
    let number: u8 = code.trim().strip_prefix("UK")?.parse().ok()?;
    Some(match number {
        1 => NoticeKind::Pipeline,
        2 => NoticeKind::Engagement,
        3 => NoticeKind::Planned,
        4 => NoticeKind::Tender,
        5 => NoticeKind::Transparency,
        6 => NoticeKind::Award,
        7 => NoticeKind::Contract,
        9 => NoticeKind::Performance,
        10 => NoticeKind::Change,
        11 => NoticeKind::Termination,
        12 => NoticeKind::Cancellation,
        13..=16 => NoticeKind::Market,
        8 | 17 => NoticeKind::Other,
        _ => return None,
    })
}

fn tags(root: &At<'_>, sink: &mut Sink) -> Vec<String> {
    let mut tags = Vec::new();
    match root.get("tag").map(|at| at.node) {
        Some(Node::Text(tag)) => tags.push(tag.to_string()),
        Some(Node::List(items)) => {
            for item in items {
                match item {
                    Node::Text(tag) => tags.push(tag.to_string()),
                    other => sink.report("/tag", format!("a tag is text, not {}; left out", other.kind())),
                }
            }
        }
        Some(other) => sink.report("/tag", format!("a list of tags is due, not {}; left out", other.kind())),
        None => sink.report("/tag", "no tag; what the release does is told by its content"),
    }
    for tag in tags.iter().filter(|t| !TAGS.contains(&t.as_str())) {
        sink.report("/tag", format!("{tag:?} is in no code list; left out"));
    }
    tags
}

/// OCDS 1.1's release tags, and those of its extensions for the EU.
const TAGS: [&str; 17] = [
    "planning",
    "planningUpdate",
    "tender",
    "tenderAmendment",
    "tenderUpdate",
    "tenderCancellation",
    "award",
    "awardUpdate",
    "awardCancellation",
    "contract",
    "contractUpdate",
    "contractAmendment",
    "implementation",
    "implementationUpdate",
    "contractTermination",
    "compiled",
    "designContest",
];

fn of_tags(tags: &[String], status: &str, engagement: bool, awards: &[AwardSaid]) -> NoticeKind {
    let has = |wanted: &[&str]| tags.iter().any(|t| wanted.contains(&t.as_str()));
    let planning = || match (engagement, status) {
        (true, _) => NoticeKind::Engagement,
        (false, "planning") => NoticeKind::Pipeline,
        _ => NoticeKind::Planned,
    };
    if has(&["tenderCancellation", "awardCancellation"]) {
        NoticeKind::Cancellation
    } else if has(&["contractTermination"]) {
        NoticeKind::Termination
    } else if has(&["contractAmendment"]) {
        NoticeKind::Change
    } else if has(&["implementation", "implementationUpdate"]) {
        NoticeKind::Performance
    } else if has(&["award", "awardUpdate"]) {
        NoticeKind::Award
    } else if has(&["contract", "contractUpdate"]) {
        NoticeKind::Contract
    } else if matches!(status, "cancelled" | "canceled" | "withdrawn") {
        NoticeKind::Cancellation
    } else if has(&["tender", "tenderAmendment", "tenderUpdate"]) {
        NoticeKind::Tender
    } else if has(&["planning", "planningUpdate"]) {
        planning()
    } else if awards.iter().any(|a| a.signed_on.is_some()) {
        NoticeKind::Contract
    } else if !awards.is_empty() {
        NoticeKind::Award
    } else {
        match status {
            "active" | "complete" => NoticeKind::Tender,
            "planned" | "planning" => planning(),
            _ => NoticeKind::Other,
        }
    }
}
