//! Makes one file of the page: its style sheets and scripts go where the page names them.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha256};

use crate::resources;

/// Where the data goes.
const DATA: &str = "{{data}}";

/// Where the policy goes.
const POLICY: &str = "{{policy}}";

/// What comes before the name of a style sheet, and after it.
const STYLE: (&str, &str) = ("<link rel=\"stylesheet\" href=\"", "\">");

/// What comes before the name of a script, and after it.
const SCRIPT: (&str, &str) = ("<script src=\"", "\"></script>");

/// Returns the page before and after its data.
pub(super) fn page() -> (String, String) {
    let mut page = String::new();
    let mut styles = Vec::new();
    let mut scripts = Vec::new();
    for line in resources::web("page/page.html").lines() {
        if let Some(name) = named(line, STYLE) {
            let text = resources::web(&beside_page(name));
            page.push_str(&element("style", text));
            styles.push(text);
        } else if let Some(name) = named(line, SCRIPT) {
            let text = resources::web(&beside_page(name));
            page.push_str(&element("script", text));
            scripts.push(text);
        } else {
            page.push_str(line);
        }
        page.push('\n');
    }
    let page = page.replacen(POLICY, &policy(&styles, &scripts), 1);
    let (before, after) = page.split_once(DATA).unwrap_or((&page, ""));
    (before.to_owned(), after.to_owned())
}

/// Returns the name in a line that is nothing but an element that names a file.
fn named<'a>(line: &'a str, (before, after): (&str, &str)) -> Option<&'a str> {
    line.trim().strip_prefix(before)?.strip_suffix(after)
}

/// Returns the place in `web/` of a file by the name that the page has for it.
fn beside_page(name: &str) -> String {
    name.strip_prefix("../").map_or_else(|| format!("page/{name}"), str::to_owned)
}

fn element(name: &str, text: &str) -> String {
    format!("<{name}>{text}</{name}>")
}

/// Returns a policy under which nothing is loaded, and nothing runs but these.
///
/// See <https://www.w3.org/TR/CSP3/#match-element-to-source-list>.
fn policy(styles: &[&str], scripts: &[&str]) -> String {
    let mut policy =
        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:".to_owned();
    for (directive, texts) in [("style-src", styles), ("script-src", scripts)] {
        let _ = write!(policy, "; {directive}");
        for text in texts {
            let _ = write!(policy, " {}", allowed(text));
        }
    }
    policy
}

/// Returns what a policy has to name for a style sheet or a script to be taken as it is.
pub(in crate::export) fn allowed(text: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(Sha256::digest(text.as_bytes())))
}
