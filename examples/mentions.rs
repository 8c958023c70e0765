//! Prints the chains of articles as JSON Lines, for `tests/parity/coreference.py`.
//!
//! One article a line: `{"id": …, "chains": [[[start, end, head start, head end], …], …]}`,
//! offsets in code points.

use std::path::PathBuf;

use nuncio::ingest;
use nuncio::language::Analyser;
use nuncio::mentions;
use nuncio::text::CodePoints;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let paths: Vec<PathBuf> = std::env::args().skip(1).map(PathBuf::from).collect();
    let analyser = Analyser::english();
    for article in ingest::read(&paths) {
        let article = article?;
        let document = analyser.analyse(&article);
        let found = mentions::find(&document);
        let points = CodePoints::new(&article.text);
        let mention = |id: &mentions::MentionId| {
            let (start, end) = points.of(found[*id].span);
            let (head, head_end) = points.of(document[found[*id].head].span);
            [start, end, head, head_end]
        };
        let chains: Vec<Vec<[u32; 4]>> =
            found.chains.iter().map(|chain| chain.mentions.iter().map(mention).collect()).collect();
        #[expect(clippy::print_stdout, reason = "its only output")]
        {
            println!("{}", serde_json::json!({ "id": article.id, "chains": chains }));
        }
    }
    Ok(())
}
