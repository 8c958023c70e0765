//! Changes of the graph in this session: each is saved, can be looked at and undone.

use super::session::{Session, Trouble};
use crate::store::{Difference, Snapshot, StoreError};

/// Changes that are remembered; what an older one replaced is let go.
const REMEMBERED: usize = 100;

/// What was changed in this session, the latest last.
#[derive(Default)]
pub(super) struct Changes(Vec<Change>);

/// A change that can be undone.
struct Change {
    /// The statement that made it, in one line.
    what: String,
    effect: Effect,
}

/// What a change did; it is found out when somebody asks, while no later change stands on it.
enum Effect {
    Since(Box<Snapshot>),
    Known(Difference),
}

impl Session {
    /// Returns the graph before a change; refuses where it must stay as it is.
    pub(super) fn before_change(&self) -> Result<Snapshot, Trouble> {
        self.may_change()?;
        Ok(self.store.snapshot())
    }

    /// Remembers a change, and saves the graph.
    pub(super) fn changed(&mut self, what: &str, before: Snapshot) -> Result<(), Trouble> {
        if self.changes.0.len() == REMEMBERED {
            self.changes.0.remove(0);
        }
        let what = what.split_whitespace().collect::<Vec<_>>().join(" ");
        self.changes.0.push(Change { what, effect: Effect::Since(Box::new(before)) });
        self.save().map_err(|trouble| match trouble {
            Trouble::Message(cause) => Trouble::Message(format!(
                "{cause}; the change is not saved and lasts only until you leave"
            )),
            trouble => trouble,
        })
    }

    /// Takes out the last change: what made it, and what it did.
    pub(super) fn take_change(&mut self) -> Result<(String, Difference), Trouble> {
        let Some(Change { what, effect }) = self.changes.0.pop() else {
            let message = "nothing has been changed in this session";
            return Err(Trouble::Message(message.to_owned()));
        };
        let difference = match effect {
            Effect::Known(difference) => difference,
            Effect::Since(before) => self
                .store
                .difference(*before)
                .map_err(|error: StoreError| Trouble::Message(error.to_string()))?,
        };
        Ok((what, difference))
    }

    /// Returns the last change: what made it, and what it did.
    pub(super) fn look_at_change(&mut self) -> Result<(String, Difference), Trouble> {
        let (what, difference) = self.take_change()?;
        let effect = Effect::Known(difference.clone());
        self.changes.0.push(Change { what: what.clone(), effect });
        Ok((what, difference))
    }
}
