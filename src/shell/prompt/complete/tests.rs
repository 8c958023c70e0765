use super::*;
use crate::query::SavedQuestion;
use crate::store::{CancellationToken, Store};

/// A graph of a story about a river.
const DATA: &str = "INSERT DATA {
  id:holm a nun:Person ; skos:prefLabel 'Ida Holm' ; skos:altLabel 'Minister Holm' ; nun:rejects id:plan .
  id:lind a nun:Person ; skos:prefLabel 'Otto Lind' ; nun:rejects id:plan .
  id:holmby a nun:Place ; skos:prefLabel 'Holmby' .
  id:holmby-fair skos:prefLabel 'Holmby Fair' .
  id:plan a nun:Plan ; skos:prefLabel 'river peace plan' ; nun:proposedBy id:lind .
  id:st-1 a nun:Rejection ; nun:by id:holm ; nun:who 'Ida Holm' ; nun:about id:plan .
  id:st-2 a nun:Rejection ; nun:by id:lind ; nun:about id:plan .
  id:st-3 a nun:Meeting ; nun:by id:lind ; nun:status nun:Negated .
  id:a1 a nun:Article ; schema:identifier 'flood-1' . id:a2 a nun:Article ; schema:identifier 'flood-2' .
}";

/// Completes where `|` stands; returns what the word could be.
fn at(text: &str) -> Vec<String> {
    let cursor = text.find('|').unwrap();
    let text = text.replace('|', "");
    let store = Store::in_memory().unwrap();
    store.update(DATA, &CancellationToken::new()).unwrap();
    let prefixes: Prefixes = crate::ontology::prefixes().iter().copied().collect();
    let mut vocabulary = Vocabulary::of_ontology(&prefixes);
    let mut library = Library::default();
    let question = "#+ summary: s\n#+ tags: [stances]\n#+ defaults:\n#+   - limit: 5\nSELECT * { ?_actor_iri ?p ?o } LIMIT ?_limit_integer";
    library.add(SavedQuestion::read("who-says", question).unwrap());
    let question = "#+ enumerate:\n#+   - by\n#+   - kind: SELECT ?c { ?s nun:about ?o ; a ?c }\nSELECT * { ?s nun:by ?_by_iri ; a ?_kind_iri }";
    library.add(SavedQuestion::read("by-whom", question).unwrap());
    vocabulary.count(&store, &prefixes, &library).unwrap();
    let option = |name: &str, value: &str, choices: &[&str]| ExportOption {
        name: name.to_owned(),
        about: String::new(),
        value: (!value.is_empty()).then(|| value.to_owned()),
        choices: choices.iter().map(|one| (*one).to_owned()).collect(),
    };
    let exports = [
        option("--types", "KIND,…", &["person", "place", "plan"]),
        option("--relations", "RELATION,…", &[]),
        option("--entity", "ENTITY", &[]),
        option("--raw", "", &[]),
    ];
    let known = Knowledge {
        vocabulary: &vocabulary,
        prefixes: &prefixes,
        library: &library,
        exports: &exports,
        stands: &|_| true,
    };
    let (_, candidates) = complete(&text, cursor, &known);
    candidates.into_iter().map(|candidate| candidate.text).collect()
}

#[test]
fn a_class_behind_a_and_a_property_in_the_middle() {
    assert_eq!(at("SELECT ?s { ?s a nun:re|"), ["nun:Rejection"]);
    assert_eq!(at("SELECT ?s { ?s a |")[..3], ["nun:Article", "nun:Person", "nun:Rejection"]);
    assert_eq!(at("SELECT ?s { ?s nun:propby|"), ["nun:proposedBy"]);
}

#[test]
fn the_properties_that_things_like_the_subject_have() {
    let of_rejections = ["nun:about", "nun:by", "rdf:type", "nun:who"];
    assert_eq!(at("SELECT ?s { ?s a nun:Rejection ; |"), of_rejections);
    assert_eq!(at("SELECT ?s { ?s | . ?s a nun:Rejection }"), of_rejections);
    assert_eq!(at("SELECT ?s { ?s nun:who ?w ; |"), of_rejections);
    let of_plans = ["nun:proposedBy", "rdf:type", "skos:prefLabel"];
    assert_eq!(at("SELECT ?s { ?s nun:about ?what . ?what |"), of_plans);
    assert_eq!(at("SELECT ?s { ?s nun:about/|"), of_plans);
}

#[test]
fn a_mistake_further_up_does_not_matter() {
    assert_eq!(at("SELECT ?s { ?s nun:by ?x ?s a nun:rej|"), ["nun:Rejection"]);
    assert_eq!(at("SELCT ?s { ?s a nun:Plan . ?s proposedb|"), ["nun:proposedBy"]);
}

#[test]
fn an_entity_by_its_label() {
    assert_eq!(at("SELECT ?x { ?x nun:by lin|"), ["id:lind"]);
    assert_eq!(at("SELECT ?x { ?x nun:about \"peace pl|"), ["id:plan"]);
    assert_eq!(at("SELECT ?x { ?x nun:by minsiter|"), ["id:holm"]);
    assert_eq!(at("SELECT ?x { ?x nun:by id:h|"), ["id:holm", "id:holmby", "id:holmby-fair"]);
}

#[test]
fn the_values_that_a_property_has_where_they_are_few() {
    assert_eq!(at("SELECT ?x { ?x nun:proposedBy |"), ["?x", "id:lind"]);
    assert_eq!(at("SELECT ?x { ?x nun:status nun:|"), ["nun:Negated"]);
    assert_eq!(at("SELECT ?x { ?x nun:status nun:Hyp|"), ["nun:Hypothetical"]);
    assert_eq!(at("SELECT ?x { ?x nun:proposedBy id:|")[..2], ["id:lind", "id:plan"]);
}

#[test]
fn where_names_are_ambiguous_they_are_completed_first() {
    assert_eq!(at("SELECT ?x { ?x nun:by Hol|"), ["\"Ida Holm", "\"Holmby", "\"Holmby Fair"]);
}

#[test]
fn a_name_that_is_typed_whole_is_meant_also_where_others_begin_so() {
    assert_eq!(at("SELECT ?x { ?x nun:by holmb|"), ["\"Holmby", "\"Holmby Fair"]);
    assert_eq!(at("SELECT ?x { ?x nun:by holmby|"), ["id:holmby"]);
    assert_eq!(at(".show \"Holmby|"), ["id:holmby"]);
}

#[test]
fn keywords_that_may_stand_there() {
    assert_eq!(at("sel|"), ["select"]);
    assert_eq!(at("SELECT ?x { ?x ?p ?o } O|"), ["OFFSET", "ORDER"]);
    assert_eq!(at("SELECT ?x { ?x ?p ?o } ORDER |"), ["BY"]);
    assert_eq!(at("SELECT ?x { ?x ?p ?o . FILTER (STRL|"), ["STRLANG", "STRLEN"]);
}

#[test]
fn variables_of_the_whole_query() {
    assert_eq!(at("SELECT ?w| { ?who nun:rejects ?what }"), ["?what", "?who"]);
    assert_eq!(at("SELECT | { ?who nun:rejects ?what }")[..2], ["?what", "?who"]);
    assert_eq!(at("SELECT ?who { ?who nun:rejects ?what FILTER(?wt|"), ["?what"]);
}

#[test]
fn nothing_within_a_comment() {
    assert_eq!(at("SELECT ?x { # nun:re|"), [""; 0]);
}

#[test]
fn commands_questions_and_their_parameters() {
    assert_eq!(at(".qu|"), [".queries", ".quit"]);
    assert_eq!(at(".run |"), ["by-whom", "who-says"]);
    assert_eq!(at(".run who-says |"), ["actor=", "limit="]);
    assert_eq!(at(".run who-says actor=lin|"), ["id:lind"]);
    assert_eq!(at(".run who-says actor=\"Otto L|"), ["id:lind"]);
    assert_eq!(at(".run who-says limit=|"), ["5"]);
    assert_eq!(at(".article fl|"), ["flood-1", "flood-2"]);
    assert_eq!(at(".compare flood-1 flood-2|"), ["flood-2"]);
    assert_eq!(at(".queries |"), ["stances"]);
    assert_eq!(at(".format m|"), ["md"]);
}

#[test]
fn what_a_command_takes() {
    assert_eq!(at(".show otto l|"), ["id:lind"]);
    assert_eq!(at(".schema rej|"), ["nun:Rejection"]);
    assert_eq!(at(".timeout o|"), ["off"]);
    assert_eq!(at(".read tests/shell/ri|"), ["tests/shell/river.ttl"]);
    assert_eq!(at(".add data/arti|"), ["data/articles/"]);
}

#[test]
fn values_that_a_question_takes_from_the_graph() {
    assert_eq!(at(".run by-whom by=|"), ["id:holm", "id:lind"]);
    assert_eq!(at(".run by-whom by=ott|"), ["id:lind"]);
    assert_eq!(at(".run by-whom kind=|"), ["nun:Rejection"]);
}

#[test]
fn the_options_of_exports_and_their_values() {
    assert_eq!(at(".export gex|"), ["gexf"]);
    assert_eq!(at(".export gexf out.gexf |"), ["--types", "--relations", "--entity", "--raw"]);
    assert_eq!(at(".export gexf out.gexf --r|"), ["--relations", "--raw"]);
    assert_eq!(at(".export gexf out.gexf --types pl|"), ["place", "plan"]);
    assert_eq!(at(".export gexf out.gexf --types person,pla|"), ["place", "plan"]);
    assert_eq!(at(".export gexf out.gexf --relations rejects,acc|"), ["accepts"]);
    assert_eq!(at(".export gexf out.gexf --raw --entity lin|"), ["id:lind"]);
}
