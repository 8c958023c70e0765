//! Reads the tables of lookups that a package keeps as msgpack.
//!
//! A file of lookups maps the name of a table to the table; the keys of a table
//! are strings, or the ids of strings that [`string_id`] gives.

use rmpv::Value;

use super::lexeme::string_id;

/// The entries of one table, in the order of the file.
pub(super) type Table = Vec<(Value, Value)>;

/// Returns the tables of a file of lookups, with their names.
pub(super) fn tables(bytes: &[u8]) -> Result<Vec<(String, Table)>, String> {
    let file = decode(bytes)?;
    let Value::Map(tables) = file else {
        return Err("the lookups are not a map of tables".to_owned());
    };
    tables
        .into_iter()
        .map(|(name, table)| match (name.as_str(), table) {
            (Some(name), Value::Map(table)) => Ok((name.to_owned(), table)),
            _ => Err("a table of the lookups is not a map with a name".to_owned()),
        })
        .collect()
}

/// Reads one msgpack value that is all of `bytes`.
pub(super) fn decode(bytes: &[u8]) -> Result<Value, String> {
    let mut rest = bytes;
    let value = rmpv::decode::read_value_with_max_depth(&mut rest, 64)
        .map_err(|error| format!("not msgpack: {error}"))?;
    if rest.is_empty() { Ok(value) } else { Err("bytes follow the msgpack value".to_owned()) }
}

/// Returns the id that a key of a table stands for.
pub(super) fn key(key: &Value) -> Result<u64, String> {
    match key {
        Value::Integer(id) => id.as_u64().ok_or_else(|| "a negative key in a table".to_owned()),
        Value::String(text) => {
            text.as_str().map(string_id).ok_or_else(|| "a key in a table is not UTF-8".to_owned())
        }
        _ => Err("a key in a table is neither a string nor an id".to_owned()),
    }
}

/// Returns the value of `name` in a map whose keys are strings.
pub(super) fn field<'a>(map: &'a Value, name: &str) -> Option<&'a Value> {
    map.as_map()?.iter().find(|(key, _)| key.as_str() == Some(name)).map(|(_, value)| value)
}
