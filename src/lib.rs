//! Nuncio builds a knowledge graph from news articles.
//!
//! The way of the data; each stage is a module, a function and a type:
//!
//! | stage | module | takes → gives |
//! | --- | --- | --- |
//! | read | [`ingest`] | paths, standard input → [`Article`](ingest::Article) |
//! | analyse | [`language`] | `&Article` → [`Document`](language::Document) |
//! | who | [`mentions`] | `&Document` → [`Mentions`](mentions::Mentions) |
//! | what | [`clauses`] | `&Document` → [`Clauses`](clauses::Clauses) |
//! | facts | [`facts`] | all of these → [`Vec<Fact>`](facts::Fact) |
//! | one world | [`entities`] | the facts of all articles → merged entities |
//! | graph | [`graph`] | → quads |
//! | keep | [`store`] | quads ⇄ Oxigraph |
//! | ask | [`query`] | saved question and parameters → solutions |
//! | show | [`export`], [`shell`], [`serve`], [`cli`] | |

pub mod text;
pub mod resources;
pub mod ontology;
pub mod ingest;
pub mod language;
pub mod mentions;
pub mod clauses;
pub mod facts;
pub mod entities;
pub mod graph;
pub mod store;
pub mod query;
pub mod export;
pub mod shell;
pub mod serve;
pub mod cli;
