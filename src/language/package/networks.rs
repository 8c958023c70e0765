//! The networks of a package: their architecture checked, their weights laid out.

use serde_json::Value;

use super::PackageError;
use super::config::Config;
use super::files::Files;
use super::moves;
use super::thinc::{Array, Network};
use super::vectors;
use crate::language::nets::encoder::{Column, Encoder, Table};
use crate::language::nets::matrix::{Dense, Maxout};
use crate::language::nets::transitions::TransitionNet;
use crate::language::nets::{NameFinder, Networks, Parser, Tagger, arc_eager, biluo};
use crate::language::scheme::Tag;

const FILE: &str = "config.cfg";

/// Pieces of the layer that mixes the features of a word; spaCy fixes them.
const MIXER_PIECES: usize = 3;

/// Reads all networks of a pipeline.
pub(super) fn read(files: &Files, config: &Config) -> Result<Networks, PackageError> {
    let vectors = vectors::read(files)?;
    let mut encoders = Encoders { files, config, width: vectors.width(), read: Vec::new() };
    let tagger = tagger(&mut encoders)?;
    let parser = parser(&mut encoders)?;
    let names = names(&mut encoders)?;
    let encoders = encoders.read.into_iter().map(|(_, encoder)| encoder).collect();
    Ok(Networks { vectors, encoders, tagger, parser, names })
}

/// The encoders that have been read, by their component.
struct Encoders<'p> {
    files: &'p Files,
    config: &'p Config,
    /// The width of the word vectors.
    width: usize,
    read: Vec<(String, Encoder)>,
}

impl Encoders<'_> {
    /// Returns the place of the encoder that a component reads, and how its network names it.
    ///
    /// A component either has an encoder inside or listens to one of another.
    fn of(&mut self, component: &str) -> Result<(usize, String), PackageError> {
        let section = format!("components.{component}.model.tok2vec");
        let architecture = self.config.value(&section, "@architectures")?;
        if architecture.as_str().is_some_and(|name| name.starts_with("spacy.Tok2VecListener.")) {
            let upstream = self.config.value(&section, "upstream")?;
            let upstream = upstream.as_str().filter(|name| *name != "*").unwrap_or("tok2vec");
            let owner = upstream.to_owned();
            let file = format!("{owner}/model");
            let place = self.place(&owner, &format!("components.{owner}.model"), &file)?;
            return Ok((place, "tok2vec-listener".to_owned()));
        }
        let place = self.place(component, &section, &format!("{component}/model"))?;
        let shape = Shape::read(self.config, &section, self.width)?;
        Ok((place, shape.name()))
    }

    fn place(&mut self, owner: &str, section: &str, file: &str) -> Result<usize, PackageError> {
        if let Some(place) = self.read.iter().position(|(name, _)| name == owner) {
            return Ok(place);
        }
        let shape = Shape::read(self.config, section, self.width)?;
        let network = Network::read(file, self.files.get(file)?)?;
        if owner == "tok2vec" {
            check_name(&network, file, &shape.name())?;
        }
        self.read.push((owner.to_owned(), encoder(&shape, &network)?));
        Ok(self.read.len() - 1)
    }
}

/// What the configuration says of an encoder.
struct Shape {
    columns: Vec<Column>,
    rows: Vec<usize>,
    vectors: Option<usize>,
    width: usize,
    depth: usize,
    pieces: usize,
}

impl Shape {
    fn read(config: &Config, section: &str, vectors: usize) -> Result<Self, PackageError> {
        let (embed, encode) = (format!("{section}.embed"), format!("{section}.encode"));
        config.require(section, "@architectures", "spacy.Tok2Vec.v2")?;
        config.require(&embed, "@architectures", "spacy.MultiHashEmbed.v2")?;
        config.require(&encode, "@architectures", "spacy.MaxoutWindowEncoder.v2")?;
        config.require(&encode, "window_size", 1)?;
        let width = config.number(&encode, "width")?;
        config.require(&embed, "width", width)?;
        let columns = config.list(&embed, "attrs")?;
        let columns = columns.iter().map(|name| column(&embed, name)).collect::<Result<_, _>>()?;
        let rows = config.list(&embed, "rows")?;
        let rows = rows.iter().map(|rows| rows.as_u64().and_then(|rows| rows.try_into().ok()));
        let rows: Vec<usize> = rows.collect::<Option<_>>().unwrap_or_default();
        let static_vectors = config.value(&embed, "include_static_vectors")?;
        let vectors = (static_vectors == Value::Bool(true)).then_some(vectors);
        let (depth, pieces) =
            (config.number(&encode, "depth")?, config.number(&encode, "maxout_pieces")?);
        let shape = Self { columns, rows, vectors, width, depth, pieces };
        shape.check(&embed)?;
        Ok(shape)
    }

    fn check(&self, embed: &str) -> Result<(), PackageError> {
        let refuse = |name: &str, found: String, supported: &str| {
            Err(PackageError::unsupported(FILE, format!("[{embed}] {name}"), found, supported))
        };
        if self.rows.len() != self.columns.len() || self.rows.contains(&0) {
            return refuse(
                "rows",
                format!("{:?}", self.rows),
                "a number above 0 for each of attrs",
            );
        }
        if self.vectors == Some(0) {
            return refuse("include_static_vectors", "true".to_owned(), "a package with vectors");
        }
        if self.width == 0 || self.pieces == 0 || self.columns.is_empty() {
            return refuse("width", self.width.to_string(), "a network with units");
        }
        Ok(())
    }

    /// Returns the name that thinc gives to such a network.
    fn name(&self) -> String {
        let tables = vec!["ints-getitem>>hashembed"; self.columns.len()].join("|");
        let vectors = if self.vectors.is_some() { "|static_vectors" } else { "" };
        let layer = "residual(expand_window>>maxout>>layernorm>>dropout)";
        let layers = vec![layer; self.depth].join(">>");
        format!(
            "extract_features>>list2ragged>>with_array({tables}){vectors}\
             >>with_array(maxout>>layernorm>>dropout)>>ragged2list>>with_array({layers})"
        )
    }
}

fn column(section: &str, name: &Value) -> Result<Column, PackageError> {
    let known = Column::ALL.into_iter().find(|column| name.as_str() == Some(column.name()));
    known.ok_or_else(|| {
        let names = Column::ALL.map(Column::name).join(", ");
        PackageError::unsupported(FILE, format!("[{section}] attrs"), name.to_string(), names)
    })
}

fn check_name(network: &Network<'_>, file: &str, expected: &str) -> Result<(), PackageError> {
    let name = network.root()?.name.as_str();
    if name == expected {
        return Ok(());
    }
    Err(PackageError::unsupported(file, "the network", name, expected))
}

fn encoder(shape: &Shape, network: &Network<'_>) -> Result<Encoder, PackageError> {
    let Shape { columns, rows, vectors, width, depth, pieces } = shape;
    let mut tables = Vec::new();
    for (place, (column, rows)) in columns.iter().zip(rows).enumerate() {
        let node = network.node("hashembed", place)?;
        let values = node.array("E", &[*rows, *width])?.values;
        let seed = u32::try_from(node.number("seed")?).unwrap_or(u32::MAX);
        let rows = u32::try_from(*rows).unwrap_or(u32::MAX);
        tables.push(Table { column: *column, seed, rows, values });
    }
    let projection = match vectors {
        Some(inputs) => {
            let weights = network.node("static_vectors", 0)?.array("W", &[*width, *inputs])?;
            Some(dense(&weights, 1, *width, 1, *inputs))
        }
        None => None,
    };
    let inputs = (columns.len() + usize::from(vectors.is_some())) * width;
    let mixer = maxout(network, 0, *width, MIXER_PIECES, inputs)?;
    let layers = (1..=*depth).map(|place| maxout(network, place, *width, *pieces, 3 * width));
    Ok(Encoder { tables, projection, mixer, layers: layers.collect::<Result<_, _>>()? })
}

fn maxout(
    network: &Network<'_>,
    place: usize,
    width: usize,
    pieces: usize,
    inputs: usize,
) -> Result<Maxout, PackageError> {
    let node = network.node("maxout", place)?;
    let weights = node.array("W", &[width, pieces, inputs])?;
    let bias = node.array("b", &[width, pieces])?;
    let norm = network.node("layernorm", place)?;
    Ok(Maxout {
        dense: dense(&weights, 1, width, pieces, inputs),
        bias: pieces_apart(&bias.values, 1, width, pieces),
        gain: norm.array("G", &[width])?.values,
        shift: norm.array("b", &[width])?.values,
    })
}

/// Lays weights out as inputs × (slots × pieces × units), from slots × units × pieces × inputs.
fn dense(array: &Array, slots: usize, units: usize, pieces: usize, inputs: usize) -> Dense {
    let outputs = slots * units * pieces;
    let mut weights = vec![0.0; inputs * outputs];
    for (from, row) in array.values.chunks_exact(inputs.max(1)).enumerate() {
        let to = place_apart(from, units, pieces);
        for (input, weight) in row.iter().enumerate() {
            weights[input * outputs + to] = *weight;
        }
    }
    Dense { inputs, outputs, weights }
}

/// Lays values out as slots × pieces × units, from slots × units × pieces.
fn pieces_apart(values: &[f32], slots: usize, units: usize, pieces: usize) -> Vec<f32> {
    let mut apart = vec![0.0; slots * units * pieces];
    for (from, value) in values.iter().enumerate() {
        apart[place_apart(from, units, pieces)] = *value;
    }
    apart
}

fn place_apart(from: usize, units: usize, pieces: usize) -> usize {
    let (slot, inside) = (from / (units * pieces), from % (units * pieces));
    let (unit, piece) = (inside / pieces, inside % pieces);
    slot * units * pieces + piece * units + unit
}

fn tagger(encoders: &mut Encoders<'_>) -> Result<Tagger, PackageError> {
    const LABELS: &str = "tagger/cfg";
    const MODEL: &str = "tagger/model";
    let config = encoders.config;
    config.require("components.tagger.model", "@architectures", "spacy.Tagger.v2")?;
    let (encoder, name) = encoders.of("tagger")?;
    let labels = encoders.files.json(LABELS)?;
    let labels = labels["labels"].as_array().filter(|labels| !labels.is_empty());
    let labels = labels.ok_or_else(|| PackageError::damaged(LABELS, "it has no list of labels"))?;
    let tags: Vec<Tag> = labels
        .iter()
        .map(|label| label.as_str().and_then(Tag::parse).ok_or_else(|| unknown(LABELS, label)))
        .collect::<Result<_, _>>()?;
    let network = Network::read(MODEL, encoders.files.get(MODEL)?)?;
    check_name(&network, MODEL, &format!("{name}>>with_array(softmax)"))?;
    let (units, inputs) = (tags.len(), encoders.read[encoder].1.width());
    let node = network.node("softmax", 0)?;
    let weights = dense(&node.array("W", &[units, inputs])?, 1, units, 1, inputs);
    Ok(Tagger { encoder, dense: weights, bias: node.array("b", &[units])?.values, tags })
}

fn unknown(file: &str, label: &Value) -> PackageError {
    let label = label.as_str().map_or_else(|| label.to_string(), str::to_owned);
    PackageError::UnknownLabel { file: file.to_owned(), label }
}

fn parser(encoders: &mut Encoders<'_>) -> Result<Parser, PackageError> {
    let moves = moves::arcs("parser/moves", encoders.files.get("parser/moves")?)?;
    let (encoder, net) = transition_net(encoders, "parser", arc_eager::SLOTS, moves.len())?;
    Ok(Parser { encoder, net, moves })
}

fn names(encoders: &mut Encoders<'_>) -> Result<NameFinder, PackageError> {
    let moves = moves::names("ner/moves", encoders.files.get("ner/moves")?)?;
    let (encoder, net) = transition_net(encoders, "ner", biluo::SLOTS, moves.len())?;
    Ok(NameFinder { encoder, net, moves })
}

fn transition_net(
    encoders: &mut Encoders<'_>,
    component: &str,
    slots: usize,
    moves: usize,
) -> Result<(usize, TransitionNet), PackageError> {
    let section = format!("components.{component}.model");
    let config = encoders.config;
    config.require(&section, "@architectures", "spacy.TransitionBasedParser.v2")?;
    config.require(&section, "state_type", component)?;
    config.require(&section, "extra_state_tokens", false)?;
    config.require(&section, "use_upper", true)?;
    let hidden = config.number(&section, "hidden_width")?;
    let pieces = config.number(&section, "maxout_pieces")?;
    if hidden == 0 || pieces < 2 {
        let setting = format!("[{section}] maxout_pieces");
        return Err(PackageError::unsupported(FILE, setting, pieces.to_string(), "2 or more"));
    }
    let settings = format!("{component}/cfg");
    if encoders.files.json(&settings)?["beam_width"] != 1 {
        return Err(PackageError::unsupported(&settings, "beam_width", "another", "1"));
    }
    let (encoder, name) = encoders.of(component)?;
    let file = format!("{component}/model");
    let network = Network::read(&file, encoders.files.get(&file)?)?;
    check_name(&network, &file, "parser_model")?;
    let chain = format!("{name}>>list2array>>linear");
    if network.named(&chain).next().is_none() {
        return Err(PackageError::unsupported(&file, "the network", "another", chain));
    }
    let inputs = encoders.read[encoder].1.width();
    let (lower, upper, project) = (
        network.node("precomputable_affine", 0)?,
        network.node("linear", 0)?,
        network.node("linear", 1)?,
    );
    let net = TransitionNet {
        project: dense(&project.array("W", &[hidden, inputs])?, 1, hidden, 1, inputs),
        project_bias: project.array("b", &[hidden])?.values,
        lower: dense(
            &lower.array("W", &[slots, hidden, pieces, hidden])?,
            slots,
            hidden,
            pieces,
            hidden,
        ),
        lower_bias: pieces_apart(&lower.array("b", &[hidden, pieces])?.values, 1, hidden, pieces),
        padding: pieces_apart(
            &lower.array("pad", &[1, slots, hidden, pieces])?.values,
            slots,
            hidden,
            pieces,
        ),
        upper: dense(&upper.array("W", &[moves, hidden])?, 1, moves, 1, hidden),
        upper_bias: upper.array("b", &[moves])?.values,
    };
    Ok((encoder, net))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_a_unit_are_laid_apart() {
        // Two units of three pieces, as thinc has them: unit by unit.
        let values = [11.0, 12.0, 13.0, 21.0, 22.0, 23.0];
        assert_eq!(pieces_apart(&values, 1, 2, 3), [11.0, 21.0, 12.0, 22.0, 13.0, 23.0]);
        assert_eq!(pieces_apart(&[1.0, 2.0, 3.0, 4.0], 2, 1, 2), [1.0, 2.0, 3.0, 4.0]);
    }

    #[test]
    fn weights_are_laid_out_by_input() {
        let values = vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0];
        let array = Array { shape: vec![1, 3, 2], values };
        assert_eq!(dense(&array, 1, 1, 3, 2).weights, [1.0, 3.0, 5.0, 2.0, 4.0, 6.0]);
    }
}
