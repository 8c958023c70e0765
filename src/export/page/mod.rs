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
mod spread;

pub use data::write as write_data;

use std::io::{self, Write};

use super::network::Network;

/// Writes a network as an HTML file.
///
/// # Errors
///
/// Where `out` cannot be written to.
pub fn write(network: &Network, out: &mut dyn Write) -> io::Result<()> {
    let (before, after) = assemble::page();
    out.write_all(before.as_bytes())?;
    write_data(network, out)?;
    out.write_all(after.as_bytes())
}

#[cfg(test)]
mod tests;
