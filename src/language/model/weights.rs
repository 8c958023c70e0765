//! Networks as bytes, and back.
//!
//! Large tables are in half precision, biases and norms in full. A list is its
//! length, then its elements; a number is a `u32`, a text its length and UTF-8.

use half::f16;
use half::slice::{HalfBitsSliceExt, HalfFloatSliceExt};

use super::ModelError;
use crate::language::nets::arc_eager::{self, ArcAction, ArcLabel, ArcMove};
use crate::language::nets::biluo::{self, NameMove};
use crate::language::nets::encoder::{Column, Encoder, Table};
use crate::language::nets::matrix::{Dense, Maxout};
use crate::language::nets::transitions::TransitionNet;
use crate::language::nets::vectors::Vectors;
use crate::language::nets::{NameFinder, Networks, Parser, Tagger};
use crate::language::scheme::{Dep, NameLabel, Tag};

/// Writes networks, except for their word vectors.
pub(super) fn write(networks: &Networks) -> Vec<u8> {
    let Networks { vectors, encoders, tagger, parser, names } = networks;
    let mut out = Writer::default();
    out.size(vectors.width());
    out.list(encoders, Writer::encoder);
    out.size(tagger.encoder);
    out.dense(&tagger.dense);
    out.floats(&tagger.bias);
    out.list(&tagger.tags, |out, tag| out.text(tag.as_str()));
    out.size(parser.encoder);
    out.transition_net(&parser.net);
    out.list(&parser.moves, |out, arc| out.arc_move(*arc));
    out.size(names.encoder);
    out.transition_net(&names.net);
    out.list(&names.moves, |out, name| out.name_move(*name));
    out.0
}

/// Reads networks; `vectors` makes their word vectors of the width that it is given.
pub(super) fn read(
    bytes: &[u8],
    vectors: impl FnOnce(usize) -> Result<Vectors, ModelError>,
) -> Result<Networks, ModelError> {
    let mut bytes = Reader(bytes);
    let vectors = vectors(bytes.size()?)?;
    let encoders = bytes.list(Reader::encoder)?;
    let tagger = Tagger {
        encoder: bytes.size()?,
        dense: bytes.dense()?,
        bias: bytes.floats()?,
        tags: bytes.list(|bytes| bytes.label(Tag::parse))?,
    };
    let parser = Parser {
        encoder: bytes.size()?,
        net: bytes.transition_net()?,
        moves: bytes.list(Reader::arc_move)?,
    };
    let names = NameFinder {
        encoder: bytes.size()?,
        net: bytes.transition_net()?,
        moves: bytes.list(Reader::name_move)?,
    };
    let networks = Networks { vectors, encoders, tagger, parser, names };
    if bytes.0.is_empty() && fits(&networks) {
        Ok(networks)
    } else {
        Err(ModelError::damaged("the sizes of its networks do not fit"))
    }
}

/// Tells whether the parts fit together, so that running them cannot fail.
fn fits(networks: &Networks) -> bool {
    let Networks { vectors, encoders, tagger, parser, names } = networks;
    let width = |encoder: usize| encoders.get(encoder).map(Encoder::width);
    encoders.iter().all(|encoder| encoder_fits(encoder, vectors.width()))
        && width(tagger.encoder) == Some(tagger.dense.inputs)
        && tagger.dense.outputs == tagger.tags.len()
        && tagger.dense.outputs == tagger.bias.len()
        && width(parser.encoder) == Some(parser.net.project.inputs)
        && net_fits(&parser.net, arc_eager::SLOTS, parser.moves.len())
        && width(names.encoder) == Some(names.net.project.inputs)
        && net_fits(&names.net, biluo::SLOTS, names.moves.len())
}

fn encoder_fits(encoder: &Encoder, vectors: usize) -> bool {
    let Encoder { tables, projection, mixer, layers } = encoder;
    let width = encoder.width();
    let columns = tables.len() + usize::from(projection.is_some());
    tables.iter().all(|table| table.rows > 0 && table.values.len() == table.rows as usize * width)
        && projection.as_ref().is_none_or(|dense| dense.inputs == vectors && dense.outputs == width)
        && maxout_fits(mixer, columns * width)
        && layers.iter().all(|layer| layer.width() == width && maxout_fits(layer, 3 * width))
}

fn maxout_fits(maxout: &Maxout, inputs: usize) -> bool {
    let (width, outputs) = (maxout.width(), maxout.dense.outputs);
    width > 0
        && maxout.dense.inputs == inputs
        && outputs >= width
        && outputs.is_multiple_of(width)
        && maxout.bias.len() == outputs
        && maxout.shift.len() == width
}

fn net_fits(net: &TransitionNet, slots: usize, moves: usize) -> bool {
    let (hidden, bias) = (net.upper.inputs, net.lower_bias.len());
    hidden > 0
        && net.project_bias.len() == net.project.outputs
        && net.lower.inputs == net.project.outputs
        && bias >= hidden
        && bias.is_multiple_of(hidden)
        && net.padding.len() == slots * bias
        && net.lower.outputs == slots * bias
        && net.upper.outputs == moves
        && net.upper_bias.len() == moves
}

#[derive(Default)]
struct Writer(Vec<u8>);

impl Writer {
    fn size(&mut self, size: usize) {
        self.0.extend_from_slice(&u32::try_from(size).unwrap_or(u32::MAX).to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.size(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    fn list<T>(&mut self, list: &[T], mut element: impl FnMut(&mut Self, &T)) {
        self.size(list.len());
        for value in list {
            element(self, value);
        }
    }

    fn floats(&mut self, values: &[f32]) {
        self.size(values.len());
        self.0.extend(values.iter().flat_map(|value| value.to_le_bytes()));
    }

    fn halves(&mut self, values: &[f32]) {
        self.size(values.len());
        self.0.extend(values.iter().flat_map(|value| f16::from_f32(*value).to_le_bytes()));
    }

    fn dense(&mut self, dense: &Dense) {
        self.size(dense.inputs);
        self.size(dense.outputs);
        self.halves(&dense.weights);
    }

    fn maxout(&mut self, maxout: &Maxout) {
        self.dense(&maxout.dense);
        self.floats(&maxout.bias);
        self.floats(&maxout.gain);
        self.floats(&maxout.shift);
    }

    fn encoder(&mut self, encoder: &Encoder) {
        self.list(&encoder.tables, |out, table| {
            out.text(table.column.name());
            out.size(table.seed as usize);
            out.size(table.rows as usize);
            out.halves(&table.values);
        });
        self.list(encoder.projection.as_slice(), Self::dense);
        self.maxout(&encoder.mixer);
        self.list(&encoder.layers, Self::maxout);
    }

    fn transition_net(&mut self, net: &TransitionNet) {
        self.dense(&net.project);
        self.floats(&net.project_bias);
        self.dense(&net.lower);
        self.floats(&net.lower_bias);
        self.floats(&net.padding);
        self.dense(&net.upper);
        self.floats(&net.upper_bias);
    }

    fn arc_move(&mut self, arc: ArcMove) {
        self.text(match arc.action {
            ArcAction::Shift => "S",
            ArcAction::Reduce => "D",
            ArcAction::Left => "L",
            ArcAction::Right => "R",
            ArcAction::Break => "B",
        });
        self.text(arc.label.dep.as_str());
        self.text(arc.label.lifted.unwrap_or(Dep::None).as_str());
    }

    fn name_move(&mut self, name: NameMove) {
        let (action, label) = match name {
            NameMove::Begin(label) => ("B", label.as_str()),
            NameMove::In(label) => ("I", label.as_str()),
            NameMove::Last(label) => ("L", label.as_str()),
            NameMove::Unit(label) => ("U", label.as_str()),
            NameMove::Out => ("O", ""),
            NameMove::Never => ("", ""),
        };
        self.text(action);
        self.text(label);
    }
}

struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    fn take(&mut self, length: usize) -> Result<&'b [u8], ModelError> {
        let (taken, rest) = self
            .0
            .split_at_checked(length)
            .ok_or_else(|| ModelError::damaged("its networks end too early"))?;
        self.0 = rest;
        Ok(taken)
    }

    fn size(&mut self) -> Result<usize, ModelError> {
        let bytes = self.take(4)?;
        Ok(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) as usize)
    }

    fn text(&mut self) -> Result<&'b str, ModelError> {
        let length = self.size()?;
        str::from_utf8(self.take(length)?).map_err(|_| ModelError::damaged("a label is no text"))
    }

    fn label<L>(&mut self, parse: impl Fn(&str) -> Option<L>) -> Result<L, ModelError> {
        let label = self.text()?;
        parse(label).ok_or_else(|| ModelError::damaged(format!("it has a label {label:?}")))
    }

    fn list<T>(
        &mut self,
        mut element: impl FnMut(&mut Self) -> Result<T, ModelError>,
    ) -> Result<Vec<T>, ModelError> {
        let length = self.size()?;
        (0..length).map(|_| element(self)).collect()
    }

    fn floats(&mut self) -> Result<Vec<f32>, ModelError> {
        let length = self.size()?;
        let bytes = self.take(length.saturating_mul(4))?;
        let four = |four: &[u8]| f32::from_le_bytes([four[0], four[1], four[2], four[3]]);
        Ok(bytes.chunks_exact(4).map(four).collect())
    }

    fn halves(&mut self) -> Result<Vec<f32>, ModelError> {
        let length = self.size()?;
        let bytes = self.take(length.saturating_mul(2))?;
        let two = |two: &[u8]| u16::from_le_bytes([two[0], two[1]]);
        let halves: Vec<u16> = bytes.chunks_exact(2).map(two).collect();
        let mut values = vec![0.0; length];
        halves.reinterpret_cast::<f16>().convert_to_f32_slice(&mut values);
        Ok(values)
    }

    fn dense(&mut self) -> Result<Dense, ModelError> {
        let dense = Dense { inputs: self.size()?, outputs: self.size()?, weights: self.halves()? };
        if dense.outputs > 0 && dense.inputs.checked_mul(dense.outputs) == Some(dense.weights.len())
        {
            Ok(dense)
        } else {
            Err(ModelError::damaged("the size of a layer does not fit its weights"))
        }
    }

    fn maxout(&mut self) -> Result<Maxout, ModelError> {
        Ok(Maxout {
            dense: self.dense()?,
            bias: self.floats()?,
            gain: self.floats()?,
            shift: self.floats()?,
        })
    }

    fn encoder(&mut self) -> Result<Encoder, ModelError> {
        let tables = self.list(|bytes| {
            let column = |name: &str| Column::ALL.into_iter().find(|column| column.name() == name);
            Ok(Table {
                column: bytes.label(column)?,
                seed: u32::try_from(bytes.size()?).unwrap_or(0),
                rows: u32::try_from(bytes.size()?).unwrap_or(0),
                values: bytes.halves()?,
            })
        })?;
        Ok(Encoder {
            tables,
            projection: self.list(Self::dense)?.pop(),
            mixer: self.maxout()?,
            layers: self.list(Self::maxout)?,
        })
    }

    fn transition_net(&mut self) -> Result<TransitionNet, ModelError> {
        Ok(TransitionNet {
            project: self.dense()?,
            project_bias: self.floats()?,
            lower: self.dense()?,
            lower_bias: self.floats()?,
            padding: self.floats()?,
            upper: self.dense()?,
            upper_bias: self.floats()?,
        })
    }

    fn arc_move(&mut self) -> Result<ArcMove, ModelError> {
        let action = self.label(|action| match action {
            "S" => Some(ArcAction::Shift),
            "D" => Some(ArcAction::Reduce),
            "L" => Some(ArcAction::Left),
            "R" => Some(ArcAction::Right),
            "B" => Some(ArcAction::Break),
            _ => None,
        })?;
        let (dep, lifted) = (self.label(Dep::parse)?, self.label(Dep::parse)?);
        let lifted = Some(lifted).filter(|lifted| *lifted != Dep::None);
        Ok(ArcMove { action, label: ArcLabel { dep, lifted } })
    }

    fn name_move(&mut self) -> Result<NameMove, ModelError> {
        let action = self.text()?;
        if action.is_empty() || action == "O" {
            self.text()?;
            return Ok(if action.is_empty() { NameMove::Never } else { NameMove::Out });
        }
        let label = self.label(NameLabel::parse)?;
        match action {
            "B" => Ok(NameMove::Begin(label)),
            "I" => Ok(NameMove::In(label)),
            "L" => Ok(NameMove::Last(label)),
            "U" => Ok(NameMove::Unit(label)),
            _ => Err(ModelError::damaged(format!("it has a move {action:?}"))),
        }
    }
}
