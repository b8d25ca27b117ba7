//! Claims in words, for lists of what was read.

use super::{Agreement, Bound, Claim, Measure};
use crate::{Language, Message, Text};

impl Agreement {
    /// The agreement in the clerk's words.
    #[must_use]
    pub const fn name(self) -> Text {
        match self {
            Self::Agrees => Text::new("一致", "agrees"),
            Self::AgreesOtherwise => Text::new("按另一口径一致", "agrees in another reading"),
            Self::Differs => Text::new("不一致", "differs"),
            Self::NotAssessable => Text::new("表中不是数字，无法判断", "a cell is no number"),
            Self::NoCell => Text::new("表中无对应数字", "no such number in the tables"),
        }
    }
}

impl Claim {
    /// What was understood, and how it goes with the tables: 本年新收 12，表中 12，一致.
    #[must_use]
    pub fn in_words(&self) -> Message {
        Message::new(self.told(Language::Zh), self.told(Language::En))
    }

    fn told(&self, language: Language) -> String {
        let say = |zh, en| Text::new(zh, en).get(language);
        let last = if self.last { say("上一年度", "last year's ") } else { "" };
        let (measure, unit) = match self.measure {
            Measure::Amount => ("", ""),
            Measure::Growth => (say("增长", ", growth"), "%"),
            Measure::Share => (say("占比", ", share"), "%"),
        };
        let bound = match self.bound {
            Bound::Exactly => "",
            Bound::AtLeast => say("不少于 ", "at least "),
            Bound::AtMost => say("不多于 ", "at most "),
            Bound::About => say("约 ", "about "),
        };
        let (label, value) = (self.quantity.label.get(language), self.value);
        let printed = self.printed.map(|printed| format!("{}{printed}", say("，表中 ", "; in the tables ")));
        let member = self.member.as_ref().map(|member| format!("{}{member}", say("，", ", ")));
        let (printed, member) = (printed.unwrap_or_default(), member.unwrap_or_default());
        let agreement = self.agreement.name().get(language);
        format!("{last}{label}{measure}{member} {bound}{value}{unit}{printed}{}{agreement}", say("，", "; "))
    }
}
