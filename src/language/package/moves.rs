//! The moves of a transition system, in the order of its network's outputs.

use std::collections::BTreeMap;

use super::PackageError;
use crate::language::nets::arc_eager::{ArcAction, ArcLabel, ArcMove};
use crate::language::nets::biluo::NameMove;
use crate::language::scheme::{Dep, NameLabel};

/// What stands between the two labels of a lifted arc.
const LIFTED: &str = "||";

/// Reads the moves of a parser.
pub(super) fn arcs(file: &str, bytes: &[u8]) -> Result<Vec<ArcMove>, PackageError> {
    let moves = ordered(file, bytes)?;
    moves.iter().map(|(action, label)| arc(file, *action, label)).collect()
}

/// Reads the moves of a name finder.
pub(super) fn names(file: &str, bytes: &[u8]) -> Result<Vec<NameMove>, PackageError> {
    let moves = ordered(file, bytes)?;
    let moves = moves.iter().map(|(action, label)| {
        if label.is_empty() || *action == 0 {
            // "U-" is only for tokens that a caller forbids to be in a name.
            return if *action == 5 { Ok(NameMove::Out) } else { Ok(NameMove::Never) };
        }
        let label = NameLabel::parse(label).ok_or_else(|| unknown(file, label))?;
        match action {
            1 => Ok(NameMove::Begin(label)),
            2 => Ok(NameMove::In(label)),
            3 => Ok(NameMove::Last(label)),
            4 => Ok(NameMove::Unit(label)),
            _ => Err(PackageError::damaged(file, format!("there is no move {action}"))),
        }
    });
    moves.collect()
}

fn arc(file: &str, action: u8, label: &str) -> Result<ArcMove, PackageError> {
    let action = match action {
        0 => ArcAction::Shift,
        1 => ArcAction::Reduce,
        2 => ArcAction::Left,
        3 => ArcAction::Right,
        4 => ArcAction::Break,
        _ => return Err(PackageError::damaged(file, format!("there is no move {action}"))),
    };
    let dep = |label: &str| Dep::parse(label).ok_or_else(|| unknown(file, label));
    let label = match label.split_once(LIFTED) {
        Some((label, head)) => ArcLabel { dep: dep(label)?, lifted: Some(dep(head)?) },
        None => ArcLabel { dep: dep(label)?, lifted: None },
    };
    Ok(ArcMove { action, label })
}

fn unknown(file: &str, label: &str) -> PackageError {
    PackageError::UnknownLabel { file: file.to_owned(), label: label.to_owned() }
}

/// Returns actions with their labels in the order in which spaCy numbers them.
///
/// By action; within one the most frequent label first, of equal ones the last
/// of the alphabet. Labels of a frequency below 0 were added later: they follow
/// all others, the least negative first.
fn ordered(file: &str, mut bytes: &[u8]) -> Result<Vec<(u8, String)>, PackageError> {
    let damaged = |problem: &str| PackageError::damaged(file, problem);
    let whole = rmpv::decode::read_value(&mut bytes).map_err(|_| damaged("no msgpack"))?;
    let moves = whole.as_map().into_iter().flatten().find(|(key, _)| key.as_str() == Some("moves"));
    let moves = moves.and_then(|(_, moves)| moves.as_str()).ok_or_else(|| damaged("no moves"))?;
    let moves: BTreeMap<String, BTreeMap<String, i64>> =
        serde_json::from_str(moves).map_err(|error| damaged(&error.to_string()))?;
    let mut first = Vec::new();
    let mut later = Vec::new();
    for (action, labels) in moves {
        let action: u8 = action.parse().map_err(|_| damaged("an action is no number"))?;
        let mut labels: Vec<_> = labels.into_iter().map(|(label, count)| (count, label)).collect();
        labels.sort_by(|a, b| b.cmp(a));
        for (count, label) in labels {
            if count < 0 { &mut later } else { &mut first }.push((count, label, action));
        }
    }
    later.sort_by(|a, b| (&b.0, &b.1).cmp(&(&a.0, &a.1)));
    Ok(first.into_iter().chain(later).map(|(_, label, action)| (action, label)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Packs the JSON of moves as spaCy does.
    fn packed(moves: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        let map = rmpv::Value::Map(vec![("moves".into(), moves.into())]);
        rmpv::encode::write_value(&mut bytes, &map).unwrap();
        bytes
    }

    #[test]
    fn moves_stand_in_the_order_of_the_outputs() {
        let moves =
            packed(r#"{"0":{"":9},"2":{"det":5,"amod":7,"nsubj":5,"prt":-2},"3":{"prt":-2}}"#);
        let names: Vec<_> = ordered("parser/moves", &moves).unwrap();
        let names: Vec<_> =
            names.iter().map(|(action, label)| format!("{action}{label}")).collect();
        assert_eq!(names, ["0", "2amod", "2nsubj", "2det", "2prt", "3prt"]);
    }

    #[test]
    fn a_lifted_label_has_two_parts() {
        let moves = arcs("parser/moves", &packed(r#"{"3":{"prep||dobj":1}}"#)).unwrap();
        let label = ArcLabel { dep: Dep::Prep, lifted: Some(Dep::Dobj) };
        assert_eq!(moves, [ArcMove { action: ArcAction::Right, label }]);
    }

    #[test]
    fn an_unknown_label_is_named() {
        let error = arcs("parser/moves", &packed(r#"{"3":{"oblique":1}}"#)).unwrap_err();
        assert!(error.to_string().contains("parser/moves: the label \"oblique\""), "{error}");
        let error = names("ner/moves", &packed(r#"{"1":{"GENE":1}}"#)).unwrap_err();
        assert!(error.to_string().contains("ner/moves: the label \"GENE\""), "{error}");
    }

    #[test]
    fn an_empty_name_label_is_never_taken() {
        let moves =
            names("ner/moves", &packed(r#"{"0":{},"4":{"ORG":3,"":1},"5":{"":1}}"#)).unwrap();
        assert_eq!(moves, [NameMove::Unit(NameLabel::Org), NameMove::Never, NameMove::Out]);
    }
}
