//! Sentences and the clauses that they give, one literal line a clause.

use std::fmt::Write;

use super::*;
use crate::ingest::{Article, Block, BlockKind};
use crate::language::document::{Builder, TokenSpec};
use crate::language::{Analyser, read};
use crate::language::{Dep, Document, Pos, Tag, TokenId};
use crate::text::Span;
use proptest::prelude::*;

/// Returns the clauses of a text, one line each.
fn lines(text: &str) -> Vec<String> {
    let span = Span::from_range(0..text.len());
    let article = Article {
        source: crate::ingest::Source::default(),
        id: String::new(),
        text: text.to_owned(),
        title: None,
        date: None,
        url: None,
        publisher: None,
        blocks: vec![Block { span, kind: BlockKind::Paragraph }],
    };
    let document = read(&Analyser::english(), &article);
    let clauses = find(&document);
    let count = u32::try_from(clauses.clauses.len()).unwrap();
    (0..count).map(|id| clauses.describe(ClauseId(id), &document)).collect()
}

/// Checks that each sentence gives the clauses beside it, among others, and reports all that fail.
fn check(cases: &[(&str, &[&str])]) {
    let mut failures = String::new();
    for (text, expected) in cases {
        let found = lines(text);
        for line in expected.iter().filter(|line| !found.contains(&(**line).to_owned())) {
            let _ = writeln!(failures, "{text}\n  expected {line}\n  found    {found:#?}");
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn sentences_give_their_clauses() {
    check(&[VOICES, SHARED, CONTROLLED, NOUNS, MOODS, NEGATIONS, MENDED].concat());
}

/// Returns a document of one block over `tokens`: its head, label and tag by number.
fn random_document(tokens: &[(u32, usize, usize, usize, bool)]) -> Document {
    let text = "plan no ".repeat(tokens.len());
    let mut builder = Builder::new(text);
    builder.start_block(0);
    let count = u32::try_from(tokens.len()).unwrap();
    for (at, (head, dep, tag, pos, starts_sentence)) in tokens.iter().enumerate() {
        let words = ["reject", "plan", "not", "who", "by", "be", "going", "approval"];
        builder.push(TokenSpec {
            span: Span::from_range(at * 8..at * 8 + 4),
            lemma: words[(dep + tag) % words.len()],
            tag: Tag::ALL[tag % Tag::ALL.len()],
            pos: Pos::ALL[pos % Pos::ALL.len()],
            head: TokenId(head % count),
            dep: Dep::ALL[dep % Dep::ALL.len()],
            starts_sentence: *starts_sentence,
        });
    }
    builder.finish()
}

proptest! {
    /// Whatever a model may say, circles and arcs over sentences included.
    #[test]
    fn any_tree_gives_clauses(
        tokens in proptest::collection::vec((0_u32..40, 0_usize..60, 0_usize..60, 0_usize..30, any::<bool>()), 1..40)
    ) {
        let document = random_document(&tokens);
        let clauses = find(&document);
        let predicates: Vec<TokenId> = clauses.clauses.iter().map(|clause| clause.predicate).collect();
        prop_assert!(predicates.is_sorted_by(|one, next| one < next));
        for clause in &clauses.clauses {
            prop_assert!(clause.span.end as usize <= document.text().len());
            for argument in &clause.arguments {
                prop_assert!(argument.tokens.contains(argument.head));
                prop_assert!(argument.tokens.end.index() <= document.tokens().len());
            }
        }
    }
}

const VOICES: &[(&str, &[&str])] = &[
    ("Kenya rejected the treaty.", &["reject(agent: Kenya, patient: treaty)"]),
    ("The treaty was rejected by Kenya.", &["reject(agent: Kenya, patient: treaty)"]),
    (
        "Kenya, which had rejected the treaty, left the room.",
        &["reject(agent: Kenya, patient: treaty)", "leave(agent: Kenya, patient: room)"],
    ),
    ("The treaty that Kenya rejected is dead.", &["reject(agent: Kenya, patient: treaty)"]),
    ("The treaty Kenya rejected is dead.", &["reject(agent: Kenya, patient: treaty)"]),
    ("The treaty rejected by Kenya is dead.", &["reject(agent: Kenya, patient: treaty)"]),
    ("Kenya dislikes the terms that it agreed to.", &["agree(agent: it, to: terms)"]),
    ("Miners are opposed to the law.", &["opposed(agent: Miners, to: law)"]),
    ("Norway is against the ban.", &["be(agent: Norway, against: ban)"]),
    ("She is the leader of the party.", &["be(agent: She, attribute: leader)"]),
    (
        "The court made it clear that the law was void.",
        &["make clear(agent: court, complement: void)", "void(agent: law)"],
    ),
];

const SHARED: &[(&str, &[&str])] = &[
    (
        "Kenya and Ghana rejected the treaty.",
        &["reject(agent: Kenya, agent: Ghana, patient: treaty)"],
    ),
    (
        "The senate debated the bill and rejected it.",
        &["debate(agent: senate, patient: bill)", "reject(agent: senate, patient: it)"],
    ),
    (
        "The minister drafted and signed the accord.",
        &["draft(agent: minister, patient: accord)", "sign(agent: minister, patient: accord)"],
    ),
    (
        "The treaty was signed in May and was rejected by Ghana in June.",
        &["reject(agent: Ghana, patient: treaty, in: June)"],
    ),
];

const CONTROLLED: &[(&str, &[&str])] = &[
    ("Kenya decided to reject the treaty.", &["reject(agent: Kenya, patient: treaty)"]),
    ("The minister refused to accept the terms.", &["not accept(agent: minister, patient: terms)"]),
    ("Chile failed to ratify the treaty.", &["not ratify(agent: Chile, patient: treaty)"]),
    (
        "The premier urged Chile to accept the terms.",
        &["hypothetical accept(agent: Chile, patient: terms)"],
    ),
    (
        "The premier wants Chile to accept the terms.",
        &["hypothetical accept(agent: Chile, patient: terms)"],
    ),
    (
        "The envoy called on Chile to free the sailors.",
        &["hypothetical free(agent: Chile, patient: sailors)"],
    ),
    ("Chile is expected to reject the treaty.", &["planned reject(agent: Chile, patient: treaty)"]),
    (
        "The general was accused of ordering the attack.",
        &["order(agent: general, patient: attack)"],
    ),
    ("Chile left the talks, citing threats.", &["cite(agent: Chile, patient: threats)"]),
];

const NOUNS: &[(&str, &[&str])] = &[
    ("Kenya's rejection of the treaty came late.", &["reject(agent: Kenya, patient: treaty)"]),
    ("The Kenyan rejection of the treaty came late.", &["reject(agent: Kenyan, patient: treaty)"]),
    ("Kenya gave its approval to the treaty.", &["approve(agent: Kenya, patient: treaty)"]),
    ("The bishop voiced support for the miners.", &["support(agent: bishop, patient: miners)"]),
    ("The bishop held talks with the miners.", &["talk(agent: bishop, with: miners)"]),
    (
        "The refusal of the bishop to meet miners angered many.",
        &["refuse(agent: bishop, complement: meet)", "not meet(agent: bishop, patient: miners)"],
    ),
];

const MOODS: &[(&str, &[&str])] = &[
    ("Kenya did not reject the treaty.", &["not reject(agent: Kenya, patient: treaty)"]),
    ("Nobody rejected the treaty.", &["not reject(agent: Nobody, patient: treaty)"]),
    ("Kenya will reject the treaty.", &["planned reject(agent: Kenya, patient: treaty)"]),
    ("They demand that the treaty be signed.", &["hypothetical sign(patient: treaty)"]),
    ("Kenya may reject the treaty.", &["hypothetical reject(agent: Kenya, patient: treaty)"]),
    (
        "The minister said Kenya would not accept the terms.",
        &["not planned accept(agent: Kenya, patient: terms)"],
    ),
    (
        "If Ghana agreed, Kenya would sign the treaty.",
        &["conditional agree(agent: Ghana)", "conditional sign(agent: Kenya, patient: treaty)"],
    ),
    ("Kenya cannot accept the terms.", &["not accept(agent: Kenya, patient: terms)"]),
    ("The minister denied having met the rebels.", &["not meet(agent: minister, patient: rebels)"]),
];

const NEGATIONS: &[(&str, &[&str])] = &[
    (
        "Neither Kenya nor Ghana accepted the terms.",
        &["not accept(agent: Kenya, agent: Ghana, patient: terms)"],
    ),
    (
        "The envoy did not rule out signing the accord.",
        &[
            "not rule out(agent: envoy, complement: sign)",
            "hypothetical sign(agent: envoy, patient: accord)",
        ],
    ),
    (
        "Kenya stopped short of rejecting the accord.",
        &["not reject(agent: Kenya, patient: accord)"],
    ),
    (
        "Rather than accept the offer, miners walked out.",
        &["not accept(agent: miners, patient: offer)"],
    ),
    (
        "The parties have yet to agree on a date.",
        &["not hypothetical agree(agent: parties, on: date)"],
    ),
    (
        "Without giving details, the envoy left.",
        &["not give(agent: envoy, patient: details)", "leave(agent: envoy)"],
    ),
    ("The senator is not opposed to the tax.", &["not opposed(agent: senator, to: tax)"]),
    (
        "Chile's minister ruled out any talks with Peru.",
        &["rule out(agent: minister, patient: talks)", "not talk(with: Peru)"],
    ),
];

const MENDED: &[(&str, &[&str])] = &[
    (
        "The new rules were not, however, accepted by both sides.",
        &["not accept(agent: sides, patient: rules)"],
    ),
    (
        "Germany has resisted calls to write off part of the debt.",
        &["resist(agent: Germany, patient: calls)", "call(complement: write off)"],
    ),
    (
        "The two states reached a deal to cut tariffs by half.",
        &["agree(agent: states, complement: cut)"],
    ),
    (
        "Two members, Ann Roe and Jo Doe, opposed the bill.",
        &["oppose(agent: Roe, agent: Doe, patient: bill)"],
    ),
    (
        "The union accused the firm of breaking the law, a charge the firm denied.",
        &["deny(agent: firm, patient: charge)", "break(agent: firm, patient: law)"],
    ),
    ("Three miners killed in blast", &["kill(patient: miners, in: blast)"]),
    ("Premier ready to work on new treaty", &["planned work(agent: Premier, on: treaty)"]),
    (
        "The firm offered to build a road, to hire a hundred men and to train police.",
        &["offer(agent: firm, complement: build, complement: hire, complement: train)"],
    ),
    (
        "The treaty provides for a ban on mines, the withdrawal of troops and an amnesty for rebels.",
        &["provide(agent: treaty, for: ban, for: withdrawal, for: amnesty)"],
    ),
    (
        "Kenya and Chad have agreed to a truce in Gaza, Norway's trade ministry said on Monday.",
        &["say(agent: ministry, complement: agree, on: Monday)"],
    ),
    (
        "The envoy had urged the king to accept a pause; the adviser opposed it.",
        &[
            "hypothetical accept(agent: king, patient: pause)",
            "oppose(agent: adviser, patient: it)",
        ],
    ),
    (
        "The judge ordered Kenya to pay the funds a billion, to stop evading taxes and to talk.",
        &[
            "order(agent: judge, patient: Kenya, complement: pay, complement: stop, complement: talk)",
        ],
    ),
    ("Kenya backed the plan, as did Chad.", &["back(agent: Chad, patient: plan)"]),
    ("Kenya did not support the plan, nor did Chad.", &["not support(agent: Chad, patient: plan)"]),
    (
        "Kenya and Chad have agreed to a truce in Gaza, Norway's trade ministry said on Monday, \
         hours after the envoys met.",
        &["say(agent: ministry, complement: agree, on: Monday)"],
    ),
    (
        "Rosa Diaz said after talks with a Chilean delegation that Kenya would not agree to a deal.",
        &["say(agent: Diaz, complement: agree, after: talks)"],
    ),
    (
        "Kenya will not accept any limits on the size of its army, Rosa Diaz, Chile's deputy \
         ambassador to the United Nations, told the Security Council.",
        &["tell(agent: Diaz, patient: Council, complement: accept)"],
    ),
    ("Rosa Diaz was once the minister of Chile.", &["be(agent: Diaz, attribute: minister)"]),
];
