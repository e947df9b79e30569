//! A browser without a screen: keeps cookies, goes where it is sent when it is told to.

use reqwest::header::{COOKIE, LOCATION, SET_COOKIE};
use reqwest::{Client, RequestBuilder, Url};

/// A cookie as a browser keeps it.
#[derive(Debug, Clone)]
struct Kept {
    host: String,
    path: String,
    name: String,
    value: String,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Page {
    /// Where it came from.
    pub url: Url,
    /// Its status.
    pub status: u16,
    /// Where it sends the browser.
    pub location: Option<Url>,
    /// Each `Set-Cookie` as it came.
    pub cookies: Vec<String>,
    /// Its text.
    pub text: String,
}

/// A browser of its own: nothing that another one did is known to it.
#[derive(Debug, Clone)]
pub struct Browser {
    client: Client,
    kept: Vec<Kept>,
}

impl Default for Browser {
    fn default() -> Self {
        Self::new()
    }
}

impl Browser {
    /// A browser that has never been anywhere.
    ///
    /// # Panics
    /// When no HTTP client can be made.
    #[must_use]
    pub fn new() -> Self {
        let client = Client::builder().redirect(reqwest::redirect::Policy::none()).build();
        Self { client: client.expect("an HTTP client"), kept: Vec::new() }
    }

    /// Asks for a page.
    ///
    /// # Panics
    /// When there is no answer.
    pub async fn get(&mut self, url: impl AsRef<str>) -> Page {
        let request = self.client.get(url.as_ref());
        self.send(request).await
    }

    /// Sends a form.
    ///
    /// # Panics
    /// When there is no answer.
    pub async fn submit(&mut self, url: impl AsRef<str>, form: &[(&str, &str)]) -> Page {
        let request = self.client.post(url.as_ref()).form(form);
        self.send(request).await
    }

    /// Sends a POST without a body, as a page of ours does that speaks by cookie.
    ///
    /// # Panics
    /// When there is no answer.
    pub async fn post_as_our_page(&mut self, url: impl AsRef<str>) -> Page {
        let request = self.client.post(url.as_ref()).header("x-muster", "1");
        let request = request.header("sec-fetch-site", "same-origin");
        self.send(request).await
    }

    /// The value of a cookie, whatever address it belongs to.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.kept.iter().find(|kept| kept.name == name).map(|kept| kept.value.as_str())
    }

    async fn send(&mut self, request: RequestBuilder) -> Page {
        let mut request = request.build().expect("a request");
        let url = request.url().clone();
        let cookies: Vec<String> = self
            .kept
            .iter()
            .filter(|kept| kept.host == host(&url) && url.path().starts_with(&kept.path))
            .map(|kept| format!("{}={}", kept.name, kept.value))
            .collect();
        if !cookies.is_empty() {
            let value = cookies.join("; ").parse().expect("cookies are text");
            request.headers_mut().insert(COOKIE, value);
        }
        let answer = self.client.execute(request).await.expect("an answer");
        let said =
            |value: &reqwest::header::HeaderValue| value.to_str().expect("headers are text").to_owned();
        let cookies: Vec<String> = answer.headers().get_all(SET_COOKIE).iter().map(said).collect();
        for cookie in &cookies {
            self.keep(&url, cookie);
        }
        let location = answer.headers().get(LOCATION).map(|to| url.join(&said(to)).expect("an address"));
        let status = answer.status().as_u16();
        Page { url, status, location, cookies, text: answer.text().await.expect("text") }
    }

    fn keep(&mut self, url: &Url, cookie: &str) {
        let mut parts = cookie.split(';').map(str::trim);
        let (name, value) = parts.next().and_then(|pair| pair.split_once('=')).expect("a cookie has a name");
        let mut kept =
            Kept { host: host(url), path: "/".to_owned(), name: name.to_owned(), value: value.to_owned() };
        let mut gone = value.is_empty();
        for part in parts {
            match part.split_once('=').map(|(name, value)| (name.to_lowercase(), value)) {
                Some((name, path)) if name == "path" => kept.path = path.to_owned(),
                Some((name, age)) if name == "max-age" => gone |= age == "0",
                _ => {}
            }
        }
        self.kept.retain(|old| (&old.host, &old.path, &old.name) != (&kept.host, &kept.path, &kept.name));
        if !gone {
            self.kept.push(kept);
        }
    }
}

/// Host and port: two servers of a test share the machine.
fn host(url: &Url) -> String {
    format!("{}:{}", url.host_str().unwrap_or_default(), url.port_or_known_default().unwrap_or_default())
}

impl Page {
    /// Where it sends the browser.
    ///
    /// # Panics
    /// When it sends it nowhere.
    #[must_use]
    pub fn to(&self) -> &Url {
        self.location
            .as_ref()
            .unwrap_or_else(|| panic!("{} answered {} {}", self.url, self.status, self.text))
    }

    /// A parameter of the address that it sends the browser to.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<String> {
        self.to().query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
    }
}
