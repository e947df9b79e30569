//! What a message says, whatever way it goes: a few sections of sentences, each with one thing to do.

use std::fmt::Write;

/// One thing that can be said in one click.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What is said.
    pub label: &'static str,
    /// The address of the page that asks once more and does it.
    pub url: String,
}

/// One sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The sentence.
    pub text: String,
    /// Where to see what it is about.
    pub url: String,
    /// What can be answered.
    pub answers: Vec<Answer>,
}

/// A few sentences under a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// The sentences.
    pub lines: Vec<Line>,
    /// How many more there are, and where they can be seen.
    pub more: Option<(usize, String)>,
}

/// What a message says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its subject.
    pub subject: String,
    /// What it begins with.
    pub opening: String,
    /// What it tells.
    pub sections: Vec<Section>,
    /// Where the recipient changes what they are sent.
    pub settings_url: String,
    /// The page that stops all of it, and the address that mail programs call for the same; none in what
    /// goes to several people.
    pub stop: Option<(String, String)>,
}

impl Message {
    /// As plain text.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = format!("{}\n", self.opening);
        for section in &self.sections {
            let _ = write!(text, "\n{}\n{}\n", section.title, "-".repeat(section.title.chars().count()));
            for line in &section.lines {
                let _ = write!(text, "\n* {}\n  {}\n", line.text, line.url);
                for answer in &line.answers {
                    let _ = writeln!(text, "  {}: {}", answer.label, answer.url);
                }
            }
            if let Some((more, url)) = &section.more {
                let _ = write!(text, "\nand {more} more: {url}\n");
            }
        }
        let _ = write!(text, "\n--\nWhat you are sent, and how often: {}\n", self.settings_url);
        if let Some((page, _)) = &self.stop {
            let _ = writeln!(text, "Stop all of it: {page}");
        }
        text
    }

    /// The same as simple HTML: no images, nothing from elsewhere, nothing that tells who read it.
    #[must_use]
    pub fn html(&self) -> String {
        let mut html =
            String::from("<!doctype html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>");
        let _ = write!(
            html,
            "{}</title></head>\n<body style=\"font-family:sans-serif;line-height:1.5;max-width:40em\">\n<p>{}</p>\n",
            escaped(&self.subject),
            escaped(&self.opening)
        );
        for section in &self.sections {
            let _ = write!(html, "<h2 style=\"font-size:1.1em\">{}</h2>\n<ul>\n", escaped(&section.title));
            for line in &section.lines {
                let _ = write!(
                    html,
                    "<li style=\"margin-bottom:.6em\">{} <a href=\"{}\">See it</a>",
                    escaped(&line.text),
                    escaped(&line.url)
                );
                for answer in &line.answers {
                    let _ = write!(
                        html,
                        " &middot; <a href=\"{}\">{}</a>",
                        escaped(&answer.url),
                        escaped(answer.label)
                    );
                }
                html.push_str("</li>\n");
            }
            html.push_str("</ul>\n");
            if let Some((more, url)) = &section.more {
                let _ = writeln!(html, "<p><a href=\"{}\">and {more} more</a></p>", escaped(url));
            }
        }
        let _ = write!(
            html,
            "<hr>\n<p style=\"font-size:.9em\"><a href=\"{}\">What you are sent, and how often</a>",
            escaped(&self.settings_url)
        );
        if let Some((page, _)) = &self.stop {
            let _ = write!(html, " &middot; <a href=\"{}\">Stop all of it</a>", escaped(page));
        }
        html.push_str("</p>\n</body></html>\n");
        html
    }
}

/// Text as HTML and its attributes take it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message() -> Message {
        Message {
            subject: "2 things this week".to_owned(),
            opening: "Good morning.".to_owned(),
            sections: vec![Section {
                title: "Contracts that end".to_owned(),
                lines: vec![Line {
                    text: "<script>alert(1)</script> & \u{201c}Housing\u{201d} ends on 31 March 2027."
                        .to_owned(),
                    url: "https://muster.example/contracts/1".to_owned(),
                    answers: vec![Answer {
                        label: "Not now",
                        url: "https://muster.example/answer/x".to_owned(),
                    }],
                }],
                more: Some((3, "https://muster.example/contracts?a=1&b=2".to_owned())),
            }],
            settings_url: "https://muster.example/following".to_owned(),
            stop: Some((
                "https://muster.example/answer/y".to_owned(),
                "https://muster.example/api/v1/answers/y".to_owned(),
            )),
        }
    }

    #[test]
    fn text_and_html_say_the_same() {
        let (text, html) = (message().text(), message().html());
        for said in ["Contracts that end", "31 March 2027", "Not now", "and 3 more", "answer/x", "answer/y"] {
            assert!(text.contains(said) && html.contains(said), "{said}");
        }
    }

    #[test]
    fn html_runs_nothing_and_fetches_nothing() {
        let html = message().html();
        assert!(!html.contains("<script") && html.contains("&lt;script&gt;"), "{html}");
        for fetched in ["<img", "src=", "<link", "url(", "@import"] {
            assert!(!html.contains(fetched), "{fetched}");
        }
        assert!(html.contains("a=1&amp;b=2"));
    }
}
