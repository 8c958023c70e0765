//! What the XML formats share.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};

use super::plain::{array, one_line};
use crate::export::network::Value;

/// A writer of XML that streams to any writer.
pub(super) type Xml<'a> = Writer<&'a mut dyn Write>;

/// Begins a document.
pub(super) fn begin(out: &mut dyn Write) -> io::Result<Xml<'_>> {
    let mut xml = Writer::new_with_indent(out, b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    Ok(xml)
}

/// Returns the text of a value; none where it is absent. Lists are arrays, see [`array()`].
pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::Absent => None,
        Value::Text(text) => Some(one_line(text)),
        Value::List(texts) => Some(array(texts)),
        Value::Count(count) => Some(count.to_string()),
        Value::Share(share) => Some(share.to_string()),
        Value::Day(day) => Some(day.to_string()),
        Value::Flag(flag) => Some(flag.to_string()),
    }
}
