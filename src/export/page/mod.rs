//! A network as one HTML file to explore, which needs no network, no server and no other file.
//!
//! ```text
//! Network ──layout──▶ places ┐
//!                            ├──▶ page.json (data) ──▶ one HTML file
//! web/page/*.html, css, js ──┘
//! ```
//!
//! The page is data of the program, in `web/`; here it is filled. Everything of the articles is in one block of JSON, which no
//! browser runs, and the page's own policy (`Content-Security-Policy`) lets nothing run but the scripts that stand in it.

mod aside;
mod assemble;
mod data;
mod layout;
mod readable;
mod spread;

use std::io::{self, Write};

pub(super) use assemble::allowed;

use super::network::Network;

/// Writes a network as an HTML file.
///
/// # Errors
///
/// Where `out` cannot be written to.
pub fn write(network: &Network, out: &mut dyn Write) -> io::Result<()> {
    whole(network, None, out)
}

/// Writes a network as the page of a site, with a link to the site's first page.
///
/// # Errors
///
/// Where `out` cannot be written to.
pub fn write_within(network: &Network, home: &str, out: &mut dyn Write) -> io::Result<()> {
    whole(network, Some(home), out)
}

fn whole(network: &Network, home: Option<&str>, out: &mut dyn Write) -> io::Result<()> {
    let (before, after) = assemble::page();
    out.write_all(before.as_bytes())?;
    data::write(network, home, out)?;
    out.write_all(after.as_bytes())
}

#[cfg(test)]
mod tests;
