//! Verbs that attribute: "said", "told reporters that", "was accused by".

use super::super::cues::{self, Content, Cue};
use super::super::{Reading, Status};
use super::Attribution;
use super::complements::complement;
use super::content::fit;
use super::speaker::{self, Speaker};
use super::standing::status_of;
use super::wordings::{CLAUSE, content};
use crate::clauses::{Clause, Slot};
use crate::language::{Dep, Document, Pos, Tag, TokenId, TokenRange};

/// Returns every verb that attributes, with its speakers, and its content where the tree tells it.
pub(super) fn find(reading: Reading<'_>) -> Vec<Attribution> {
    reading.document.ids().filter_map(|verb| attribution(reading, verb)).collect()
}

fn attribution(reading: Reading<'_>, verb: TokenId) -> Option<Attribution> {
    let document = reading.document;
    let (cue, words) = cue_at(document, verb)?;
    let clause = &reading.clauses[reading.clauses.at(verb)?];
    let asks = is_question(document, verb);
    if asks && complement(document, verb).is_none()
        || is_hearer(document, verb)
        || is_first_person(reading, verb, clause)
        || answer(document, verb).is_some()
    {
        return None;
    }
    let mut speakers = speakers(reading, verb, cue);
    if asks && speakers.is_empty() {
        speakers.extend(asked_person(reading, clause));
    }
    if speakers.is_empty() {
        return None;
    }
    if cue.act == "believe" && is_thought_told(reading, verb, &speakers) {
        return None;
    }
    let (rule, content) = content(reading, verb, cue, clause);
    let is_clause = content.is_empty() || rule == CLAUSE;
    speakers.retain(|speaker| {
        is_clause
            || cue.act == "accuse"
            || speaker::is_somebody(reading, *speaker)
            || is_message(reading, *speaker) && cue.act != "confirm"
    });
    let denies = cue.act == "deny";
    Some(Attribution {
        speakers,
        cue: words,
        anchor: verb,
        act: cue.act.clone(),
        content: fit(reading, content, verb),
        status: match status_of(reading, verb, clause) {
            // "Do you think that it will rain?"
            _ if asks => Status::Hypothetical,
            // What somebody denies is what they do not say.
            Status::Asserted if denies => Status::Negated,
            Status::Negated if denies => Status::Hypothetical,
            status => status,
        },
        rule,
        quotes: cue.takes(Content::Speech) || cue.takes(Content::Quote) || cue.act == "find",
    })
}

/// Returns the cue that `verb` is, with its particle or the word that makes a phrase of it.
pub(super) fn cue_at(document: &Document, verb: TokenId) -> Option<(&'static Cue, TokenRange)> {
    let token = document[verb];
    let lemma = document.lemma(verb);
    let is_be = |id: TokenId| document.lemma(id) == "be";
    let copula = document.head(verb).filter(|head| token.dep == Dep::Acomp && is_be(*head));
    let passive = document.child(verb, Dep::Auxpass).filter(|aux| is_be(*aux));
    if let Some(be) = copula.or(passive) {
        let key = format!("be {}", document.word(verb).to_lowercase());
        if let Some(cue) = cues::verb(&key) {
            let start = be.min(verb);
            return Some((cue, TokenRange { start, end: verb.next() }));
        }
    }
    // "It is telling that it failed": who tells, tells somebody.
    let telling = lemma == "tell"
        && token.tag == Tag::Vbg
        && [Dep::Dobj, Dep::Dative].iter().all(|dep| document.child(verb, *dep).is_none());
    if token.pos != Pos::Verb || token.dep == Dep::Amod || telling {
        return None;
    }
    let joins = |child: &TokenId| {
        matches!(
            document[*child].dep,
            Dep::Prt | Dep::Advmod | Dep::Acomp | Dep::Oprd | Dep::Ccomp | Dep::Dobj | Dep::Amod
        )
    };
    let phrase = document.children(verb).iter().copied().filter(joins).find_map(|child| {
        let cue = cues::verb(&format!("{lemma} {}", document.lemma(child)))?;
        Some((cue, TokenRange { start: verb, end: verb.max(child).next() }))
    });
    phrase.or_else(|| Some((cues::verb(lemma)?, TokenRange::one(verb))))
}

/// Returns who speaks by `verb`.
///
/// A participle that hangs on something that cannot speak goes on with the speaker above it.
fn speakers(reading: Reading<'_>, verb: TokenId, cue: &Cue) -> Vec<Speaker> {
    let document = reading.document;
    let verb = outer_cue(document, verb).or_else(|| asked(document, verb)).unwrap_or(verb);
    let participle = document[verb].tag == Tag::Vbg;
    // What blames, accuses or calls names is somebody; what shows something need not be.
    let agentive = cue.takes(Content::Speech) || matches!(cue.act.as_str(), "accuse" | "describe");
    let strict = !agentive || participle;
    let aside = participle.then(|| claim_above(document, verb)).flatten();
    let own = own_speakers(reading, verb, strict);
    if !own.is_empty() && aside.is_none() {
        return own;
    }
    if !participle {
        return speaker::touching(reading, verb);
    }
    let above = document
        .ancestors(aside.unwrap_or(verb))
        .take(6)
        .filter(|above| document[*above].pos == Pos::Verb);
    above
        .map(|above| own_speakers(reading, above, true))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// Returns the clause of a noun that a participle behind a comma was hung on: "denied the claim *that it
/// failed*, saying".
fn claim_above(document: &Document, participle: TokenId) -> Option<TokenId> {
    let clause = document.head(participle).filter(|_| document[participle].dep == Dep::Advcl)?;
    let that = document.child(clause, Dep::Mark).filter(|that| document.lemma(*that) == "that");
    let fits = that.is_some()
        && document[clause].dep == Dep::Acl
        && clause < participle
        && is_set_off(document, participle);
    fits.then_some(clause)
}

/// Returns who speaks by the clause of `verb` itself.
fn own_speakers(reading: Reading<'_>, verb: TokenId, strict: bool) -> Vec<Speaker> {
    if let Some(reported) = quoted_as(reading.document, verb)
        && let Some(outer) = reading.clauses.at(reported)
    {
        let patients = reading.clauses[outer].all(Slot::Patient);
        // Who is quoted as saying something speaks, whatever it is called.
        return patients.filter_map(|who| speaker::at(reading, who.head, false)).collect();
    }
    let here = reading.document[verb];
    if let Some(head) = reading.document.head(verb).filter(|_| here.dep == Dep::Acl) {
        // "A group called X" says nothing; "a report saying that" does.
        return if here.tag == Tag::Vbg { speaker::of(reading, head, strict) } else { Vec::new() };
    }
    let clause = reading.clauses.at(verb);
    clause.map_or_else(Vec::new, |clause| speaker::of_clause(reading, clause, strict))
}

/// Returns the verb "quoted" of "was quoted as saying", "quoted a minister as saying", where
/// `verb` is "saying".
pub(super) fn quoted_as(document: &Document, verb: TokenId) -> Option<TokenId> {
    let preposition = document.head(verb).filter(|_| document[verb].dep == Dep::Pcomp)?;
    let outer = document.head(preposition)?;
    let quotes = document[outer].tag == Tag::Vbn || cues::source(document.lemma(outer)).is_some();
    (document.lemma(preposition) == "as" && quotes).then_some(outer)
}

/// Returns the cue whose speaker goes on with `verb`, where the tree hangs it on the content:
/// "said the talks had failed, adding that …", "said it was late and warned that …".
pub(super) fn outer_cue(document: &Document, verb: TokenId) -> Option<TokenId> {
    let token = document[verb];
    if !matches!(token.dep, Dep::Advcl | Dep::Conj) {
        return None;
    }
    let (cue, _) = cue_at(document, verb)?;
    let inner = document.head(verb)?;
    let outer = content_of(document, inner).or_else(|| aside_of(document, inner, verb))?;
    let participle = token.dep == Dep::Advcl && token.tag == Tag::Vbg;
    let says = cue.takes(Content::Speech) && complement(document, verb).is_some();
    let resumes = participle
        && (cue.takes(Content::Resumes)
            || opens_quotation(document, verb)
            // "It is late, she said, urging them to go": what stands behind the cue is its speaker's.
            || inner < outer && outer < verb
            || says && is_set_off(document, verb));
    // "claimed that it had paid, and accused the bank": in the tense of the outer verb only.
    let apart = document[inner].tag != token.tag
        && document.child(inner, Dep::Cc).is_some_and(|and| is_set_off(document, and));
    let parallel = token.dep == Dep::Conj
        && token.tag == document[outer].tag
        && document.child(verb, Dep::Nsubj).is_none()
        && (says || apart);
    (resumes || parallel).then_some(outer)
}

/// Tells whether a speaker is a text that somebody puts out: "the report accused".
fn is_message(reading: Reading<'_>, speaker: Speaker) -> bool {
    let mention = &reading.mentions[reading.mentions[speaker.chain].representative];
    cues::is_message(reading.document.lemma(mention.head))
}

/// Returns the verb of saying that answers what `verb` asks, where the analysis took an aside for
/// the main clause: "the mayor, asked if it would open, said that …".
fn answer(document: &Document, verb: TokenId) -> Option<TokenId> {
    let (cue, _) = cue_at(document, verb).filter(|_| is_set_off(document, verb))?;
    document.children_as(verb, Dep::Ccomp).find(|answer| {
        cue.act == "ask"
            && *answer > verb
            && document.child(*answer, Dep::Nsubj).is_none()
            && document[*answer].tag == document[verb].tag
            && is_set_off(document, *answer)
            && cue_at(document, *answer).is_some()
    })
}

/// Returns the verb of asking that `verb` answers.
pub(super) fn asked(document: &Document, verb: TokenId) -> Option<TokenId> {
    document.head(verb).filter(|head| answer(document, *head) == Some(verb))
}

/// Tells whether a comma stands before `word`.
fn is_set_off(document: &Document, word: TokenId) -> bool {
    word.0.checked_sub(1).is_some_and(|before| document[TokenId(before)].tag == Tag::Comma)
}

/// Tells whether a quotation opens right behind `verb`: "stating, “…”".
fn opens_quotation(document: &Document, verb: TokenId) -> bool {
    let mut next = (1..=3).filter_map(|step| document.existing(TokenId(verb.0 + step)));
    next.any(|token| document[token].tag == Tag::OpenQuote)
}

/// Returns the verb of saying whose content `inner` is the main verb of, or a conjunct of it.
fn content_of(document: &Document, inner: TokenId) -> Option<TokenId> {
    let outer = document.head(inner)?;
    match document[inner].dep {
        Dep::Ccomp => {
            let (cue, _) = cue_at(document, outer)?;
            cue.takes(Content::Speech).then_some(outer)
        }
        // "said he wanted to wait, adding that"
        Dep::Conj | Dep::Xcomp => content_of(document, outer),
        _ => None,
    }
}

/// Returns the verb of saying that stands as an aside between `content`, its main verb, and `behind`.
fn aside_of(document: &Document, content: TokenId, behind: TokenId) -> Option<TokenId> {
    let mut asides = document.children_as(content, Dep::Parataxis);
    asides.find(|aside| {
        let speaks = cue_at(document, *aside).is_some_and(|(cue, _)| cue.takes(Content::Speech));
        speaks && content < *aside && *aside < behind
    })
}

fn is_question(document: &Document, verb: TokenId) -> bool {
    let sentence = document.sentence_of(verb);
    let last = sentence.tokens.iter().rev().find(|token| document[*token].pos != Pos::Space);
    let is_root = document.head(verb).is_none();
    is_root && last.is_some_and(|token| document.word(token) == "?")
}

/// Returns the "you" of "do you think that".
fn asked_person(reading: Reading<'_>, clause: &Clause) -> Option<Speaker> {
    let mut agents = clause.all(Slot::Agent).map(|agent| agent.head);
    let you = agents.find(|head| reading.document.lemma(*head) == "you")?;
    let span = Some(reading.document[you].span);
    reading.chain(you).map(|chain| Speaker { chain, span })
}

/// Tells whether a thought is told by another statement: in quoted words it is that speaker's view
/// of it ("“They hope it ends,” she said"), and one's own is the same claim ("she said she was sure").
fn is_thought_told(reading: Reading<'_>, verb: TokenId, speakers: &[Speaker]) -> bool {
    let document = reading.document;
    let outer = document.head(verb).filter(|head| {
        document[verb].dep == Dep::Ccomp
            && cue_at(document, *head).is_some_and(|(cue, _)| cue.takes(Content::Speech))
    });
    let own = outer.map(|outer| own_speakers(reading, outer, false)).unwrap_or_default();
    speaker::is_quoted(reading, verb)
        || own.iter().any(|own| speakers.iter().any(|speaker| speaker.chain == own.chain))
}

/// Tells whether the subject of `verb` is who was told, as headlines have it: "Bank hid losses, court
/// told".
fn is_hearer(document: &Document, verb: TokenId) -> bool {
    let sentence = document.sentence_of(verb).tokens;
    let last = sentence.iter().rev().find(|token| document[*token].pos != Pos::Punct);
    document.lemma(verb) == "tell" && last == Some(verb)
}

/// Tells whether a quoted speaker speaks of what they say themselves: "I believe that …".
fn is_first_person(reading: Reading<'_>, verb: TokenId, clause: &Clause) -> bool {
    let speaks = |head: TokenId| matches!(reading.document.lemma(head), "I" | "we" | "you");
    speaker::is_quoted(reading, verb) && clause.all(Slot::Agent).any(|agent| speaks(agent.head))
}
