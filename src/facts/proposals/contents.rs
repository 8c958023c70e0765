//! What is put forward: which targets of a frame are proposals, and in what words.

use super::super::arguments::{self, actor, document_kind, named_somehow, phrase, whole_words};
use super::super::frames::{Frame, Relation};
use super::super::lexicon::{self, Noun};
use super::super::{Phrase, Reading, cues, plans};
use crate::clauses::{Argument, Clause, Form, Link, Quote, Slot};
use crate::language::{Dep, Pos, Tag, TokenId};
use crate::mentions::{ChainId, EntityKind};
use crate::text::Span;

/// Tells whether a target says what is put forward.
pub(super) fn is_content(
    reading: Reading<'_>,
    clause: &Clause,
    frame: &Frame,
    target: &Argument,
    bound: Option<&Argument>,
) -> bool {
    // A single word is the scrap of a list that the parser misread, and "which" of a noun's.
    let document = reading.document;
    let which = target.tokens.iter().take(2).any(|word| document[word].tag == Tag::Wdt);
    let is_scrap = target.slot == Slot::Complement && (target.tokens.len() < 2 || which);
    // In 'told the press, "to show …"' the infinitive is what is said, not what is asked.
    let says = cues::verb(&frame.lemma).is_some_and(|cue| cue.act == "say");
    let is_said = says && frame.binds_somebody() && bound.is_some() && is_apart(reading, target);
    let says_nothing = is_pronoun(reading, target) && named_somehow(reading, target.head).is_none();
    document_kind(reading, target.head) != Some(Noun::Part)
        && !is_scrap
        && !is_said
        && !is_passed_over(reading, target)
        && !is_known_request(reading, target)
        && !is_bare_plan(reading, clause, target)
        && !is_free_relative(reading, clause, target)
        && !is_gapped(clause, target)
        && !is_member(reading, frame, target)
        && !is_proform(reading, target.head)
        && !leaves_object_out(reading, target)
        && !tells_what_was(reading, frame, target)
        && !says_nothing
}

/// Tells whether a clause tells what was, which nobody puts forward: "a proposal that *she called unfair*".
fn tells_what_was(reading: Reading<'_>, frame: &Frame, target: &Argument) -> bool {
    // "Made the appeal days after the council sat": what is demanded in the past is told by "that".
    let that = reading.document.child(target.head, Dep::Mark).is_some();
    let asks = frame.relation == Relation::Proposes || frame.is_idiom() && !that;
    let past = reading.document[target.head].tag == Tag::Vbd;
    let told = |id| arguments::tells_what_is(reading, &reading.clauses[id]);
    asks && past && target.slot == Slot::Complement && target.clause.is_some_and(told)
}

/// Tells whether the object of what is to be done is the noun before it: "goods *that Kenya wants them to sell*".
fn leaves_object_out(reading: Reading<'_>, target: &Argument) -> bool {
    let Some(clause) = target.clause.map(|id| &reading.clauses[id]) else { return false };
    let Some(object) = clause.first(Slot::Patient) else { return false };
    object.head < target.tokens.start
        && reading.document.ancestors(target.head).any(|above| above == object.head)
}

/// Tells whether a mark other than a comma parts the target from what stands before it.
fn is_apart(reading: Reading<'_>, target: &Argument) -> bool {
    let document = reading.document;
    let before = target.tokens.start.previous();
    before.is_some_and(|id| document[id].pos == Pos::Punct && document.word(id) != ",")
}

/// Returns the words of what is put forward, if they are whole words.
pub(super) fn words(
    reading: Reading<'_>,
    clause: &Clause,
    frame: &Frame,
    target: &Argument,
    bound: Option<&Argument>,
) -> Option<Phrase> {
    // "Kenya was urged to act" has no words of its own for what Kenya is to do.
    let bound = bound.filter(|it| it.head > clause.predicate || clause.form == Form::Nominal);
    let mut content = with_bound(reading, phrase(reading, target), target, bound);
    // "The deal includes *no* tax": what is not in it is the tax.
    if frame.relation == Relation::Contains
        && let Some(no) = reading.document.child(target.head, Dep::Det)
        && clause.negated
        && reading.document.word(no).eq_ignore_ascii_case("no")
        && reading.document[no].span.start == content.span.start
    {
        content.span.start = reading.document[no.next()].span.start;
    }
    let whole = frame.relation == Relation::Contains || plans::is_plan(reading, target.head);
    let open = !frame.is_idiom() && target.slot == Slot::Patient;
    if (whole || frame.puts_forward_somebody()) && open {
        content.span = to_the_end(reading, content.span, clause);
    }
    content.span = whole_words(reading, content.span)?;
    content.span = with_closing_quote(reading, content.span);
    Some(content)
}

/// Lets the words take in the mark that closes a quotation which they open: "demanded *“full” pay*".
fn with_closing_quote(reading: Reading<'_>, content: Span) -> Span {
    let document = reading.document;
    let text = document.text();
    let opened = |quote: &Quote| {
        content.contains(Span::new(quote.outer.start, quote.outer.start + 1))
            && quote.outer.end > content.end
            && !Span::new(content.end, quote.outer.end).of(text).contains(char::is_alphanumeric)
    };
    let quote = reading.clauses.quotes.iter().find(|quote| opened(quote));
    quote.map_or(content, |quote| Span::new(content.start, quote.outer.end))
}

/// Tells whether the target only points back at what was asked: "made *the request*".
fn is_known_request(reading: Reading<'_>, target: &Argument) -> bool {
    let document = reading.document;
    let mut determiners = document.children_as(target.head, Dep::Det);
    let known = determiners.any(|word| matches!(document.lemma(word), "the" | "this" | "that"));
    let says_more = document
        .children(target.head)
        .iter()
        .any(|child| matches!(document[*child].dep, Dep::Prep | Dep::Acl | Dep::Relcl));
    known && !says_more && document_kind(reading, target.head) == Some(Noun::Demand)
}

/// Tells whether "what" stands for the target, and nothing behind it tells more: "*what* the lenders
/// demanded", not "what they want is *a loan*".
fn is_free_relative(reading: Reading<'_>, clause: &Clause, target: &Argument) -> bool {
    let document = reading.document;
    let what = |word: TokenId| document[word].tag == Tag::Wp && document.lemma(word) == "what";
    target.slot == Slot::Patient
        && document
            .children_as(clause.predicate, Dep::Dobj)
            .any(|word| what(word) && target.head <= word)
}

/// Tells whether the object of what is put forward stands outside of the target: "the pact they vowed
/// *to draft*", "the pact *that they vowed to draft*".
fn is_gapped(clause: &Clause, target: &Argument) -> bool {
    let relative = matches!(clause.parent, Some((_, Link::Relative)));
    let lone = target.tokens.len() <= 2 || target.tokens.contains(clause.predicate);
    relative && lone && target.slot == Slot::Complement
}

/// Tells whether the target is a name among those that a plan takes in: "a pact that includes *Peru*".
fn is_member(reading: Reading<'_>, frame: &Frame, target: &Argument) -> bool {
    let named = |chain: ChainId| {
        let kind = reading.mentions[chain].kind;
        let body = matches!(
            kind,
            EntityKind::Person | EntityKind::Organisation | EntityKind::Country | EntityKind::Place
        );
        body && (reading.mentions[chain].named || is_land(reading, target.head))
    };
    frame.relation == Relation::Contains
        && target.slot == Slot::Patient
        && (reading.document[target.head].pos == Pos::Propn || is_land(reading, target.head))
        && reading.mentions.chain_at(target.head).is_some_and(named)
}

/// Tells whether the noun is a land or towns of a name: "the *Arbor and Holm regions*".
fn is_land(reading: Reading<'_>, head: TokenId) -> bool {
    let document = reading.document;
    let place = |chain: ChainId| reading.mentions[chain].kind == EntityKind::Place;
    reading.mentions.chain_at(head).is_some_and(place)
        && document.children(head).iter().any(|child| document[*child].pos == Pos::Propn)
}

/// Tells whether the target is a plan of which the clause tells who made it, and nothing else does: "*a
/// plan* drawn up by the union would …".
fn is_bare_plan(reading: Reading<'_>, clause: &Clause, target: &Argument) -> bool {
    let document = reading.document;
    let relative = document.head(clause.predicate) == Some(target.head);
    let a = document.children_as(target.head, Dep::Det).any(|word| document.lemma(word) == "a");
    let mut others = document.children(target.head).iter().filter(|it| **it != clause.predicate);
    let bare = others.all(|it| match document[*it].dep {
        Dep::Det | Dep::Punct => true,
        Dep::Amod => document.lemma(*it) == "new",
        _ => false,
    });
    relative && a && bare && plans::is_plan(reading, target.head)
}

/// Tells whether the target says again what stands elsewhere: "do so", "better ones", "the following".
fn is_proform(reading: Reading<'_>, head: TokenId) -> bool {
    let document = reading.document;
    let so = || document.children_as(head, Dep::Advmod).any(|word| document.lemma(word) == "so");
    match document.lemma(head) {
        "do" => so(),
        "follow" | "following" => document.child(head, Dep::Det).is_some(),
        "one" => document[head].tag != Tag::Cd,
        _ => false,
    }
}

/// Tells whether "rather than" or "instead of" stands before the target.
fn is_passed_over(reading: Reading<'_>, target: &Argument) -> bool {
    let before = |steps: u32| {
        let id = target.tokens.start.0.checked_sub(steps).map(TokenId)?;
        Some(reading.document.word(id).to_lowercase())
    };
    let first = reading.document.word(target.tokens.start).to_lowercase();
    let words = [before(2), before(1), Some(first)].map(Option::unwrap_or_default);
    words.windows(2).any(|pair| pair == ["rather", "than"] || pair == ["instead", "of"])
}

/// Lets the content take in the party that it binds: "urged *the council to act*".
fn with_bound(
    reading: Reading<'_>,
    content: Phrase,
    target: &Argument,
    bound: Option<&Argument>,
) -> Phrase {
    let Some(bound) = bound else { return content };
    let span = reading.document.span(bound.tokens);
    // "Sought *a pledge from Kenya*", where the parser takes "from" to the verb.
    if target.slot == Slot::Patient && bound.preposition.as_deref() == Some("from") {
        let follows = target.tokens.end.0.abs_diff(bound.tokens.start.0) <= 1;
        let span = if follows { content.span.cover(span) } else { content.span };
        return Phrase { span, ..content };
    }
    if target.slot != Slot::Complement {
        return content;
    }
    let between = target.tokens.start.0.saturating_sub(bound.tokens.end.0);
    if span.start < content.span.start && between <= 2 {
        return Phrase { span: span.cover(content.span), chain: None };
    }
    content
}

/// Returns the party that would have to do it: the one that is asked, else the doer of the content.
pub(super) fn binds(
    reading: Reading<'_>,
    target: &Argument,
    bound: Option<&Argument>,
) -> Option<ChainId> {
    if let Some(party) = bound.and_then(|bound| actor(reading, bound.head)) {
        return Some(party);
    }
    let content = &reading.clauses[target.clause?];
    let party = actor(reading, content.first(Slot::Agent)?.head)?;
    // "The return of refugees" is for them.
    let deed = content.form == Form::Nominal;
    let people = reading.mentions[party].kind == EntityKind::Group;
    (!deed || !people || reading.mentions[party].named).then_some(party)
}

/// Lets the words of a plan run on to the end of the clause: "sent *a bill to the house that …*".
fn to_the_end(reading: Reading<'_>, content: Span, clause: &Clause) -> Span {
    let text = reading.document.text();
    let goes_on = clause.arguments.iter().all(|argument| {
        let span = reading.document.span(argument.tokens);
        span.start < content.end || argument.slot == Slot::Oblique || argument.preposition.is_some()
    });
    let rest = Span::new(content.end, clause.span.end.max(content.end));
    let behind = rest.of(text);
    let tells =
        |id: TokenId| matches!(reading.document[id].dep, Dep::Relcl | Dep::Acl | Dep::Ccomp);
    let continues = behind.starts_with(' ')
        && !behind.contains([',', ';', '"', '“', '—'])
        && (reading.document.tokens_in(rest).iter().any(tells) || !is_circumstance(behind));
    if goes_on && continues {
        content.cover(Span::new(content.start, clause.span.end))
    } else {
        content
    }
    .trim_matches(text, |c| c.is_whitespace() || ".,;:".contains(c))
}

/// Tells whether words behind a plan tell when, where or how it was put forward: "a plan *at a meeting*",
/// not "a plan *for the port*".
fn is_circumstance(behind: &str) -> bool {
    let first = behind.split_whitespace().next().unwrap_or_default();
    lexicon::opens_circumstance(first)
}

fn is_pronoun(reading: Reading<'_>, target: &Argument) -> bool {
    reading.document[target.head].tag == Tag::Prp
}
