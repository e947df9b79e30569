//! Addresses of others to which Muster sends: what may be sent to, and what would be a way into the
//! network that it runs in.
//!
//! Whoever may name an address could otherwise have Muster speak to what only it can reach: the metadata of
//! a cloud machine, a database without a password. So an address is one of the open internet, by HTTPS, unless
//! the operator names its host.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

/// The longest address that is taken.
const MOST: usize = 2_000;

/// Hosts that the operator lets be internal, and be spoken to without TLS: `teams.example`, or with a port,
/// `127.0.0.1:9000`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AllowedHosts(Vec<String>);

impl AllowedHosts {
    /// These.
    #[must_use]
    pub fn new(hosts: impl IntoIterator<Item = String>) -> Self {
        Self(hosts.into_iter().map(|host| host.trim().to_lowercase()).filter(|h| !h.is_empty()).collect())
    }

    /// Whether the host of an address is one of them.
    #[must_use]
    pub fn names(&self, address: &Url) -> bool {
        let Some(host) = address.host_str() else { return false };
        let with_port = address.port_or_known_default().map(|port| format!("{host}:{port}"));
        self.0.iter().any(|allowed| *allowed == host || Some(allowed) == with_port.as_ref())
    }

    /// Whether a host, whatever the port, is one of them.
    #[must_use]
    pub fn names_host(&self, host: &str) -> bool {
        let of =
            |allowed: &String| allowed.rsplit_once(':').map_or(allowed.as_str(), |(name, _)| name) == host;
        self.0.iter().any(|allowed| allowed == host || of(allowed))
    }
}

/// Reads an address that is to be sent to.
///
/// # Errors
/// What is wrong with it, in plain English. What its host's name leads to is seen when it is sent to.
pub fn read(text: &str, allowed: &AllowedHosts) -> Result<Url, &'static str> {
    let url = Url::parse(text).map_err(|_| "is an address, as https://systems.example.org/muster")?;
    if text.len() > MOST {
        return Err("has at most 2000 characters");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("has no name or password in it: the signature says who sends");
    }
    if url.fragment().is_some() {
        return Err("has no # in it");
    }
    if allowed.names(&url) && matches!(url.scheme(), "http" | "https") {
        return Ok(url);
    }
    if url.scheme() != "https" {
        return Err("begins with https://");
    }
    let internal = match url.host() {
        Some(Host::Ipv4(ip)) => !is_public(ip.into()),
        Some(Host::Ipv6(ip)) => !is_public(ip.into()),
        Some(Host::Domain(name)) => is_internal_name(name),
        None => true,
    };
    if internal { Err("is not an address on the open internet") } else { Ok(url) }
}

/// Whether a name is one that only an inner network knows (RFC 6761, RFC 6762, RFC 8375).
fn is_internal_name(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    let under = |suffix: &str| name == &suffix[1..] || name.ends_with(suffix);
    !name.contains('.') || [".localhost", ".local", ".internal", ".home.arpa"].into_iter().any(under)
}

/// Whether an address is one of the open internet. What IPv6 has of IPv4 (mapped, translated, tunnelled) is
/// refused whatever it leads to.
#[must_use]
pub fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

/// By the registry of special-purpose addresses (RFC 6890).
fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let special = ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_documentation()
        || a == 0
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && (18..20).contains(&b))
        || a >= 224;
    !special
}

/// Only what is given out as global unicast (2000::/3), without what is set apart in it: protocols and
/// tunnels of 2001::/23, examples, and 6to4.
fn is_public_v6(ip: Ipv6Addr) -> bool {
    let [first, second, ..] = ip.segments();
    let special = (first == 0x2001 && (second < 0x0200 || second == 0x0db8))
        || first == 0x2002
        || (first == 0x3fff && second < 0x1000);
    (0x2000..0x4000).contains(&first) && !special
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_the_open_internet_are_told_from_all_others() {
        for public in [
            "8.8.8.8",
            "51.104.26.0",
            "100.63.255.255",
            "172.32.0.1",
            "2a00:1450:4009::200e",
            "2606:4700::1111",
        ] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
        for internal in [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "127.0.0.1",
            "127.255.0.9",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:8.8.8.8",
            "::127.0.0.1",
            "64:ff9b::a00:1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff::1",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "5f00::1",
        ] {
            assert!(!is_public(internal.parse().unwrap()), "{internal}");
        }
    }

    #[test]
    fn what_is_written_otherwise_is_still_what_it_is() {
        let none = AllowedHosts::default();
        assert!(read("https://systems.camden.gov.uk/muster?x=1", &none).is_ok());
        assert!(read("https://8.8.8.8:8443/", &none).is_ok());
        for refused in [
            "http://systems.camden.gov.uk/",
            "https://127.0.0.1/",
            "https://127.1/",
            "https://2130706433/",
            "https://0x7f.1/",
            "https://017700000001/",
            "https://[::1]/",
            "https://[::ffff:10.0.0.1]/",
            "https://localhost/",
            "https://LOCALHOST./",
            "https://printer/",
            "https://db.internal/",
            "https://nas.local/",
            "https://169.254.169.254/latest/meta-data/",
            "https://①②⑦.0.0.1/",
            "https://user:pass@example.org/",
            "https://example.org/#x",
            "ftp://example.org/",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "example.org",
            "",
        ] {
            assert!(read(refused, &none).is_err(), "{refused}");
        }
        assert!(read(&format!("https://example.org/{}", "x".repeat(2_000)), &none).is_err());
    }

    #[test]
    fn the_operator_names_hosts_that_may_be_internal() {
        let allowed = AllowedHosts::new(["127.0.0.1:9000".to_owned(), " Hooks.Internal ".to_owned()]);
        assert!(read("http://127.0.0.1:9000/x", &allowed).is_ok());
        assert!(read("http://127.0.0.1:9001/x", &allowed).is_err());
        assert!(read("https://hooks.internal/x", &allowed).is_ok());
        assert!(read("https://other.internal/x", &allowed).is_err());
        assert!(read("ftp://hooks.internal/x", &allowed).is_err());
        assert!(allowed.names_host("127.0.0.1") && !allowed.names_host("127.0.0.2"));
    }
}
