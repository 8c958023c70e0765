//! Mentions and chains.

use crate::language::{TokenId, TokenRange};
use crate::text::Span;

/// The place of a mention in [`Mentions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MentionId(pub u32);

/// The place of a chain in [`Mentions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ChainId(pub u32);

/// How a mention words its thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MentionKind {
    /// By a proper name, with or without a title: "President Volodymyr Zelensky".
    Name,
    /// By a common noun: "a senior official", "the plan".
    Nominal,
    /// By a pronoun.
    Pronoun,
}

/// What kind of thing a chain is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityKind {
    /// One human being.
    Person,
    /// A company, party, ministry, agency, army, publisher, alliance.
    Organisation,
    /// A state or a territory with a government; also as an actor ("Kyiv", "the US").
    Country,
    /// A city, region, river, building.
    Place,
    /// People together: a nationality, officials, protesters, leaders.
    Group,
    /// A plan, proposal, draft, agreement, treaty, law, resolution.
    Document,
    /// A meeting, war, election, attack.
    Event,
    /// Anything else.
    Other,
}

/// Grammatical and natural gender, as far as the words tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Gender {
    /// He.
    Male,
    /// She.
    Female,
    /// It.
    Neuter,
    /// The words do not tell.
    Unknown,
}

/// One or many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Number {
    /// One.
    Singular,
    /// Several.
    Plural,
}

/// A noun phrase.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// The token that the phrase hangs on; no two mentions share one.
    pub head: TokenId,
    /// The phrase with its modifiers, without relative clauses, appositions and coordinated phrases.
    pub tokens: TokenRange,
    /// The proper name inside the phrase, without title and modifiers, where it has one.
    pub name: Option<TokenRange>,
    /// The extent of `tokens` in the text.
    pub span: Span,
    /// How it words its thing.
    pub kind: MentionKind,
    /// The chain that it is in.
    pub chain: ChainId,
}

/// All mentions of one thing in one article.
#[derive(Debug, Clone, PartialEq)]
pub struct Chain {
    /// What kind of thing.
    pub kind: EntityKind,
    /// The fullest name the article gives it; for a nameless one the words of its
    /// most telling mention, without a leading article.
    pub name: String,
    /// Its mentions in order of the text.
    pub mentions: Vec<MentionId>,
    /// The mention whose words [`name`](Self::name) is made of.
    pub representative: MentionId,
    /// Whether any of its mentions is a proper name.
    pub named: bool,
    /// The country (its name in the gazetteer) that it is, is of or stands for, where known:
    /// Ukraine for "Kyiv", for "Ukrainian officials", for "the French minister".
    pub country: Option<String>,
    /// He, she, it.
    pub gender: Gender,
    /// One or many.
    pub number: Number,
}

/// The mentions of one document, in chains.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Mentions {
    /// All mentions, in order of their head tokens.
    pub mentions: Vec<Mention>,
    /// All chains, in order of their first mentions.
    pub chains: Vec<Chain>,
}

impl Mentions {
    /// Returns the mention whose head is `token`.
    #[must_use]
    pub fn at(&self, token: TokenId) -> Option<MentionId> {
        let found = self.mentions.binary_search_by_key(&token, |mention| mention.head).ok()?;
        u32::try_from(found).ok().map(MentionId)
    }

    /// Returns the chain of the mention whose head is `token`.
    #[must_use]
    pub fn chain_at(&self, token: TokenId) -> Option<ChainId> {
        self.at(token).map(|mention| self[mention].chain)
    }
}

impl std::ops::Index<MentionId> for Mentions {
    type Output = Mention;

    fn index(&self, id: MentionId) -> &Mention {
        &self.mentions[id.0 as usize]
    }
}

impl std::ops::Index<ChainId> for Mentions {
    type Output = Chain;

    fn index(&self, id: ChainId) -> &Chain {
        &self.chains[id.0 as usize]
    }
}
