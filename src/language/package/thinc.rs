//! The files that hold a network: thinc's msgpack.
//!
//! A file lists the *nodes* of a network breadth first, each with a name, and
//! for each node its attributes and its parameters, which are numpy arrays.

use rmpv::ValueRef;

use super::PackageError;

/// A network as its file holds it.
#[derive(Debug)]
pub(super) struct Network<'f> {
    file: &'f str,
    nodes: Vec<Node<'f>>,
}

/// One layer of a network.
#[derive(Debug)]
pub(super) struct Node<'f> {
    /// The names of the layer and of those inside it.
    pub(super) name: String,
    file: &'f str,
    attributes: ValueRef<'f>,
    parameters: ValueRef<'f>,
}

/// An array of numbers, row by row, with its shape.
#[derive(Debug, PartialEq)]
pub(super) struct Array {
    pub(super) shape: Vec<usize>,
    pub(super) values: Vec<f32>,
}

impl<'f> Network<'f> {
    /// Reads the bytes of the file `file`.
    pub(super) fn read(file: &'f str, mut bytes: &'f [u8]) -> Result<Self, PackageError> {
        let damaged = |problem: String| PackageError::damaged(file, problem);
        let whole = rmpv::decode::read_value_ref(&mut bytes)
            .map_err(|error| damaged(format!("no msgpack: {error}")))?;
        if !bytes.is_empty() {
            return Err(damaged(format!("{} bytes too many", bytes.len())));
        }
        let list = |name: &str| match field(&whole, name) {
            Some(ValueRef::Array(list)) => Ok(list.clone()),
            _ => Err(damaged(format!("it has no list of {name}"))),
        };
        let (names, attributes, parameters) = (list("nodes")?, list("attrs")?, list("params")?);
        if names.len() != attributes.len() || names.len() != parameters.len() {
            return Err(damaged("its lists differ in length".to_owned()));
        }
        let nodes = names.into_iter().zip(attributes).zip(parameters);
        let nodes = nodes.map(|((node, attributes), parameters)| match field(&node, "name") {
            Some(ValueRef::String(name)) => {
                let name = name.as_str().unwrap_or_default().to_owned();
                Ok(Node { name, file, attributes, parameters })
            }
            _ => Err(damaged("a node has no name".to_owned())),
        });
        Ok(Self { file, nodes: nodes.collect::<Result<_, _>>()? })
    }

    /// Returns the node that is the whole network.
    pub(super) fn root(&self) -> Result<&Node<'f>, PackageError> {
        self.nodes.first().ok_or_else(|| PackageError::damaged(self.file, "it has no nodes"))
    }

    /// Returns the nodes of a name, in the order of the file.
    pub(super) fn named(&self, name: &str) -> impl Iterator<Item = &Node<'f>> {
        self.nodes.iter().filter(move |node| node.name == name)
    }

    /// Returns the node of a place and name.
    pub(super) fn node(&self, name: &str, place: usize) -> Result<&Node<'f>, PackageError> {
        self.named(name).nth(place).ok_or_else(|| {
            PackageError::damaged(
                self.file,
                format!("it has fewer than {} {name} layers", place + 1),
            )
        })
    }
}

impl Node<'_> {
    /// Returns an attribute that is a number.
    pub(super) fn number(&self, name: &str) -> Result<u64, PackageError> {
        // Attributes are msgpack inside of msgpack.
        let packed = match field(&self.attributes, name) {
            Some(ValueRef::Binary(bytes)) => *bytes,
            _ => &[],
        };
        let value = rmpv::decode::read_value(&mut &packed[..]).ok();
        value.and_then(|value| value.as_u64()).ok_or_else(|| {
            PackageError::damaged(self.file, format!("{} has no number {name}", self.name))
        })
    }

    /// Returns a parameter, which must have the shape `shape`.
    pub(super) fn array(&self, name: &str, shape: &[usize]) -> Result<Array, PackageError> {
        let layer = &self.name;
        let damaged = |problem: &str| {
            PackageError::damaged(self.file, format!("{layer}: parameter {name} {problem}"))
        };
        let array = field(&self.parameters, name).ok_or_else(|| damaged("is missing"))?;
        let array = array_of(array).ok_or_else(|| damaged("is no array of 32-bit floats"))?;
        if array.shape != shape {
            return Err(damaged(&format!("has the shape {:?}, not {shape:?}", array.shape)));
        }
        if array.values.iter().any(|value| !value.is_finite()) {
            return Err(damaged("holds what is no number"));
        }
        Ok(array)
    }
}

/// Returns the value of a key of a map; keys are strings or bytes.
fn field<'v, 'f>(value: &'v ValueRef<'f>, name: &str) -> Option<&'v ValueRef<'f>> {
    let ValueRef::Map(entries) = value else { return None };
    entries.iter().find(|(key, _)| bytes_of(key) == Some(name.as_bytes())).map(|(_, value)| value)
}

fn bytes_of<'v>(value: &'v ValueRef<'_>) -> Option<&'v [u8]> {
    match value {
        ValueRef::String(text) => Some(text.as_bytes()),
        ValueRef::Binary(bytes) => Some(bytes),
        _ => None,
    }
}

/// Reads a numpy array as msgpack-numpy writes it: `nd`, `type`, `shape`, `data`.
fn array_of(value: &ValueRef<'_>) -> Option<Array> {
    if bytes_of(field(value, "type")?)? != b"<f4" {
        return None;
    }
    let ValueRef::Array(shape) = field(value, "shape")? else { return None };
    let shape: Vec<usize> = shape
        .iter()
        .map(|size| size.to_owned().as_u64().and_then(|size| usize::try_from(size).ok()))
        .collect::<Option<_>>()?;
    let values = floats(bytes_of(field(value, "data")?)?);
    let size = shape.iter().try_fold(1_usize, |size, side| size.checked_mul(*side))?;
    (values.len() == size).then_some(Array { shape, values })
}

/// Reads 32-bit floats, least byte first.
pub(super) fn floats(bytes: &[u8]) -> Vec<f32> {
    bytes
        .chunks_exact(4)
        .map(|four| f32::from_le_bytes([four[0], four[1], four[2], four[3]]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_truncated_file_is_damaged() {
        let error = Network::read("tagger/model", &[0x84, 0xa5, b'n', b'o']).unwrap_err();
        assert!(error.to_string().starts_with("tagger/model is damaged: no msgpack: "), "{error}");
        let error = Network::read("tagger/model", &[0x80]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "tagger/model is damaged: it has no list of nodes; install or download the package again"
        );
    }
}
