//! Whom the server takes requests from, as far as a browser can be made to send them.
//!
//! A page of any site can send requests to this machine. It cannot read the
//! answers, unless its site's name is made to lead here (*DNS rebinding*), which
//! shows in `Host`; and it can send an update blindly, which shows in `Origin`.

use std::net::IpAddr;

use axum::http::{HeaderMap, StatusCode, header, uri::Authority};

use super::refusal::Refusal;
use super::{Service, Settings};

/// Refuses a request that calls the server by a name that it does not have.
///
/// # Errors
///
/// Where it does, on loopback or where the settings name hosts.
pub(super) fn check_host(headers: &HeaderMap, service: &Service) -> Result<(), Refusal> {
    let Some(host) = headers.get(header::HOST) else { return Ok(()) };
    let authority: Option<Authority> = host.to_str().ok().and_then(|host| host.parse().ok());
    let name = authority.as_ref().map_or("", Authority::host);
    let known = service.settings.hosts.iter().any(|known| known.eq_ignore_ascii_case(name));
    let anything = !service.address.ip().is_loopback() && service.settings.hosts.is_empty();
    if anything || known || is_this_machine(name) {
        return Ok(());
    }
    let message = format!(
        "this server is not called `{}`; `nuncio serve --host NAME` gives it a name",
        name.escape_debug()
    );
    Err(Refusal::new(StatusCode::MISDIRECTED_REQUEST, message))
}

fn is_this_machine(name: &str) -> bool {
    let address = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    name.eq_ignore_ascii_case("localhost") || address.is_ok_and(|address| address.is_loopback())
}

/// Refuses an update that another site's page sends.
///
/// # Errors
///
/// Where the page's site is neither this server nor named in the settings; that every
/// site may read (`*`) does not let it write.
pub(super) fn check_origin(headers: &HeaderMap, settings: &Settings) -> Result<(), Refusal> {
    let Some(origin) = headers.get(header::ORIGIN) else { return Ok(()) };
    let origin = origin.to_str().unwrap_or_default();
    let here = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let own = origin.split_once("://").is_some_and(|(_, authority)| Some(authority) == here);
    if own || settings.origins.iter().any(|known| known == origin) {
        return Ok(());
    }
    let message = format!(
        "a page of {} may not change the graph; `nuncio serve --cors ORIGIN` lets it",
        origin.escape_debug()
    );
    Err(Refusal::new(StatusCode::FORBIDDEN, message))
}
