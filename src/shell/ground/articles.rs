//! The articles of a graph: finding one, its text, and what it states.

use oxigraph::model::{NamedNode, Term};

use crate::ontology;
use crate::shell::own::Row;
use crate::shell::session::{Session, Trouble};

/// Asks for every article: its node, identifier and headline.
pub(in crate::shell) const ARTICLES: &str = include_str!("articles.rq");
const STATEMENTS: &str = include_str!("article.rq");

/// The articles that are offered where several fit.
const OFFERED: usize = 6;

/// An article of the graph.
#[derive(Debug, Clone)]
pub(in crate::shell) struct Article {
    /// Its node.
    pub(in crate::shell) node: NamedNode,
    /// Its identifier.
    pub(in crate::shell) id: String,
    /// Its headline, with publisher and date where they are known.
    pub(in crate::shell) source: String,
}

impl Session {
    /// Returns the article that a user means: by its identifier, its IRI or words of its headline.
    pub(in crate::shell) fn article(&self, wanted: &str) -> Result<Article, Trouble> {
        let all = self.articles()?;
        let iri = self.prefixes.expand(wanted);
        let is_named =
            |one: &&Article| one.id == wanted || Some(one.node.as_str()) == iri.as_deref();
        if let Some(article) = all.iter().find(is_named) {
            return Ok(article.clone());
        }
        let lower = wanted.to_lowercase();
        let told = |one: &Article| format!("{} {}", one.id, one.source).to_lowercase();
        let fitting: Vec<&Article> = all.iter().filter(|one| told(one).contains(&lower)).collect();
        match fitting.as_slice() {
            [one] if !lower.is_empty() => Ok((*one).clone()),
            [] => {
                let near = Self::did_you_mean(wanted, all.iter().map(|one| one.id.as_str()));
                let hint = if near.is_empty() { "; `.article` lists them" } else { &near };
                Err(Trouble::Message(format!("there is no article `{wanted}`{hint}")))
            }
            several => {
                let mut names: Vec<&str> = several.iter().map(|one| one.id.as_str()).collect();
                let more = if names.len() > OFFERED { " …" } else { "" };
                names.truncate(OFFERED);
                let names = names.join(", ");
                Err(Trouble::Message(format!("which article? {names}{more}")))
            }
        }
    }

    /// Returns all articles, sorted by identifier.
    pub(in crate::shell) fn articles(&self) -> Result<Vec<Article>, Trouble> {
        let article = |row: Row| {
            let words =
                |name: &str| row.get(name).map(|term| self.in_words(term)).unwrap_or_default();
            let Some(Term::NamedNode(node)) = row.get("article") else { return None };
            Some(Article { node: node.clone(), id: words("id"), source: words("source") })
        };
        Ok(self.own_rows(ARTICLES, &[])?.into_iter().filter_map(article).collect())
    }

    /// Returns what an article states, in the order of its text.
    pub(in crate::shell) fn stated_by(&self, article: &Article) -> Result<Vec<Row>, Trouble> {
        self.own_rows(STATEMENTS, &[article.node.clone().into()])
    }

    /// Returns the text of an article; none where the graph does not hold it.
    pub(in crate::shell) fn text_of(&self, article: &Article) -> Option<String> {
        let objects = self.store.objects(&article.node, &ontology::IS_STRING.iri()).ok()?;
        objects.into_iter().find_map(|object| match object {
            Term::Literal(text) => Some(text.value().to_owned()),
            Term::NamedNode(_) | Term::BlankNode(_) | Term::Triple(_) => None,
        })
    }
}
