//! Rebuilds when a file is added to the folders that the binary carries.

fn main() {
    for folder in ["data/lexicon", "data/gazetteer", "queries", "ontology", "models", "web"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
