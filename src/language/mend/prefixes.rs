//! Parts of words that the tokenizer cuts off and the parser takes for words of their own.

use super::draft::Draft;
use crate::language::document::TokenId;
use crate::language::scheme::{Dep, Pos};

impl Draft<'_> {
    /// "It won’t negotiate": with a curly apostrophe the "not" is often taken for an adverb.
    pub(super) fn contracted_not(&mut self, not: TokenId) {
        let document = self.document;
        let contracted = document.lemma(not) == "not"
            && document.word(not).to_lowercase().starts_with('n')
            && document.word(not).contains(['\'', '’']);
        if contracted && document[not].dep == Dep::Advmod {
            self.deps[not.index()] = Dep::Neg;
        }
    }

    /// "It was co-sponsored", "two senators co-sponsored it": the prefix was taken for the verb.
    pub(super) fn verb_with_prefix(&mut self, prefix: TokenId) {
        let document = self.document;
        let end = document.sentence_of(prefix).tokens.end;
        let (hyphen, verb) = (prefix.next(), prefix.next().next());
        let joined = verb < end
            && document.word(prefix).eq_ignore_ascii_case("co")
            && document.word(hyphen) == "-"
            && document[prefix].span.end == document[hyphen].span.start
            && document[hyphen].span.end == document[verb].span.start;
        if !joined || document[verb].pos != Pos::Verb || document[prefix].pos != Pos::Verb {
            return;
        }
        let be = document.head(prefix).filter(|be| {
            document[prefix].dep == Dep::Acomp && document.lemma(*be) == "be" && *be < prefix
        });
        let above = be.unwrap_or(prefix);
        let root = document.head(above).is_none();
        self.heads[verb.index()] = if root { verb } else { document[above].head };
        self.deps[verb.index()] = document[above].dep;
        for child in
            document.children(above).iter().filter(|child| **child < prefix || **child > verb)
        {
            let passive = be.is_some() && document[*child].dep == Dep::Nsubj;
            let dep = if passive { Dep::Nsubjpass } else { document[*child].dep };
            self.attach(*child, verb, dep);
        }
        if let Some(be) = be {
            self.attach(be, verb, Dep::Auxpass);
        }
        self.attach(prefix, verb, Dep::Compound);
        self.attach(hyphen, verb, Dep::Punct);
    }
}
