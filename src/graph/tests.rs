//! What holds of every graph: order does not matter, nothing dangles, only what is asserted is plain.

use std::collections::BTreeSet;

use oxigraph::model::{NamedOrBlankNode, Quad, Term};
use proptest::prelude::*;

use super::*;
use crate::entities::tests::sample::Story;
use crate::entities::{Digest, Overrides, merge, merge_with};
use crate::facts::Status;
use crate::mentions::EntityKind;
use crate::ontology;

/// Returns the graph as sorted lines, IRIs shortened.
fn lines(digests: Vec<Digest>) -> Vec<String> {
    let shorten = |text: String| {
        let iri = text.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
        iri.and_then(ontology::shorten).unwrap_or(text)
    };
    let line = |quad: &Quad| {
        let parts = [quad.subject.to_string(), quad.predicate.to_string(), quad.object.to_string()];
        parts.map(shorten).join(" ")
    };
    build(&merge(digests)).iter().map(line).collect()
}

/// Returns the plain triples of one article.
fn plain(tell: impl FnOnce(&mut Story)) -> Vec<String> {
    let mut story = Story::new("a", "A sentence.");
    tell(&mut story);
    let plain = [
        "nun:rejects",
        "nun:holdsRole",
        "nun:proposes",
        "nun:disputedBy",
        "nun:assertedBy",
        "nun:meets",
    ];
    let strip = |node: &str| node.rsplit_once('-').map_or(node, |(words, _)| words).to_owned();
    let lines = lines(vec![story.digest()]).into_iter().filter_map(|line| {
        let [subject, predicate, object] =
            line.splitn(3, ' ').collect::<Vec<_>>().try_into().ok()?;
        plain
            .contains(&predicate)
            .then(|| format!("{} {predicate} {}", strip(subject), strip(object)))
    });
    lines.collect()
}

#[test]
fn what_an_article_asserts_is_a_plain_triple() {
    let triples = plain(|story| {
        let (rosa, norway) = (
            story.name(EntityKind::Person, "Rosa Diaz"),
            story.name(EntityKind::Country, "Norway/Norway"),
        );
        story.role(rosa, "fisheries minister", Some(norway));
        story.rejects(rosa, "lower quotas");
        story.proposes(norway, "a longer season", None);
        story.says(rosa, "the boats left");
        story.denies(norway, "the boats left");
        story.meet(&[rosa, norway]);
    });
    assert_eq!(
        triples,
        [
            "id:claim-boats-left nun:assertedBy id:person-rosa-diaz",
            "id:claim-boats-left nun:disputedBy id:country-norway",
            "id:country-norway nun:meets id:person-rosa-diaz",
            "id:country-norway nun:proposes id:point-a-longer-season",
            "id:person-rosa-diaz nun:holdsRole id:role-fisheries-minister",
            "id:person-rosa-diaz nun:meets id:country-norway",
            "id:person-rosa-diaz nun:rejects id:point-lower-quotas",
        ]
    );
}

#[test]
fn several_who_do_it_have_the_verb_of_several() {
    let mut story = Story::new("a", "a");
    let skippers = story.nameless(EntityKind::Group, "skippers");
    let rosa = story.name(EntityKind::Person, "Rosa Diaz");
    story.rejects(skippers, "lower quotas");
    story.rejects(rosa, "lower quotas");
    let lines = lines(vec![story.digest()]).join("\n");
    assert!(lines.contains("\"skippers reject lower quotas\""), "{lines}");
    assert!(lines.contains("\"Rosa Diaz rejects lower quotas\""), "{lines}");
}

#[test]
fn what_is_not_asserted_is_none() {
    for status in [Status::Negated, Status::Planned, Status::Conditional, Status::Hypothetical] {
        let triples = plain(|story| {
            let rosa = story.name(EntityKind::Person, "Rosa Diaz");
            story.rejects(rosa, "lower quotas");
            story.status(status);
        });
        assert_eq!(triples, Vec::<String>::new());
    }
}

#[test]
fn what_only_another_reports_is_none_but_one_s_own_word_is() {
    let triples = plain(|story| {
        let rosa = story.name(EntityKind::Person, "Rosa Diaz");
        let paper = story.name(EntityKind::Organisation, "The Herring");
        story.rejects(rosa, "lower quotas");
        story.reported_by(&[paper]);
        story.rejects(rosa, "a shorter season");
        story.reported_by(&[rosa]);
    });
    assert_eq!(triples, ["id:person-rosa-diaz nun:rejects id:point-a-shorter-season"]);
}

#[test]
fn the_articles_of_a_graph_come_back_from_it() {
    let mut story =
        Story::new("a", "---\ntitle: Quotas\ndate: 2009-12-14\n---\nThe boats\r\nleft.\n");
    story.name(EntityKind::Person, "Rosa Diaz");
    let quads = build(&merge(vec![story.digest()]));
    let [article] = articles(&quads).try_into().unwrap();
    assert_eq!((article.id.as_str(), article.title.as_deref()), ("a", Some("Quotas")));
    assert_eq!(
        article.file_text(),
        "---\ntitle: Quotas\ndate: 2009-12-14\n---\nThe boats\r\nleft.\n"
    );
    assert!(quads.iter().all(is_own));
}

/// Returns any of a few articles, in which the same few names and words come up again and again.
fn any_story() -> impl Strategy<Value = (usize, Vec<(usize, usize, usize)>)> {
    (0..40usize, prop::collection::vec((0..7usize, 0..18usize, 0..8usize), 0..9))
}

fn told((id, facts): &(usize, Vec<(usize, usize, usize)>)) -> Digest {
    const NAMES: [(EntityKind, &str); 18] = [
        (EntityKind::Person, "Sergei Lavrov"),
        (EntityKind::Person, "Sergey Lavrov"),
        (EntityKind::Person, "Lavrov"),
        (EntityKind::Organisation, "Lavrov"),
        (EntityKind::Person, "Dan Hill"),
        (EntityKind::Person, "Daniel B. Hill"),
        (EntityKind::Country, "Norway/Norway"),
        (EntityKind::Place, "Oslo/Norway"),
        (EntityKind::Organisation, "Ministry of Fisheries/Norway"),
        (EntityKind::Organisation, "Ministry of Fisheries/Chile"),
        (EntityKind::Organisation, "Ministry of Fisheries"),
        (EntityKind::Group, "skippers"),
        (EntityKind::Person, "D. Hill"),
        (EntityKind::Person, "Hill Daniel"),
        (EntityKind::Person, "Margarethe Lindqvist"),
        (EntityKind::Person, "Margarethe Lindqist"),
        (EntityKind::Organisation, "Nordfisk AG"),
        (EntityKind::Organisation, "Nordfisk"),
    ];
    const WORDS: [&str; 8] = [
        "lower the yearly quota for northern herring by half",
        "Lower the yearly quota for northern herring, by half",
        "longer season for cod",
        "a longer season for cod",
        "herring",
        "12-point plan",
        "the 12-point fishing plan",
        "",
    ];
    let mut story = Story::new(&format!("story {id}"), &format!("Story {} {facts:?}.", id / 2));
    for (kind, name, words) in facts {
        let (of, name) = NAMES[*name];
        let who = story.name(of, name);
        let words = WORDS[*words];
        match kind {
            0 => story.proposes(who, words, None),
            1 => {
                let plan = story.nameless(EntityKind::Document, words);
                story.proposes(who, "longer season for cod", Some(plan));
            }
            2 => story.rejects(who, words),
            3 => story.says(who, words),
            4 => story.denies(who, words),
            5 => story.role(who, words, None),
            _ => {
                let source = story.nameless(EntityKind::Person, "senior official");
                story.meet(&[who, source]);
                story.reported_by(&[source]);
            }
        }
    }
    story.digest()
}

/// Decisions on the names of the articles.
const DECISIONS: [&str; 4] = [
    "same,person,Margarethe Lindqvist,D. Hill,",
    "same,organisation,Ministry of Fisheries,Nordfisk,they merged",
    "different,person,Lavrov,Sergey Lavrov,",
    "different,person,Dan Hill,Hill Daniel,father and son",
];

proptest! {
    #[test]
    fn the_order_of_articles_and_of_decisions_does_not_matter(
        (stories, shuffled) in prop::collection::vec(any_story(), 0..9)
            .prop_flat_map(|stories| (Just(stories.clone()), Just(stories).prop_shuffle())),
        decisions in Just(DECISIONS.to_vec()).prop_shuffle(),
    ) {
        let graph = |stories: &[_], decisions: &[&str]| {
            let table = format!("decision,kind,name,other,reason\n{}\n", decisions.join("\n"));
            let overrides = Overrides::default().and(&table).unwrap();
            build(&merge_with(stories.iter().map(told).collect(), &overrides))
        };
        prop_assert_eq!(graph(&stories, &DECISIONS), graph(&shuffled, &decisions));
    }

    #[test]
    fn the_order_of_articles_does_not_matter(
        (stories, shuffled) in prop::collection::vec(any_story(), 0..9)
            .prop_flat_map(|stories| (Just(stories.clone()), Just(stories).prop_shuffle()))
    ) {
        let graph = |stories: &[_]| build(&merge(stories.iter().map(told).collect()));
        prop_assert_eq!(graph(&stories), graph(&shuffled));
    }

    #[test]
    fn nothing_dangles_and_everything_has_a_label(
        stories in prop::collection::vec(any_story(), 0..9)
    ) {
        let quads = build(&merge(stories.iter().map(told).collect()));
        let with = |term: ontology::Term| -> BTreeSet<String> {
            let with = quads.iter().filter(|quad| quad.predicate == term.iri());
            with.map(|quad| quad.subject.to_string()).collect()
        };
        let (labelled, typed) = (with(ontology::LABEL), with(ontology::TYPE));
        let statements = quads.iter().filter(|quad| quad.object == ontology::STATEMENT.iri().into());
        let derived = with(ontology::DERIVED_FROM);
        for statement in statements {
            prop_assert!(derived.contains(&statement.subject.to_string()));
        }
        for quad in &quads {
            prop_assert!(matches!(quad.subject, NamedOrBlankNode::NamedNode(_)));
            let subject = quad.subject.to_string();
            prop_assert!(labelled.contains(&subject) && typed.contains(&subject), "{}", subject);
            if let Term::NamedNode(object) = &quad.object {
                let data = object.as_str().starts_with(ontology::namespace("id"));
                prop_assert!(!data || typed.contains(&object.to_string()), "{}", object);
            }
        }
    }
}
