//! The encoders of a package: those of their own and those that components share.

use serde_json::Value;

use super::PackageError;
use super::config::Config;
use super::files::Files;
use super::layout::{dense, pieces_apart};
use super::thinc::Network;
use crate::language::nets::encoder::{Column, Encoder, Table};
use crate::language::nets::matrix::Maxout;

const FILE: &str = "config.cfg";

/// Pieces of the layer that mixes the features of a word; spaCy fixes them.
const MIXER_PIECES: usize = 3;

/// The encoders that have been read, by their component.
pub(super) struct Encoders<'p> {
    pub(super) files: &'p Files,
    pub(super) config: &'p Config,
    /// The width of the word vectors.
    pub(super) width: usize,
    pub(super) read: Vec<(String, Encoder)>,
}

impl Encoders<'_> {
    /// Returns the place of the encoder that a component reads, and how its network names it.
    ///
    /// A component either has an encoder inside or listens to one of another.
    pub(super) fn of(&mut self, component: &str) -> Result<(usize, String), PackageError> {
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

/// Checks that a network is made of the layers that its configuration asks for.
pub(super) fn check_name(
    network: &Network<'_>,
    file: &str,
    expected: &str,
) -> Result<(), PackageError> {
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
