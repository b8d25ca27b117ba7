//! What a sentence is about: a topic of the form, something else, or what the sentence before was about.

use super::Reader;
use super::state::About;
use crate::claim::lexicon::Topic;

impl Reader<'_> {
    pub(super) fn subject(&mut self, topic: Topic) {
        if topic.is_case() {
            let parts = matches!(topic, Topic::Direct | Topic::After);
            if self.state.close_cases
                || parts
                || self.state.cases.iter().any(|known| matches!(known, Topic::Direct | Topic::After))
            {
                self.state.cases.clear();
            }
            self.state.close_cases = false;
            if !self.state.cases.contains(&topic) {
                self.state.cases.push(topic);
            }
        }
        self.state.about = About::Topic(topic);
        self.state.carried = false;
    }

    /// A number of something else: what follows is not about the topic before.
    pub(super) fn forget(&mut self, about: About) {
        self.state.lost = true;
        self.state.about = about;
        self.state.carried = false;
        self.state.hints_requests = false;
    }

    /// The topic a clause may take from what was said before.
    pub(super) fn topic(&self) -> Option<Topic> {
        match self.state.about {
            About::Topic(topic) => Some(topic),
            About::Nothing if self.state.hints_requests => Some(Topic::Requests),
            _ => None,
        }
    }

    /// Whether applications are or may be what is spoken of.
    pub(super) fn may_be_requests(&self) -> bool {
        matches!(self.state.about, About::Nothing | About::Topic(Topic::Requests))
    }

    /// The id of the cases spoken of.
    pub(super) fn cases(cases: &[Topic]) -> Option<&'static str> {
        match cases {
            [] => None,
            [topic] => Some(topic.id()),
            _ if cases.contains(&Topic::Reconsideration) => Some("cases"),
            _ => Some("litigation"),
        }
    }
}
