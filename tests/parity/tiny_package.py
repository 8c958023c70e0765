#!/usr/bin/env python3
"""Writes tests/packages/en_tiny-1.0.0.whl, and on standard output what spaCy makes of sentences with it.

    tiny_package.py tests/packages/en_tiny-1.0.0.whl > tests/packages/en_tiny-1.0.0.txt

The pipeline has random weights, so that its moves take every turn that the transition systems allow. The weights are
rounded to half precision: nuncio must agree with spaCy on every token.
"""

import pathlib
import sys
import tempfile
import zipfile

import numpy
import spacy
from spacy.lookups import Lookups
from spacy.tokens import Doc
from spacy.training import Example

WIDTH = 8
TAGS = {"NN": "NOUN", "NNS": "NOUN", "VBD": "VERB", "DT": "DET", "IN": "ADP", "_SP": "SPACE", ".": "PUNCT", ",": "PUNCT"}
LABELS = ["nsubj", "dobj", "prep", "pobj", "det", "punct", "prep||dobj", "nsubj||prep"]
NAMES = ["ORG", "PERSON", "GPE"]

TOK2VEC = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": WIDTH,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
        "rows": [50, 20, 30, 30, 5, 5],
        "include_static_vectors": False,
    },
    "encode": {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": WIDTH,
        "depth": 2,
        "window_size": 1,
        "maxout_pieces": 3,
    },
}
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "tok2vec"}
TAGGER = {"@architectures": "spacy.Tagger.v2", "nO": None, "normalize": False, "tok2vec": LISTENER}

SENTENCES = [
    "The envoys talked in Geneva, and the plan was rejected.",
    "“We said no,” Mr. Ode wrote\n to the U.N. men on 3 May.  Then they left!",
    "A reporter (who asked not to be named) couldn't say whose idea it was; nobody could.",
    "",
    "Rivers rose. Roads closed. Trains stopped. Why?",
]


def transitions(kind):
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": WIDTH,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": LISTENER,
    }


def pipeline():
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": TOK2VEC})
    tagger = nlp.add_pipe("tagger", config={"model": TAGGER})
    parser = nlp.add_pipe("parser", config={"model": transitions("parser")})
    ruler = nlp.add_pipe("attribute_ruler")
    nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    ner = nlp.add_pipe("ner", config={"model": transitions("ner")})
    for component, labels in ((tagger, TAGS), (parser, LABELS), (ner, NAMES)):
        for label in labels:
            component.add_label(label)
    for tag, pos in TAGS.items():
        ruler.add([[{"TAG": tag}]], {"POS": pos})
    initialize(nlp)
    randomize(nlp)
    nlp.meta.update(name="tiny", version="1.0.0", license="CC0-1.0")
    return nlp


def initialize(nlp):
    lemmas = Lookups()
    lemmas.add_table("lemma_rules", {"noun": [["s", ""]], "verb": [["ed", ""], ["ed", "e"]], "adj": []})
    lemmas.add_table("lemma_exc", {"noun": {"men": ["man"]}, "verb": {"said": ["say"]}, "adj": {}})
    lemmas.add_table("lemma_index", {"noun": ["talk", "man", "plan"], "verb": ["reject", "say"], "adj": []})

    def examples():
        annotations = {"tags": ["NN", "VBD", "DT"], "heads": [1, 1, 1], "deps": ["nsubj", "ROOT", "dobj"]}
        words = ["a", "b", "c"]
        doc = Doc(nlp.vocab, words=words, ents=["B-ORG", "O", "O"], **annotations)
        return [Example(nlp.make_doc(" ".join(words)), doc)]

    for name, component in nlp.pipeline:
        if name == "lemmatizer":
            component.initialize(lookups=lemmas)
        elif name != "attribute_ruler":
            component.initialize(examples, nlp=nlp)


def randomize(nlp):
    random = numpy.random.default_rng(1)
    for _, component in nlp.pipeline:
        for node in component.model.walk() if getattr(component, "model", None) else []:
            for name in node.param_names:
                if node.has_param(name):
                    is_norm = node.name == "layernorm"
                    values = random.normal(0, 0.3 if is_norm else 1.0, node.get_param(name).shape)
                    values += 1.0 if is_norm and name == "G" else 0.0
                    node.set_param(name, values.astype("float16").astype("float32"))


def write_wheel(nlp, path):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        nlp.to_disk(root)
        (root / "vocab" / "strings.json").unlink()
        with zipfile.ZipFile(path, "w") as wheel:
            for file in sorted(path for path in root.rglob("*") if path.is_file()):
                info = zipfile.ZipInfo(f"en_tiny/en_tiny-1.0.0/{file.relative_to(root).as_posix()}")
                info.compress_type = zipfile.ZIP_DEFLATED
                wheel.writestr(info, file.read_bytes())


def main():
    nlp = pipeline()
    write_wheel(nlp, sys.argv[1])
    for sentence in SENTENCES:
        print("# " + sentence.replace("\n", "\\n"))
        for token in nlp(sentence):
            name = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "-"
            start = "sentence" if token.is_sent_start else "-"
            head = str(token.head.i)
            fields = [token.text, token.lemma_, token.tag_, token.pos_, head, token.dep_, start, name]
            print("\t".join(field.replace("\n", "\\n") for field in fields))
        print()


if __name__ == "__main__":
    main()
