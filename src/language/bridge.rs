//! A scaffold: analyses through Python until the Rust inference stands. To be deleted.

use std::cell::RefCell;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdout, Command, Stdio};

use super::document::{Builder, Document, Name, TokenId, TokenRange, TokenSpec};
use super::scheme::{Dep, NameLabel, Pos, Tag};
use crate::ingest::Article;
use crate::text::Span;

/// The analyser: a model, ready for use from many threads.
pub struct Analyser;

struct Server(Child, BufReader<ChildStdout>);

thread_local! {
    static SERVER: RefCell<Option<Server>> = const { RefCell::new(None) };
}

impl Analyser {
    /// Returns the analyser with the English model that the program carries.
    pub fn english() -> Self {
        Self
    }

    /// Returns the analysis of an article, block by block.
    pub fn analyse(&self, article: &Article) -> Document {
        let mut builder = Builder::new(article.text.clone());
        for (index, block) in article.blocks.iter().enumerate() {
            builder.start_block(index as u32);
            self.block(&mut builder, block.span, block.span.of(&article.text));
        }
        builder.finish()
    }

    fn block(&self, builder: &mut Builder, span: Span, text: &str) {
        let line = SERVER.with_borrow_mut(|server| {
            let Server(child, out) = server.get_or_insert_with(|| {
                let mut child = Command::new("python3")
                    .arg("/root/bridge/serve.py")
                    .stdin(Stdio::piped())
                    .stdout(Stdio::piped())
                    .spawn()
                    .expect("bridge");
                let out = BufReader::new(child.stdout.take().expect("stdout"));
                Server(child, out)
            });
            let input = child.stdin.as_mut().expect("stdin");
            writeln!(input, "{}", serde_json::to_string(text).expect("json")).expect("write");
            input.flush().expect("flush");
            let mut line = String::new();
            out.read_line(&mut line).expect("read");
            line
        });
        let value: serde_json::Value = serde_json::from_str(&line).expect("json");
        let base = builder.next_id().0;
        let number = |v: &serde_json::Value| v.as_u64().expect("number") as u32;
        for t in value["tokens"].as_array().expect("tokens") {
            let s = |i: usize| t[i].as_str().expect("string");
            builder.push(TokenSpec {
                span: Span::new(span.start + number(&t[0]), span.start + number(&t[1])),
                lemma: s(2),
                tag: Tag::parse(s(3)).unwrap_or(Tag::None),
                pos: Pos::parse(s(4)).unwrap_or(Pos::None),
                head: TokenId(base + number(&t[5])),
                dep: Dep::parse(s(6)).unwrap_or(Dep::None),
                starts_sentence: t[7].as_bool().expect("bool"),
            });
        }
        for n in value["names"].as_array().expect("names") {
            builder.push_name(Name {
                tokens: TokenRange::new(base + number(&n[0]), base + number(&n[1])),
                label: NameLabel::parse(n[2].as_str().expect("label")).expect("known"),
            });
        }
    }
}
