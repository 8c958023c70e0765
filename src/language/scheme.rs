//! The label schemes of the analysis, as closed sets.
//!
//! Tags are the Penn Treebank's as `OntoNotes` extends them, parts of speech are
//! those of Universal Dependencies v2, dependency labels those of the `ClearNLP`
//! converter, names those of `OntoNotes` 5. A pipeline with a label outside these
//! is refused when it is imported, for the later stages read them by name.

use std::fmt;

use serde::{Serialize, Serializer};

/// Declares a closed set of labels with the spelling of each.
macro_rules! labels {
    ($(#[$doc:meta])* $set:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "the labels are documented by their schemes")]
        pub enum $set { $($(#[$variant_doc])* $variant,)+ }

        impl $set {
            /// Every label of the set, in the order of its declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Returns the label as its scheme spells it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// Returns the label that is spelt `text`, if the set has it.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)+ _ => None }
            }
        }

        impl fmt::Display for $set {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl Serialize for $set {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}

labels! {
    /// A coarse part of speech: <https://universaldependencies.org/u/pos/>, and `SPACE`.
    Pos {
        Adj = "ADJ", Adp = "ADP", Adv = "ADV", Aux = "AUX", Cconj = "CCONJ", Conj = "CONJ",
        Det = "DET", Intj = "INTJ", Noun = "NOUN", Num = "NUM", Part = "PART", Pron = "PRON",
        Propn = "PROPN", Punct = "PUNCT", Sconj = "SCONJ", Sym = "SYM", Verb = "VERB", X = "X",
        Space = "SPACE", None = "",
    }
}

labels! {
    /// A fine part of speech: the Penn Treebank's, with `OntoNotes`' additions.
    Tag {
        Dollar = "$", CloseQuote = "''", Comma = ",", OpenBracket = "-LRB-",
        CloseBracket = "-RRB-", Stop = ".", Colon = ":", Add = "ADD", Afx = "AFX", Cc = "CC",
        Cd = "CD", Dt = "DT", Ex = "EX", Fw = "FW", Hyph = "HYPH", In = "IN", Jj = "JJ",
        Jjr = "JJR", Jjs = "JJS", Ls = "LS", Md = "MD", Nfp = "NFP", Nn = "NN", Nnp = "NNP",
        Nnps = "NNPS", Nns = "NNS", Pdt = "PDT", Pos = "POS", Prp = "PRP", PrpPoss = "PRP$",
        Rb = "RB", Rbr = "RBR", Rbs = "RBS", Rp = "RP", Sym = "SYM", To = "TO", Uh = "UH",
        Vb = "VB", Vbd = "VBD", Vbg = "VBG", Vbn = "VBN", Vbp = "VBP", Vbz = "VBZ", Wdt = "WDT",
        Wp = "WP", WpPoss = "WP$", Wrb = "WRB", Xx = "XX", Space = "_SP", OpenQuote = "``",
        None = "",
    }
}

labels! {
    /// How a token depends on its head: the `ClearNLP` labels.
    Dep {
        Root = "ROOT", Acl = "acl", Acomp = "acomp", Advcl = "advcl", Advmod = "advmod",
        Agent = "agent", Amod = "amod", Appos = "appos", Attr = "attr", Aux = "aux",
        Auxpass = "auxpass", Case = "case", Cc = "cc", Ccomp = "ccomp", Compound = "compound",
        Conj = "conj", Csubj = "csubj", Csubjpass = "csubjpass", Dative = "dative", Dep = "dep",
        Det = "det", Dobj = "dobj", Expl = "expl", Intj = "intj", Mark = "mark", Meta = "meta",
        Neg = "neg", Nmod = "nmod", Npadvmod = "npadvmod", Nsubj = "nsubj",
        Nsubjpass = "nsubjpass", Nummod = "nummod", Oprd = "oprd", Parataxis = "parataxis",
        Pcomp = "pcomp", Pobj = "pobj", Poss = "poss", Preconj = "preconj", Predet = "predet",
        Prep = "prep", Prt = "prt", Punct = "punct", Quantmod = "quantmod", Relcl = "relcl",
        Subtok = "subtok", Xcomp = "xcomp", None = "",
    }
}

labels! {
    /// What kind of name: the `OntoNotes` 5 labels.
    NameLabel {
        Cardinal = "CARDINAL", Date = "DATE", Event = "EVENT", Fac = "FAC", Gpe = "GPE",
        Language = "LANGUAGE", Law = "LAW", Loc = "LOC", Money = "MONEY", Norp = "NORP",
        Ordinal = "ORDINAL", Org = "ORG", Percent = "PERCENT", Person = "PERSON",
        Product = "PRODUCT", Quantity = "QUANTITY", Time = "TIME", WorkOfArt = "WORK_OF_ART",
    }
}

impl Pos {
    /// Tells whether it is that of a verb, also of an auxiliary.
    #[must_use]
    pub const fn is_verbal(self) -> bool {
        matches!(self, Self::Verb | Self::Aux)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_reads_back_as_itself() {
        for label in Dep::ALL {
            assert_eq!(Dep::parse(label.as_str()), Some(*label));
        }
        for label in Tag::ALL {
            assert_eq!(Tag::parse(label.as_str()), Some(*label));
        }
    }
}
