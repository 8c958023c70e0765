//! `nuncio query`: one question, one answer, for scripts.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;

use super::decisions::Decisions;
use super::failure::{Failure, FailureKind, Outcome, note};
use super::interrupt::Interrupts;
use super::{graph, reading};
use crate::query::{Library, SavedQuestion};
use crate::shell::answer::{FORMATS, Format};
use crate::shell::{Session, Trouble, terminal_width};

/// Ask questions of articles or of a graph
#[derive(Debug, Args)]
pub(super) struct QueryArgs {
    /// Name of a saved question, file with a query (.rq), a query itself, or - for standard input
    question: String,
    /// More questions (names, or files that end in .rq); articles (.txt), or folders of them
    more: Vec<String>,
    /// Graph to ask: a file (.nq, .trig, .ttl, also .gz and .zst) or a folder
    #[arg(short, long)]
    graph: Option<PathBuf>,
    /// Format of the answer
    #[arg(short, long, default_value = "table", value_parser = format_parser())]
    format: String,
    /// Value of a parameter of the question
    #[arg(short, long = "param", value_name = "NAME=VALUE")]
    params: Vec<String>,
    /// Value of a variable in every question: an IRI, a number, "a text" or the name of an entity
    #[arg(long = "var", value_name = "NAME=VALUE")]
    variables: Vec<String>,
    /// Ask no more once a question has failed
    #[arg(long)]
    stop_on_error: bool,
    /// Longest time that a question may take, in seconds
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    timeout: Option<Duration>,
    /// Folder of saved questions (*.rq), beside those that the program carries
    #[arg(long, value_name = "DIR")]
    queries: Vec<PathBuf>,
    #[command(flatten)]
    decisions: Decisions,
}

fn format_parser() -> clap::builder::PossibleValuesParser {
    let value = |(name, _, about): &(&'static str, Format, &'static str)| {
        clap::builder::PossibleValue::new(*name).help(*about)
    };
    FORMATS.iter().map(value).collect::<Vec<_>>().into()
}

/// Reads a number of seconds.
pub(super) fn seconds(text: &str) -> Result<Duration, String> {
    let number: f64 = text.parse().map_err(|_| "not a number of seconds".to_owned())?;
    Duration::try_from_secs_f64(number).map_err(|error| error.to_string())
}

pub(super) fn run(args: &QueryArgs, interrupts: &Interrupts) -> Outcome {
    let library = graph::library(&args.queries)?;
    let is_question = |word: &&String| {
        let is_file = Path::new(word).extension().is_some_and(|end| end == "rq");
        is_file || word.contains('{') || library.get(word).is_some()
    };
    let (more, paths): (Vec<&String>, Vec<&String>) = args.more.iter().partition(is_question);
    let paths: Vec<PathBuf> = paths.into_iter().map(PathBuf::from).collect();
    let words = std::iter::once(&args.question).chain(more);
    let questions = words.map(|word| find(word, &library)).collect::<Result<Vec<_>, _>>()?;
    let values = values("--param", &args.params)?;
    if paths.is_empty() && args.graph.is_none() {
        return Err(Failure::usage("give articles to ask, or a graph with -g")
            .hint(format!("nuncio query {} data/articles", args.question)));
    }
    let overrides = args.decisions.read()?;
    let store = graph::open(args.graph.as_deref(), false)?;
    let failed = graph::add(&store, &paths, &overrides)?;
    let mut session = Session::new(store, library);
    session.read_only = true;
    session.timeout = args.timeout;
    session.interrupt = interrupts.query.clone();
    session.width = terminal_width();
    if let Some(format) = Format::named(&args.format) {
        session.format = format;
    }
    set_variables(&mut session, &args.variables)?;
    interrupts.stop_queries_only();
    ask(&mut session, &questions, &values, args.stop_on_error)?;
    if failed > 0 { Err(Failure::told()) } else { Ok(()) }
}

/// Asks one question after the other; the first that fails is what has failed.
fn ask(
    session: &mut Session,
    questions: &[(String, SavedQuestion)],
    values: &BTreeMap<String, String>,
    stop_on_error: bool,
) -> Outcome {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut first: Option<Failure> = None;
    for (at, (origin, question)) in questions.iter().enumerate() {
        if at > 0 && session.format.is_for_people() {
            writeln!(out)?;
        }
        let own = values.iter().filter(|(name, _)| {
            // Of several questions, each takes the parameters that it has.
            questions.len() == 1 || question.parameters.iter().any(|one| one.name == **name)
        });
        let own = own.map(|(name, value)| (name.clone(), value.clone())).collect();
        let asked = session.ask_saved(question, &own, &mut out);
        let asked = asked.and_then(|_| out.flush().map_err(Trouble::Output));
        for warning in session.take_warnings(Some((origin, 1))) {
            note(&warning);
        }
        let Err(trouble) = asked else { continue };
        let failure = failure(session, &trouble, origin);
        if at + 1 == questions.len() && first.is_none() {
            return Err(failure);
        }
        failure.tell();
        let ends = stop_on_error || failure.ends_all();
        first.get_or_insert(failure.silent());
        if ends {
            break;
        }
    }
    first.map_or(Ok(()), Err)
}

/// Gives variables of queries their values.
///
/// # Errors
///
/// Where one is not `name=value`, or its value is the name of no entity.
pub(super) fn set_variables(session: &mut Session, variables: &[String]) -> Result<(), Failure> {
    for (name, value) in values("--var", variables)? {
        let name = name.trim_start_matches(['?', '$']);
        let set = session.set_variable(name, &value);
        set.map_err(|error| Failure::usage(format!("--var {name}: {error}")))?;
    }
    Ok(())
}

/// Returns the question that an argument means, with the name that errors call it by.
pub(super) fn find(argument: &str, library: &Library) -> Result<(String, SavedQuestion), Failure> {
    if argument == "-" {
        if io::stdin().is_terminal() {
            return Err(Failure::usage("standard input is a terminal; pipe the query in"));
        }
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        return read("stdin", "stdin", bytes);
    }
    if argument.contains('{') {
        return read("query", "query", argument.as_bytes().to_vec());
    }
    if let Some(question) = library.get(argument) {
        return Ok((format!("{argument}.rq"), question.clone()));
    }
    let path = Path::new(argument);
    match std::fs::read(path) {
        Ok(bytes) => {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            read(argument, &name, bytes)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let failure = Failure::usage(format!("{argument}: no saved question and no file"));
            Err(match library.nearest(argument) {
                Some(near) => failure.hint(format!("did you mean {near}?")),
                None => failure.hint("`.queries` in the shell lists the saved questions"),
            })
        }
        Err(error) => Err(Failure::failed(format!("{argument}: {}", reading::plain(&error)))),
    }
}

fn read(origin: &str, name: &str, bytes: Vec<u8>) -> Result<(String, SavedQuestion), Failure> {
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Failure::failed(format!("{origin}: byte {at} is not UTF-8"))
    })?;
    let question = SavedQuestion::read(name, &text).map_err(Failure::failed)?;
    Ok((origin.to_owned(), question))
}

/// Returns the values of `name=value` by their names.
pub(super) fn values(option: &str, params: &[String]) -> Result<BTreeMap<String, String>, Failure> {
    let split = |param: &String| {
        let (name, value) = param.split_once('=').ok_or_else(|| {
            Failure::usage(format!("`{option} {param}` has no value"))
                .hint(format!("{option} name=value"))
        })?;
        Ok((name.to_owned(), value.to_owned()))
    };
    params.iter().map(split).collect()
}

/// Chooses the exit code by what stopped the question.
fn failure(session: &Session, trouble: &Trouble, origin: &str) -> Failure {
    let kind = match trouble {
        Trouble::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => {
            return Failure::new(FailureKind::BrokenPipe, "");
        }
        Trouble::Message(message) => return Failure::usage(message),
        trouble => trouble.reason().into(),
    };
    Failure::new(kind, session.explain(trouble, Some((origin, 1))))
}
