//! Mints IRIs: the only place that does.
//!
//! An IRI is a word for the kind of thing, a few words of what it is called, for
//! people, and a hash of what tells it from every other. Nothing else goes in: no
//! counter, no clock, no order of articles.

use oxigraph::model::NamedNode;
use sha2::{Digest, Sha256};

use crate::entities::hex;
use crate::entities::names::fold;
use crate::entities::{
    About, ArticleId, Claim, Entity, EntityId, Meeting, Office, Point, Quantity, Stated, What,
    World,
};
use crate::ingest::Article;
use crate::ontology;
use crate::text::Span;

/// How many characters of the words stand in an IRI.
const WORDS: usize = 40;

/// The IRIs of everything in a world, by place.
pub(super) struct Iris {
    pub(super) articles: Vec<NamedNode>,
    pub(super) entities: Vec<NamedNode>,
    pub(super) points: Vec<NamedNode>,
    pub(super) claims: Vec<NamedNode>,
    pub(super) offices: Vec<NamedNode>,
    pub(super) meetings: Vec<NamedNode>,
    pub(super) quantities: Vec<NamedNode>,
}

impl Iris {
    pub(super) fn of(world: &World) -> Self {
        let articles: Vec<_> = world.articles.iter().map(article).collect();
        let entities: Vec<_> = world.entities.iter().map(entity).collect();
        Self {
            points: world.points.iter().map(point).collect(),
            claims: world.claims.iter().map(claim).collect(),
            offices: world.offices.iter().map(|of| office(of, &entities)).collect(),
            meetings: world.meetings.iter().map(|of| meeting(of, &entities, &articles)).collect(),
            quantities: world.quantities.iter().map(quantity).collect(),
            articles,
            entities,
        }
    }

    pub(super) fn article(&self, id: ArticleId) -> &NamedNode {
        &self.articles[id.index()]
    }

    pub(super) fn entity(&self, id: EntityId) -> &NamedNode {
        &self.entities[id.index()]
    }

    pub(super) fn about(&self, about: About) -> &NamedNode {
        match about {
            About::Entity(id) => &self.entities[id.index()],
            About::Point(id) => &self.points[id.index()],
            About::Claim(id) => &self.claims[id.index()],
            About::Office(id) => &self.offices[id.index()],
            About::Meeting(id) => &self.meetings[id.index()],
            About::Quantity(id) => &self.quantities[id.index()],
        }
    }

    /// Returns the IRI of a sentence, by its place in code points.
    pub(super) fn sentence(&self, article: ArticleId, (start, end): (u32, u32)) -> NamedNode {
        let article = self.article(article).as_str();
        let name = article.strip_prefix(ontology::namespace("id")).unwrap_or(article);
        let name = name.strip_prefix("article-").unwrap_or(name);
        node(&format!("sentence-{name}-{start}-{end}"))
    }

    /// Returns the IRI of a statement: what is stated, by whom, about what, in which words, how meant.
    pub(super) fn statement(&self, stated: &Stated, class: ontology::Term) -> NamedNode {
        let Span { start, end } = stated.evidence;
        let entities = |ids: &[EntityId]| -> Vec<&str> {
            ids.iter().map(|id| self.entity(*id).as_str()).collect()
        };
        let place = format!("{start}-{end}");
        let how = match &stated.what {
            What::Role { former: true } => "former",
            What::Assertion { mode, act } => &format!("{mode:?} {act}"),
            _ => "",
        };
        let status = format!("{:?}", stated.status);
        let mut parts =
            vec![class.name(), self.article(stated.article).as_str(), &place, how, &status];
        parts.push(self.about(stated.about).as_str());
        parts.extend(entities(&stated.by));
        // Sets apart who does it from who says so.
        parts.push("");
        parts.extend(entities(&stated.reported_by));
        minted("st", "", &parts, 8)
    }

    /// Returns the IRI of a person's tenure of an office.
    pub(super) fn tenure(&self, person: EntityId, office: &NamedNode, former: bool) -> NamedNode {
        let person = self.entity(person).as_str();
        let kind = if former { "former" } else { "current" };
        minted("tenure", "", &[person, office.as_str(), kind], 8)
    }
}

fn article(article: &Article) -> NamedNode {
    minted("article", &article.id, &[article.file_text()], 4)
}

fn entity(entity: &Entity) -> NamedNode {
    let mut parts = vec![entity.kind.name()];
    parts.extend(entity.identity.iter().map(String::as_str));
    minted(entity.kind.name(), &entity.name, &parts, 4)
}

fn point(point: &Point) -> NamedNode {
    minted("point", &point.words, &strs(&point.identity), 4)
}

fn claim(claim: &Claim) -> NamedNode {
    minted("claim", &claim.words, &strs(&claim.identity), 4)
}

fn office(office: &Office, entities: &[NamedNode]) -> NamedNode {
    let organisation = office.organisation.map_or("", |id| entities[id.index()].as_str());
    let holder = office.holder.map_or("", |id| entities[id.index()].as_str());
    minted("role", &office.title, &[&office.key, organisation, holder], 4)
}

fn meeting(meeting: &Meeting, entities: &[NamedNode], articles: &[NamedNode]) -> NamedNode {
    let day = meeting.day.map(|day| day.to_string());
    let participants = meeting.participants.iter().map(|id| entities[id.index()].as_str());
    let mut participants: Vec<&str> = participants.collect();
    participants.sort_unstable();
    let mut parts = vec![
        day.as_deref().unwrap_or(""),
        meeting.time.as_deref().unwrap_or(""),
        meeting.article.map_or("", |id| articles[id.index()].as_str()),
    ];
    parts.extend(participants);
    minted("meeting", day.as_deref().unwrap_or(""), &parts, 4)
}

fn quantity(quantity: &Quantity) -> NamedNode {
    let Quantity { subject, value, unit, bound } = quantity;
    let words = format!("{value} {unit}");
    minted("quantity", &words, &[&fold(subject), value, unit, bound.words()], 4)
}

fn strs(parts: &[String]) -> Vec<&str> {
    parts.iter().map(String::as_str).collect()
}

/// Returns `kind-words-hash`, the hash with `bytes` bytes.
fn minted(kind: &str, words: &str, parts: &[&str], bytes: usize) -> NamedNode {
    let mut hasher = Sha256::new();
    hasher.update(kind.as_bytes());
    for part in parts {
        // The length before each part keeps ("ab", "c") from ("a", "bc").
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    let hash = hasher.finalize();
    let hash = hex(&hash[..bytes]);
    let slug = slug(words);
    let between = if slug.is_empty() { "" } else { "-" };
    node(&format!("{kind}-{slug}{between}{hash}"))
}

/// Returns the first words, folded, with hyphens; only letters of ASCII and digits, as not every tool can do more.
fn slug(words: &str) -> String {
    let mut slug = String::new();
    for word in fold(words).split(' ') {
        let word: String = word.chars().filter(char::is_ascii_alphanumeric).collect();
        if word.is_empty() {
            continue;
        }
        if slug.len() + word.len() >= WORDS {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word);
    }
    slug
}

fn node(local: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{}{local}", ontology::namespace("id")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_iri_reads_as_what_it_is_of() {
        let iri = minted("person", "Radosław Sikorski", &["person", "radoslaw sikorski"], 4);
        let local = iri.as_str().strip_prefix(ontology::namespace("id")).unwrap();
        assert_eq!(local, "person-radoslaw-sikorski-6edd3876");
    }

    #[test]
    fn a_slug_is_short_plain_and_never_cut_inside_a_word() {
        assert_eq!(slug("“Peace, now”: says Ürümqi"), "peace-now-says-urumqi");
        assert_eq!(slug("тридцать 30"), "30");
        assert_eq!(
            slug("a withdrawal of all the troops from the whole of the east"),
            "a-withdrawal-of-all-the-troops-from-the"
        );
    }

    #[test]
    fn parts_are_told_apart() {
        assert_ne!(minted("x", "", &["ab", "c"], 4), minted("x", "", &["a", "bc"], 4));
    }
}
