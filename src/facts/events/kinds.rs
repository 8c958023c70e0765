//! The types of events that the PLOVER codebook knows.

use serde::{Deserialize, Serialize};

/// A type of event of the PLOVER codebook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "UPPERCASE")]
#[expect(missing_docs, reason = "the codebook defines them")]
pub enum EventType {
    Agree,
    Consult,
    Support,
    Cooperate,
    Aid,
    Concede,
    Retreat,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Mobilize,
    Sanction,
    Coerce,
    Assault,
}

impl EventType {
    /// Returns the type that the codebook calls so.
    pub(in crate::facts) fn named(name: &str) -> Option<Self> {
        serde_json::from_value(name.into()).ok()
    }

    /// Tells whether it is a deed that helps.
    pub(super) const fn helps(self) -> bool {
        use EventType as E;
        matches!(self, E::Consult | E::Support | E::Cooperate | E::Aid | E::Concede | E::Retreat)
    }

    /// Tells whether it is a deed that harms.
    pub(super) const fn harms(self) -> bool {
        use EventType as E;
        matches!(self, E::Protest | E::Mobilize | E::Sanction | E::Coerce | E::Assault)
    }

    /// Returns the type of announcing such a deed, not of doing it.
    pub(super) const fn announced(self) -> Self {
        if self.helps() {
            Self::Agree
        } else if self.harms() {
            Self::Threaten
        } else {
            self
        }
    }
}
