//! How providers are asked: no redirects, little patience, and no more of an answer than one can be.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse, http};
use reqwest::redirect::Policy;

use super::{Error, protected, told};

/// Bytes of an answer that are read at most: what providers say is some kilobytes.
const MOST: usize = 512 * 1024;
const CONNECT_WITHIN: Duration = Duration::from_secs(5);
const ANSWER_WITHIN: Duration = Duration::from_secs(10);

/// The HTTP client.
#[derive(Debug, Clone)]
pub(super) struct Web {
    client: reqwest::Client,
}

impl Web {
    pub(super) fn new() -> Result<Self, Error> {
        let client = reqwest::Client::builder()
            // A provider that is sent elsewhere is another provider.
            .redirect(Policy::none())
            .connect_timeout(CONNECT_WITHIN)
            .timeout(ANSWER_WITHIN)
            .build()
            .map_err(|error| Error::Unreachable(told(&error)))?;
        Ok(Self { client })
    }

    async fn ask(&self, request: HttpRequest) -> Result<HttpResponse, Error> {
        let failed = |error: reqwest::Error| Error::Unreachable(told(&error));
        let request = reqwest::Request::try_from(request).map_err(failed)?;
        if !protected(request.url()) {
            return Err(Error::Address(request.url().to_string()));
        }
        let mut response = self.client.execute(request).await.map_err(failed)?;
        let mut body = Vec::new();
        while let Some(piece) = response.chunk().await.map_err(failed)? {
            if body.len() + piece.len() > MOST {
                return Err(Error::Unreachable(format!("its answer is longer than {MOST} bytes")));
            }
            body.extend_from_slice(&piece);
        }
        let mut answer = http::Response::new(body);
        *answer.status_mut() = response.status();
        *answer.headers_mut() = response.headers().clone();
        Ok(answer)
    }
}

impl<'c> AsyncHttpClient<'c> for Web {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, Error>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.ask(request))
    }
}
