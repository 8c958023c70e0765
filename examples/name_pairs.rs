//! Compares pairs of names, for `tests/parity/names.py`.
//!
//! One pair a line of standard input: `{"schema": "Person", "name1": …, "name2": …}`; the
//! answer is `{"likeness": …}`, why the names may be one's, or null.

use std::io;

use nuncio::entities::{Kind, Likeness, likeness};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for line in io::stdin().lines() {
        let pair: Value = serde_json::from_str(&line?)?;
        let text = |key: &str| pair[key].as_str().unwrap_or_default();
        let kind = match text("schema") {
            "Person" => Kind::Person,
            "Address" | "Vessel" => Kind::Place,
            _ => Kind::Organisation,
        };
        let found = likeness(kind, text("name1"), text("name2"));
        #[expect(clippy::print_stdout, reason = "its only output")]
        {
            println!("{}", json!({ "likeness": found.map(Likeness::reason) }));
        }
    }
    Ok(())
}
