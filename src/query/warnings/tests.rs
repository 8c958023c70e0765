//! Each kind of warning, with the words that it is about.

use super::*;
use crate::store::CancellationToken;

/// Each warning with the words that it is about.
fn warned(text: &str) -> Vec<String> {
    let store = Store::in_memory().unwrap();
    let prefixes: Prefixes = ontology::prefixes().iter().copied().collect();
    let data = "INSERT DATA { <https://schema.org/x> <https://schema.org/y> 1 .
                id:holm skos:prefLabel 'Ida Holm' . id:s1 nun:by id:holm ; nun:who 'Ida Holm' ;
                nun:date '2031-03-02'^^xsd:date ; nun:confidence 0.9 }";
    store.update(data, &CancellationToken::new()).unwrap();
    let line = |problem: &Problem| {
        let hint = problem.hint.as_ref().map_or(String::new(), |hint| format!("; {hint}"));
        format!("{} at {}{hint}", problem.message, problem.span.of(text))
    };
    warnings(&store, &prefixes, text).iter().map(line).collect()
}

#[test]
fn a_name_that_stands_nowhere_is_told_once_with_the_nearest() {
    assert_eq!(
        warned("SELECT * { ?s nun:whoo ?x . ?s nun:whoo ?y }"),
        ["nothing in the graph has the name `nun:whoo` at nun:whoo; did you mean `nun:who`?"]
    );
}

#[test]
fn terms_of_the_ontology_and_of_the_graph_are_known() {
    assert_eq!(warned("SELECT * { ?s nun:who ?x ; schema:y ?y }"), [""; 0]);
    assert_eq!(warned("PREFIX a: <https://schema.org/> SELECT * { a:x a:y ?y }"), [""; 0]);
    assert_eq!(warned("SELECT * { ?s ?p ?o FILTER (xsd:date(?o) > 1) }"), [""; 0]);
}

#[test]
fn a_variable_without_a_value_is_told_with_the_one_that_was_meant() {
    assert_eq!(
        warned("SELECT ?hwo { ?who nun:rejects ?what }"),
        ["nothing gives `?hwo` a value at ?hwo; did you mean `?who`?"]
    );
    assert_eq!(
        warned("SELECT ?x { ?x nun:what ?y { FILTER(?y = 1) } }"),
        ["nothing gives `?y` a value here at ?y; a FILTER sees the variables of its own braces"]
    );
    assert_eq!(
        warned("SELECT ?who { ?who nun:by ?x } ORDER BY ?wen"),
        ["nothing gives `?wen` a value at ?wen"]
    );
    assert_eq!(
        warned("CONSTRUCT { ?s nun:who ?o } WHERE { ?s nun:by ?b }"),
        ["nothing gives `?o` a value at ?o"]
    );
}

#[test]
fn a_text_where_the_graph_has_things_is_told_with_what_is_called_so() {
    let holm = "what is called so is `id:holm`; Tab behind a name finds it";
    assert_eq!(
        warned("SELECT ?o { 'Holm' schema:y ?o }"),
        [format!("a text has no properties at 'Holm'; {holm}")]
    );
    assert_eq!(
        warned("SELECT ?s { ?s schema:y \"Ida Holm\" }"),
        [format!("no triple has `schema:y` with exactly this text at \"Ida Holm\"; {holm}")]
    );
    assert_eq!(
        warned("SELECT ?s { ?s schema:y ?o FILTER(?s = 'Nobody' || ?o = 'Ida Holm') }"),
        [
            "`?s` is a thing, which equals no text at 'Nobody'",
            "`?o` has numbers, which compare with no such value at 'Ida Holm'; write it as in `1`",
        ]
    );
    assert_eq!(
        warned("SELECT ?s { ?s schema:y ?o FILTER(CONTAINS(LCASE(?s), 'holm')) }"),
        [
            "`?s` is a thing, no text at ?s; `?s skos:prefLabel ?name` gives its name, `STR(?s)` its IRI"
        ]
    );
    assert_eq!(
        warned("SELECT ?s { ?s nun:search ?words . ?x schema:y ?words }"),
        [
            "`nun:search` finds nothing without words at nun:search; `nun:search \"frozen assets\"`: what the graph holds is not searched for"
        ]
    );
    for text in [
        "SELECT ?s { ?s skos:prefLabel 'Ida Holm' }",
        "SELECT ?s { ?s nun:search 'anything' ; schema:y 5 }",
        "SELECT ?s { ?s ?p 'anything' FILTER(CONTAINS(STR(?s), 'holm')) }",
    ] {
        assert_eq!(warned(text), [""; 0], "{text}");
    }
}

#[test]
fn a_value_of_another_kind_than_the_graph_has_is_told() {
    let date = "`\"2031-03-02\"^^xsd:date`";
    assert_eq!(
        warned("SELECT ?s { ?s nun:date '2031-03-02' }"),
        [format!(
            "no triple has `nun:date` with exactly this text at '2031-03-02'; the graph writes it as in {date}"
        )]
    );
    assert_eq!(
        warned("SELECT ?s { ?s nun:who 'Ida Holm'@en }"),
        [
            "no triple has `nun:who` with exactly this text at 'Ida Holm'; the graph has it without a language: `\"Ida Holm\"`"
        ]
    );
    assert_eq!(
        warned("SELECT ?s { ?s nun:who 'Ida Hlom' }"),
        [
            "no triple has `nun:who` with exactly this text at 'Ida Hlom'; did you mean \"Ida Holm\"?"
        ]
    );
}

#[test]
fn a_comparison_with_another_kind_of_value_is_told() {
    let date = "`\"2031-03-02\"^^xsd:date`";
    assert_eq!(
        warned("SELECT ?s { ?s nun:date ?d FILTER(?d > '2 March') }"),
        [format!(
            "`?d` has dates, which compare with no such value at '2 March'; write it as in {date}"
        )]
    );
    assert_eq!(
        warned("SELECT ?s { ?s nun:who ?w FILTER(3 < ?w) }"),
        ["`?w` has texts, which compare with no such value at 3; a text stands in quotation marks"]
    );
    assert_eq!(
        warned("SELECT ?s { ?s nun:by ?who FILTER(?who = 'Ida Holm') }"),
        [
            "`?who` has things, which compare with no such value at 'Ida Holm'; `?who skos:prefLabel ?name` gives its name"
        ]
    );
    assert_eq!(
        warned("SELECT ?s { ?s nun:date ?d FILTER(?d > 2031-03-02) }"),
        [
            "`2031-03-02` is a number less two others at 2031; a date is written `\"2031-03-02\"^^xsd:date`"
        ]
    );
    for text in [
        "SELECT ?s { ?s nun:date ?d FILTER(?d > '2031-01-01'^^xsd:date) }",
        "SELECT ?s { ?s nun:confidence ?c FILTER(?c > 0 && ?c < 1e0) }",
        "SELECT ?s { ?s nun:who ?w FILTER(?w > 'A' && STRLEN(?w) > 3) BIND(2031 - 3 AS ?y) }",
    ] {
        assert_eq!(warned(text), [""; 0], "{text}");
    }
}

#[test]
fn a_text_of_an_update_is_told_where_a_thing_is_meant() {
    let holm = "what is called so is `id:holm`; Tab behind a name finds it";
    assert_eq!(
        warned("INSERT DATA { id:a nun:knows id:b } ; INSERT DATA { id:b nun:knows 'Holm' }"),
        [""; 0],
        "nothing tells yet what the property leads to"
    );
    assert_eq!(
        warned("INSERT DATA { id:b nun:by 'Ida Holm' . id:b nun:who 'Ida Holm', 'Nobody' }"),
        [format!("`nun:by` leads to things, and this is a text at 'Ida Holm'; {holm}")]
    );
    assert_eq!(
        warned("INSERT { ?s nun:by \"Holm\" } WHERE { ?s schema:y 1 }"),
        [format!("`nun:by` leads to things, and this is a text at \"Holm\"; {holm}")]
    );
    assert_eq!(
        warned("DELETE DATA { id:s1 nun:by 'Holm' }"),
        [format!("no triple has `nun:by` with exactly this text at 'Holm'; {holm}")]
    );
    assert_eq!(
        warned("DELETE WHERE { ?s nun:by 'Holm' }"),
        [format!("no triple has `nun:by` with exactly this text at 'Holm'; {holm}")]
    );
    assert_eq!(
        warned("INSERT DATA { id:c schema:y 'new' } ; DELETE WHERE { ?s schema:y 'new' }"),
        [""; 0]
    );
}

#[test]
fn updates_are_checked_where_they_ask_the_graph() {
    assert_eq!(
        warned("DELETE { ?s nun:whoo ?x } INSERT { ?s ?made ?y } WHERE { ?s schema:y ?x }"),
        [
            "nothing in the graph has the name `nun:whoo` at nun:whoo; did you mean `nun:who`?",
            "nothing gives `?made` a value at ?made",
            "nothing gives `?y` a value at ?y",
        ]
    );
    assert_eq!(
        warned("INSERT { ?a nun:who ?d } WHERE { ?a nun:by ?b . ?c nun:who ?d }"),
        ["nothing joins `?c` with `?a`: each row of one comes with each row of the other at ?c"]
    );
    assert_eq!(
        warned(
            "INSERT DATA { id:a nun:by 1 } ; DELETE WHERE { id:a nun:by ?b . ?who nun:by ?hwo }"
        ),
        [
            "nothing joins `?who` with `?b`: each row of one comes with each row of the other at ?who",
            "`?hwo` is written only once at ?hwo; did you mean `?who`?",
        ]
    );
    assert_eq!(
        warned("CLEAR DEFAULT ; DELETE { ?s ?p ?x } WHERE { ?s ?p ?o FILTER(?q > 1) }"),
        ["nothing gives `?x` a value at ?x", "nothing gives `?q` a value at ?q"]
    );
    for text in [
        "INSERT DATA { id:new nun:wrong id:other }",
        "INSERT DATA { id:new nun:by 1 } ; DELETE { id:new nun:by 1 } WHERE { id:new nun:by 1 }",
        "WITH id:g DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "CREATE GRAPH id:g ; COPY DEFAULT TO id:g ; DROP GRAPH id:g",
        "INSERT { ?s nun:who [ nun:by ?o ] } WHERE { ?s nun:by ?o }",
    ] {
        assert_eq!(warned(text), [""; 0], "{text}");
    }
}

#[test]
fn what_gives_a_value_is_seen_in_every_form() {
    for text in [
        "SELECT ?n { ?s nun:who ?w BIND(str(?w) AS ?n) }",
        "SELECT ?w (COUNT(*) AS ?n) { ?s nun:who ?w } GROUP BY ?w HAVING(COUNT(*) > 1) ORDER BY ?n",
        "SELECT ?w { ?s nun:by ?b OPTIONAL { ?b nun:who ?w FILTER(?s != ?w) } FILTER(!bound(?w)) }",
        "SELECT ?s { ?s nun:by ?b FILTER NOT EXISTS { ?s nun:who ?c FILTER(?c = ?b) } }",
        "SELECT ?x { VALUES ?x { 1 2 } }",
        "SELECT (SUM(?x) AS ?n) { { SELECT (MAX(?y) AS ?x) { ?s nun:who ?y } } UNION { ?s nun:by ?x } }",
        "ASK { GRAPH ?g { ?s nun:who ?o } }",
    ] {
        assert_eq!(warned(text), [""; 0], "{text}");
    }
}

#[test]
fn patterns_that_nothing_joins_multiply() {
    assert_eq!(
        warned("SELECT ?a ?c { ?a nun:by ?b . ?c nun:who ?d }"),
        ["nothing joins `?c` with `?a`: each row of one comes with each row of the other at ?c"]
    );
    assert_eq!(
        warned("SELECT * { ?a nun:by ?b OPTIONAL { ?c nun:who ?d } }"),
        ["nothing joins `?c` with `?a`: each row of one comes with each row of the other at ?c"]
    );
    for text in [
        "SELECT * { ?a nun:by ?b . ?c nun:who ?d FILTER(?b = ?d) }",
        "SELECT * { ?a nun:by ?b . ?c nun:who ?d . ?b nun:about ?d }",
        "SELECT * { ?a nun:by [ nun:who ?b ] }",
        "SELECT * { ?a nun:by/nun:who ?b . BIND(?b AS ?e) ?c nun:who ?e }",
        "SELECT * { ?a nun:by ?b { SELECT (COUNT(*) AS ?n) { ?s nun:who ?o } } }",
        "SELECT * { { ?a nun:by ?b } UNION { ?c nun:who ?d } }",
    ] {
        assert_eq!(warned(text), [""; 0], "{text}");
    }
}

#[test]
fn a_slip_in_a_variable_that_is_written_once_is_told() {
    assert_eq!(
        warned("SELECT ?who { ?who nun:by ?who2 ; nun:about ?what . ?waht nun:who ?who2 }"),
        ["`?waht` is written only once at ?waht; did you mean `?what`?"]
    );
    assert_eq!(warned("SELECT ?row { ?row nun:by ?rows }"), [""; 0]);
}
