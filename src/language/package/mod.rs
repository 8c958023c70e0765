//! Reads spaCy's own packages: a wheel or a folder becomes a [`Model`].
//!
//! ```text
//! Files ──read──▶ Model
//! ```
//!
//! Takes any English pipeline of spaCy 3 with the CNN architecture of the
//! published ones, also one that a user trained: `Tok2Vec.v2`, `Tagger.v2`,
//! `TransitionBasedParser.v2`, attribute ruler and rule lemmatizer. All else is
//! refused by name, and so is a file that is missing, truncated or changed.
//! Reads no files itself: the caller brings their bytes.

mod config;
mod error;
mod files;
mod thinc;
mod layout;
mod moves;
mod vectors;
mod encoders;
mod networks;

use serde_json::Value;

pub use error::PackageError;
pub use files::{Files, WANTED};

use config::Config;

use super::lemmatizer::LemmaTables;
use super::lexeme::LexemeNorms;
use super::model::{Accuracy, Labels, Manifest, Model, Source};
use super::ruler::RulerPatterns;
use super::tokenizer::TokenizerRules;

const CONFIG: &str = "config.cfg";
const META: &str = "meta.json";

/// The components that a pipeline must have; `tok2vec` may also be inside of others.
const NEEDED: [&str; 5] = ["tagger", "parser", "attribute_ruler", "lemmatizer", "ner"];

/// Makes a model of the files of a package.
///
/// # Errors
///
/// Where a file is missing or damaged, or the pipeline is of another kind.
pub fn read(files: &Files) -> Result<Model, PackageError> {
    let config = Config::parse(files.text(CONFIG)?)?;
    check_pipeline(&config)?;
    let networks = networks::read(files, &config)?;
    let part = |file: &str, problem: String| PackageError::damaged(file, problem);
    let (tokenizer, norms, ruler, lemmas) = (
        "tokenizer",
        "vocab/lookups.bin",
        "attribute_ruler/patterns",
        "lemmatizer/lookups/lookups.bin",
    );
    Ok(Model {
        manifest: manifest(files)?,
        networks,
        tokenizer: TokenizerRules::from_package(files.get(tokenizer)?)
            .map_err(|problem| part(tokenizer, problem))?,
        norms: LexemeNorms::from_package(files.get(norms)?)
            .map_err(|problem| part(norms, problem))?,
        ruler: RulerPatterns::from_package(files.get(ruler)?)
            .map_err(|problem| part(ruler, problem))?,
        lemmas: LemmaTables::from_package(files.get(lemmas)?)
            .map_err(|problem| part(lemmas, problem))?,
    })
}

/// Checks the language and the components, and how each of them works.
fn check_pipeline(config: &Config) -> Result<(), PackageError> {
    config.require("nlp", "lang", "en")?;
    let disabled = config.value("nlp", "disabled")?;
    let disabled: Vec<&Value> = disabled.as_array().into_iter().flatten().collect();
    let pipeline = config.list("nlp", "pipeline")?;
    let active: Vec<&str> =
        pipeline.iter().filter(|name| !disabled.contains(name)).filter_map(Value::as_str).collect();
    for needed in NEEDED {
        if !active.contains(&needed) {
            let (found, supported) = (active.join(", "), format!("a pipeline with {needed}"));
            return Err(PackageError::unsupported(CONFIG, "[nlp] pipeline", found, supported));
        }
    }
    for name in active {
        if name != "tok2vec" && !NEEDED.contains(&name) {
            let supported = format!("tok2vec, {}", NEEDED.join(", "));
            return Err(PackageError::unsupported(CONFIG, "[nlp] pipeline", name, supported));
        }
        config.require(&format!("components.{name}"), "factory", name)?;
    }
    config.require("components.lemmatizer", "mode", "rule")
}

fn manifest(files: &Files) -> Result<Manifest, PackageError> {
    let meta = files.json(META)?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let performance = &meta["performance"];
    let sources = meta["sources"].as_array().into_iter().flatten().map(|source| Source {
        name: text(&source["name"]),
        licence: text(&source["license"]),
        url: text(&source["url"]),
    });
    let labels = |component: &str| {
        let labels = meta["labels"][component].as_array().into_iter().flatten();
        labels.filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let name = meta["name"].as_str().filter(|name| !name.is_empty());
    let name = name.ok_or_else(|| PackageError::damaged(META, "it states no name"))?;
    let vectors = &meta["vectors"];
    Ok(Manifest {
        name: format!("{}_{name}", text(&meta["lang"])),
        version: text(&meta["version"]),
        licence: text(&meta["license"]),
        author: text(&meta["author"]),
        origin: text(&meta["url"]),
        sources: sources.collect(),
        accuracy: Accuracy {
            tags: performance["tag_acc"].as_f64(),
            heads: performance["dep_uas"].as_f64(),
            labelled_heads: performance["dep_las"].as_f64(),
            sentences: performance["sents_f"].as_f64(),
            names: performance["ents_f"].as_f64(),
        },
        labels: Labels {
            tags: labels("tagger"),
            dependencies: labels("parser"),
            names: labels("ner"),
        },
        vectors: (
            vectors["keys"].as_u64().unwrap_or_default(),
            vectors["vectors"].as_u64().unwrap_or_default(),
        ),
    })
}
