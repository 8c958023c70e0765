//! `nuncio explain`: what each stage made of an article, sentence by sentence.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use clap::Args;

use super::failure::{Failure, Outcome};
use super::reading;
use crate::clauses::ClauseId;
use crate::entities::Findings;
use crate::export::jsonl::Lines;
use crate::language::{SentenceId, TokenId};
use crate::mentions::MentionKind;

/// Show for each sentence what every stage made of it
///
/// Tokens with their tree, mentions with their chains, clauses with their
/// arguments, quotations, and the facts with the rule that made each.
#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// Articles (.txt), or folders of them
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Show only this sentence, counted from 1
    #[arg(long, value_name = "N")]
    sentence: Option<u32>,
}

pub(super) fn run(args: &ExplainArgs) -> Outcome {
    let reading = reading::read(&args.files)?;
    let mut out = BufWriter::new(io::stdout().lock());
    for found in &reading.findings {
        if reading.findings.len() > 1 {
            writeln!(out, "# {}\n", found.article.id)?;
        }
        let lines = Lines::new(found);
        let count = u32::try_from(found.document.sentences().len()).unwrap_or(u32::MAX);
        for number in 1..=count {
            if args.sentence.is_none_or(|wanted| wanted == number) {
                sentence(&lines, SentenceId(number - 1), &mut out)?;
            }
        }
    }
    out.flush()?;
    if reading.failed == 0 { Ok(()) } else { Err(Failure::told()) }
}

fn sentence(lines: &Lines<'_>, id: SentenceId, out: &mut impl Write) -> io::Result<()> {
    let found = lines.found;
    let span = found.document[id].span;
    writeln!(out, "[{}] {}", id.0 + 1, one_line(span.of(found.document.text())))?;
    tokens(found, id, out)?;
    mentions(found, id, out)?;
    clauses(found, id, out)?;
    quotes(found, id, out)?;
    facts(lines, id, out)?;
    writeln!(out)
}

/// Writes a line a token, indented by its depth in the tree.
fn tokens(found: &Findings, id: SentenceId, out: &mut impl Write) -> io::Result<()> {
    let document = &found.document;
    let limit = document[id].tokens.len();
    writeln!(out, "  tokens")?;
    for token in document[id].tokens.iter() {
        let depth = document.ancestors(token).take(limit).count();
        let word = format!("{}{}", "· ".repeat(depth), one_line(document.word(token)));
        let (lemma, info) = (one_line(document.lemma(token)), &document[token]);
        let head = one_line(document.word(info.head));
        let arc = format!("{:<10} ← {} {head}", info.dep.as_str(), info.head.0);
        let (pos, tag) = (info.pos.as_str(), info.tag.as_str());
        writeln!(out, "    {:>5} {word:<36} {lemma:<16} {pos:<5} {tag:<5} {arc}", token.0)?;
    }
    Ok(())
}

fn mentions(found: &Findings, id: SentenceId, out: &mut impl Write) -> io::Result<()> {
    let run = found.document[id].tokens;
    let here = found.mentions.mentions.iter().filter(|mention| run.contains(mention.head));
    for (at, mention) in here.enumerate() {
        if at == 0 {
            writeln!(out, "  mentions")?;
        }
        let chain = &found.mentions[mention.chain];
        let kind = match mention.kind {
            MentionKind::Name => "name",
            MentionKind::Nominal => "nominal",
            MentionKind::Pronoun => "pronoun",
        };
        let words = one_line(mention.span.of(found.document.text()));
        let country = chain.country.as_ref().map(|name| format!(" of {name}")).unwrap_or_default();
        let traits = format!("{:?}{country}, {:?}, {:?}", chain.kind, chain.gender, chain.number);
        let (head, number) = (mention.head.0, mention.chain.0);
        writeln!(out, "    {head:>5} {words} ({kind}) → #{number} {} ({traits})", chain.name)?;
    }
    Ok(())
}

fn clauses(found: &Findings, id: SentenceId, out: &mut impl Write) -> io::Result<()> {
    let run = found.document[id].tokens;
    let all = &found.clauses;
    let mut first = true;
    for number in 0..u32::try_from(all.clauses.len()).unwrap_or(u32::MAX) {
        let clause = &all[ClauseId(number)];
        if !run.contains(clause.predicate) {
            continue;
        }
        if first {
            writeln!(out, "  clauses")?;
            first = false;
        }
        let line = all.describe(ClauseId(number), &found.document);
        writeln!(out, "    {:>5} {line}", clause.predicate.0)?;
        write!(out, "          {:?}, {:?}", clause.form, clause.tense)?;
        if let Some((parent, link)) = clause.parent {
            let above: TokenId = all[parent].predicate;
            write!(out, ", {link:?} of {} {}", above.0, all[parent].lemma)?;
        }
        writeln!(out, " | {}", one_line(clause.span.of(found.document.text())))?;
    }
    Ok(())
}

fn quotes(found: &Findings, id: SentenceId, out: &mut impl Write) -> io::Result<()> {
    let span = found.document[id].span;
    for quote in found.clauses.quotes.iter().filter(|quote| quote.outer.overlaps(span)) {
        let continues = if quote.continues { " (the next paragraph goes on)" } else { "" };
        let words = one_line(quote.outer.of(found.document.text()));
        writeln!(out, "  quote{continues}: {words}")?;
    }
    Ok(())
}

/// Writes each fact with its fields, and without its sentence, which stands above.
fn facts(lines: &Lines<'_>, id: SentenceId, out: &mut impl Write) -> io::Result<()> {
    let found = lines.found;
    for fact in found.facts.iter().filter(|fact| fact.evidence.sentence == id) {
        let value = lines.fact(fact);
        let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
        writeln!(out, "  fact: {} ({}) by {}", text("type"), text("status"), text("rule"))?;
        let shown = ["type", "status", "rule", "article", "evidence", "start", "end"];
        let trigger = fact.evidence.trigger.of(found.document.text());
        writeln!(out, "      {:<12} {trigger}", "trigger")?;
        for (key, field) in value.as_object().into_iter().flatten() {
            if !shown.contains(&key.as_str()) {
                writeln!(out, "      {key:<12} {field}")?;
            }
        }
    }
    Ok(())
}

/// Returns the words with white space of any kind as single blanks.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
