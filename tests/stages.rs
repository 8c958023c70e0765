//! Golden articles: what every stage makes of them, from tokens to facts.
//!
//! The snapshots in `tests/articles` are what `nuncio explain` prints. A change that
//! moves one is looked at, then taken over with `INSTA_UPDATE=always cargo test --test stages`.

#![cfg(test)]

use std::process::Command;

/// Articles of the sample corpus that between them hold most traps of the genre.
const GOLDEN: &[&str] = &["brussels-objects", "kupiansk-claim", "moscow-waits"];

#[test]
fn each_stage_makes_of_the_golden_articles_what_it_made_before() {
    for name in GOLDEN {
        let output = Command::new(env!("CARGO_BIN_EXE_nuncio"))
            .args(["explain", &format!("data/articles/{name}.txt")])
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let stages = String::from_utf8(output.stdout).unwrap();
        insta::with_settings!({ snapshot_path => "articles", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(*name, stages);
        });
    }
}
