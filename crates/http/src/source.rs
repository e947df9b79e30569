//! Where a request comes from: the address of whoever asks, their browser, the request's id.

use std::net::{IpAddr, Ipv6Addr};

use actix_web::http::header::{self, HeaderMap, HeaderName};
use actix_web::{HttpMessage, HttpRequest, web};
use muster_domain::session::Origin;
use uuid::Uuid;

use crate::api::Api;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The id of a request, put beside it by the envelope.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RequestId(pub(crate) Uuid);

/// Where this request comes from.
#[must_use]
pub fn origin(request: &HttpRequest) -> Origin {
    let proxies = request.app_data::<web::Data<Api>>().map_or(0, |api| api.proxies);
    let peer = request.peer_addr().map(|peer| peer.ip());
    let user_agent = request.headers().get(header::USER_AGENT).and_then(|agent| agent.to_str().ok());
    let id = request.extensions().get::<RequestId>().map_or(Uuid::nil(), |id| id.0);
    Origin {
        address: behind(proxies, peer, request.headers()),
        user_agent: user_agent.map(str::to_owned),
        request: id,
    }
}

/// The address that stands before so many proxies of ours. What stands further to the left anybody can
/// have written there; without proxies the whole header is theirs.
fn behind(proxies: usize, peer: Option<IpAddr>, headers: &HeaderMap) -> Option<IpAddr> {
    let said: Vec<&str> = headers
        .get_all(FORWARDED_FOR)
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .collect();
    let at = said.len().checked_sub(proxies).filter(|_| proxies > 0);
    at.and_then(|at| said.get(at)).and_then(|address| address.trim().parse().ok()).or(peer)
}

/// What tries from an address are counted under: a household or an office has 2^64 addresses of IPv6.
#[must_use]
pub fn neighbourhood(address: Option<IpAddr>) -> String {
    match address {
        None => "unknown".to_owned(),
        Some(IpAddr::V4(address)) => address.to_string(),
        Some(IpAddr::V6(address)) => match address.to_ipv4_mapped() {
            Some(address) => address.to_string(),
            None => {
                let network = address.to_bits() >> 64 << 64;
                format!("{}/64", Ipv6Addr::from_bits(network))
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    fn address(proxies: usize, forwarded: &str) -> String {
        let mut headers = HeaderMap::new();
        headers.insert(FORWARDED_FOR, HeaderValue::from_str(forwarded).unwrap());
        behind(proxies, Some([10, 0, 0, 1].into()), &headers).unwrap().to_string()
    }

    #[test]
    fn only_what_our_own_proxies_wrote_is_believed() {
        assert_eq!(address(0, "1.2.3.4"), "10.0.0.1");
        assert_eq!(address(1, "6.6.6.6, 1.2.3.4"), "1.2.3.4");
        assert_eq!(address(2, "6.6.6.6, 1.2.3.4, 10.0.0.2"), "1.2.3.4");
        assert_eq!(address(1, "nonsense"), "10.0.0.1");
        assert_eq!(address(3, "1.2.3.4"), "10.0.0.1");
    }

    #[test]
    fn neighbours_of_one_network_count_together() {
        let of = |text: &str| neighbourhood(text.parse().ok());
        assert_eq!(of("2001:db8:1:2:3::4"), of("2001:db8:1:2:ffff::1"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:1.2.3.4"), of("1.2.3.4"));
        assert_ne!(of("1.2.3.4"), of("1.2.3.5"));
    }
}
