//! Phrases that attribute a whole sentence: "according to", "as reported by", "in her view".

use super::super::cues::{self, Cue};
use super::super::{Reading, Status};
use super::Attribution;
use super::content::{around, fit, without_complementiser};
use super::speaker::{self, Speaker};
use crate::language::{Dep, Document, Pos, Tag, TokenId, TokenRange};
use crate::mentions::{ChainId, EntityKind};

const MARKER: &str = "attribution:marker";
const CITED: &str = "attribution:citing";

/// Returns the statements that a marker attributes.
pub(super) fn find(reading: Reading<'_>) -> Vec<Attribution> {
    let marked = reading.document.ids().filter_map(|token| marked(reading, token));
    let cited = reading.document.ids().filter_map(|token| cited(reading, token));
    marked.chain(cited).collect()
}

/// Returns the attribution of the marker that begins at `first`.
fn marked(reading: Reading<'_>, first: TokenId) -> Option<Attribution> {
    let document = reading.document;
    let (cue, words) = marker_at(document, first).or_else(|| possessed_at(document, first))?;
    let owner = words.last().and_then(|last| document.child(last, Dep::Poss));
    let speakers = match owner {
        Some(owner) => speaker::of(reading, owner, true),
        None => speakers_behind(reading, words),
    };
    if speakers.is_empty() {
        return None;
    }
    let host = host(document, first, words)?;
    let mut phrase = phrase(document, host, first);
    if owner.is_none()
        && words.last().is_some_and(|last| document.child(last, Dep::Pobj).is_none())
        && let Some(head) = next_mention(reading, words)
        && let Some(mention) = reading.mentions.at(head)
    {
        phrase.end = phrase.end.max(reading.mentions[mention].tokens.end);
    }
    // "The dam is, in her view, a bomb": what follows the comma is not her view's apposition.
    let set_off = document.tokens().get(words.end.index()).is_some_and(|it| it.tag == Tag::Comma);
    if owner.is_some() && set_off {
        phrase.end = phrase.end.min(words.end.next());
    }
    let content = around(document, without_complementiser(document, host), phrase);
    Some(Attribution {
        speakers,
        cue: words,
        anchor: first,
        act: cue.act.clone(),
        content: fit(reading, content, first),
        status: Status::Asserted,
        rule: MARKER,
        quotes: false,
    })
}

fn marker_at(document: &Document, first: TokenId) -> Option<(&'static Cue, TokenRange)> {
    let matches = |cue: &&Cue| {
        cue.words.split(' ').enumerate().all(|(at, word)| {
            let token = first.index() + at;
            token < document.tokens().len()
                && document
                    .word(TokenId(first.0 + u32::try_from(at).unwrap_or(0)))
                    .eq_ignore_ascii_case(word)
        })
    };
    let cue = cues::markers().find(matches)?;
    let length = u32::try_from(cue.words.split(' ').count()).unwrap_or(1);
    Some((cue, TokenRange::new(first.0, first.0 + length)))
}

/// Returns the marker that holds its speaker as a possessor: "in the court's view", written
/// "in _ view" in the lexicon.
fn possessed_at(document: &Document, first: TokenId) -> Option<(&'static Cue, TokenRange)> {
    let noun = document.child(first, Dep::Pobj)?;
    let owner = document.child(noun, Dep::Poss).filter(|owner| *owner > first)?;
    // "with tears in his eyes" names where the tears are.
    let is_free =
        document.head(first).is_none_or(|head| document[head].pos != Pos::Noun || head > first);
    let opens = is_free && document.subtree(owner).start == first.next();
    let preposition = document.word(first).to_lowercase();
    let cue = cues::markers()
        .filter(|_| opens)
        .find(|cue| cue.words == format!("{preposition} _ {}", document.word(noun)))?;
    Some((cue, TokenRange { start: first, end: noun.next() }))
}

/// Returns the speakers behind the marker: its last word's object and what is joined to it.
fn speakers_behind(reading: Reading<'_>, words: TokenRange) -> Vec<Speaker> {
    let document = reading.document;
    let Some(last) = words.last() else { return Vec::new() };
    let object = document.child(last, Dep::Pobj).or_else(|| next_mention(reading, words));
    let conjuncts = std::iter::successors(object, |head| document.child(*head, Dep::Conj));
    // "according to the costs they face" names nobody.
    let is_named = |head| reading.chain(head).is_some_and(|chain| reading.mentions[chain].named);
    conjuncts.flat_map(|head| speaker::of(reading, head, !is_named(head))).collect()
}

/// Returns the mention right behind the marker, where the analysis has torn it off.
fn next_mention(reading: Reading<'_>, words: TokenRange) -> Option<TokenId> {
    let mentions = reading.mentions.mentions.iter();
    mentions.filter(|mention| mention.tokens.start == words.end).map(|mention| mention.head).next()
}

/// Returns the statement of whom "citing two officials" names, about what the clause around it says.
fn cited(reading: Reading<'_>, verb: TokenId) -> Option<Attribution> {
    let document = reading.document;
    let cue = cues::source(document.lemma(verb)).filter(|_| document[verb].tag == Tag::Vbg)?;
    let object = document.child(verb, Dep::Dobj)?;
    // "Citing a rise in costs" names a reason.
    let speaks = |chain: ChainId| {
        let chain = &reading.mentions[chain];
        match chain.kind {
            EntityKind::Document | EntityKind::Event => false,
            EntityKind::Other => chain.named,
            _ => true,
        }
    };
    if !reading.chain(object).is_none_or(speaks) {
        return None;
    }
    let speakers = speaker::of(reading, object, true);
    let head = document.head(verb).filter(|_| !speakers.is_empty())?;
    // The analysis may hang it on who cites.
    let head = match document[head].dep {
        Dep::Nsubj if document[verb].dep == Dep::Acl => document.head(head)?,
        _ => head,
    };
    // "NBC, citing an official, reported that …": the source says what NBC reports.
    let said = super::complements::complement(document, head)
        .filter(|_| super::verbs::cue_at(document, head).is_some());
    let content = match said {
        Some(clause) => {
            vec![document.span(without_complementiser(document, clause))]
        }
        // "This was reported by Axios, citing officials" says nothing itself.
        None if super::verbs::cue_at(document, head).is_some() => return None,
        None => around(
            document,
            without_complementiser(document, host(document, verb, TokenRange::one(verb))?),
            document.subtree(verb),
        ),
    };
    Some(Attribution {
        speakers,
        cue: TokenRange::one(verb),
        anchor: verb,
        act: cue.act.clone(),
        content: fit(reading, content, verb),
        status: Status::Asserted,
        rule: CITED,
        quotes: false,
    })
}

/// Returns the word whose subtree the marker attributes: the verb above it, or that of the whole
/// statement where the marker closes it.
fn host(document: &Document, first: TokenId, words: TokenRange) -> Option<TokenId> {
    let is_verb = |token: TokenId| matches!(document[token].pos, Pos::Verb | Pos::Aux);
    let mut above = document
        .ancestors(first)
        .take(document.sentence_of(first).tokens.len())
        .filter(|above| !words.contains(*above) && is_verb(*above));
    let nearest = above.next();
    let host = if closes(document, first) {
        nearest.map(|nearest| {
            let complements = std::iter::successors(Some(nearest), |inner| {
                document.head(*inner).filter(|_| is_part(document, *inner) && *inner < first)
            });
            complements.last().unwrap_or(nearest)
        })
    } else {
        nearest
    };
    host.or_else(|| document.root(document[first].sentence).filter(|root| !words.contains(*root)))
}

/// Tells whether a clause is a part of what stands before it: what is said, or a second predicate
/// of one subject ("members were angry and would strike").
fn is_part(document: &Document, verb: TokenId) -> bool {
    let has_subject = [Dep::Nsubj, Dep::Nsubjpass, Dep::Expl]
        .into_iter()
        .any(|dep| document.child(verb, dep).is_some());
    match document[verb].dep {
        Dep::Ccomp => true,
        Dep::Conj => {
            !has_subject && document.head(verb).is_some_and(|head| document[head].pos != Pos::Noun)
        }
        _ => false,
    }
}

/// Tells whether the marker at `first` stands behind a comma and ends its sentence: "the talks
/// had failed, according to two officials".
pub(super) fn closes(document: &Document, first: TokenId) -> bool {
    let set_off = first.0 > 0 && document[TokenId(first.0 - 1)].tag == Tag::Comma;
    let sentence = document.sentence_of(first).tokens;
    let end = document.subtree(first).end;
    set_off
        && marker_at(document, first).is_some()
        && (end.0..sentence.end.0)
            .all(|token| matches!(document[TokenId(token)].pos, Pos::Punct | Pos::Space))
}

/// Returns the words of the attributing phrase: what hangs on `host` and holds the marker.
fn phrase(document: &Document, host: TokenId, first: TokenId) -> TokenRange {
    let path = std::iter::once(first).chain(document.ancestors(first));
    let top = path.take_while(|above| *above != host).filter(|above| *above >= first).last();
    document.subtree(top.unwrap_or(first))
}
