//! What parameters of saved questions may be, by what a graph holds.

use oxigraph::model::Term;
use oxigraph::sparql::QueryResults;

use super::SavedQuestion;
use super::prefixes::Prefixes;
use super::scan::{self, TokenKind};
use crate::store::{CancellationToken, Store, StoreError};

/// The most values that are listed.
const MOST: usize = 200;

impl SavedQuestion {
    /// Returns what a parameter may be in a graph, each once, as a user would write it; nothing
    /// where the header leaves that open.
    ///
    /// # Errors
    ///
    /// Where the query that lists them is malformed or cannot be answered.
    pub fn values(
        &self,
        parameter: &str,
        store: &Store,
        prefixes: &Prefixes,
        token: &CancellationToken,
    ) -> Result<Vec<String>, StoreError> {
        let Some(query) = self.listed.get(parameter) else { return Ok(Vec::new()) };
        let QueryResults::Solutions(rows) = store.query(query, token)? else {
            return Ok(Vec::new());
        };
        let mut values: Vec<String> = Vec::new();
        for row in rows {
            let row = row?;
            let value = match row.get(0) {
                Some(Term::NamedNode(node)) => prefixes.show(node.as_str()),
                Some(Term::Literal(literal)) => literal.value().to_owned(),
                Some(Term::BlankNode(_) | Term::Triple(_)) | None => continue,
            };
            if !values.contains(&value) {
                values.push(value);
            }
            if values.len() == MOST {
                break;
            }
        }
        Ok(values)
    }
}

/// Returns the query for what a variable is where a question has it; none where the question is no SELECT.
pub(super) fn of_question(question: &str, variable: &str) -> Option<String> {
    let tokens = scan::scan(question);
    let select = tokens.iter().find(|token| token.is_word(question, "SELECT"))?;
    let behind = tokens.iter().skip_while(|token| token.span.start < select.span.start);
    let mut depth = 0_usize;
    let mut begin = None;
    for token in behind {
        match token.kind {
            TokenKind::Open => {
                depth += 1;
                if depth == 1 && token.of(question) == "{" {
                    begin.get_or_insert(token.span.start as usize);
                }
            }
            TokenKind::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
        if let (Some(begin), 0) = (begin, depth) {
            let (before, body) = (select.span.start as usize, token.span.end as usize);
            let (prologue, body) = (&question[..before], &question[begin..body]);
            return Some(format!(
                "{prologue}SELECT DISTINCT ?{variable} {body} ORDER BY ?{variable}"
            ));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_tells_what_its_parameter_may_be() {
        let store = Store::in_memory().unwrap();
        let data =
            "INSERT DATA { id:a nun:by id:x ; nun:who 'X' . id:b nun:by id:y ; nun:who 'Y' , 'Z' }";
        store.update(data, &CancellationToken::new()).unwrap();
        let prefixes: Prefixes = crate::ontology::prefixes().iter().copied().collect();
        let values = |header: &str, query: &str, parameter: &str| {
            let text = format!("#+ enumerate:\n{header}\n{query}");
            let question = SavedQuestion::read("q", &text).map_err(|error| error.to_string())?;
            let values = question.values(parameter, &store, &prefixes, &CancellationToken::new());
            values.map_err(|error| error.to_string())
        };
        let query =
            "SELECT (COUNT(*) AS ?n) WHERE { { ?s nun:by ?_by_iri } ?s nun:who ?_who } LIMIT 1";
        assert_eq!(values("#+   - by\n#+   - who:", query, "by").unwrap(), ["id:x", "id:y"]);
        assert_eq!(values("#+   - by\n#+   - who:", query, "who").unwrap(), ["X", "Y", "Z"]);
        let own = "#+   - who: SELECT ?w { id:b nun:who ?w } ORDER BY DESC(?w)";
        assert_eq!(values(own, query, "who").unwrap(), ["Z", "Y"]);
        assert_eq!(values("#+   - who: [A, B]", query, "who").unwrap(), [""; 0]);
        assert_eq!(
            values("#+   - size", "ASK {}", "size").unwrap_err(),
            "q: the header (`#+` lines) is not well formed: enumerate: `size` stands in no SELECT query; list its values"
        );
    }
}
