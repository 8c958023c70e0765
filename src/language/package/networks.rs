//! The networks of a package: their architecture checked, their weights laid out.

use serde_json::Value;

use super::PackageError;
use super::config::Config;
use super::encoders::{Encoders, check_name};
use super::files::Files;
use super::layout::{dense, pieces_apart};
use super::moves;
use super::thinc::Network;
use super::vectors;
use crate::language::nets::transitions::TransitionNet;
use crate::language::nets::{NameFinder, Networks, Parser, Tagger, arc_eager, biluo};
use crate::language::scheme::Tag;

const FILE: &str = "config.cfg";

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
