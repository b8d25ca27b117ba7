//! The automaton of the words, made from their patterns as they are written.
//!
//! A state is the set of places in the patterns that were reached; patterns that go on alike go on as one.

use std::ops::Range;

use super::index::Node;

/// A place in the text of all lines: a sign that may come next, or the end of a line for the end of its words.
type Place = u16;

/// A sign and a place behind it, one above the other, so that they are sorted as one number.
type Step = u32;

/// An automaton being made.
pub(super) struct Growth {
    /// Every line with its end.
    text: String,
    /// Where each line ends.
    ends: Vec<Place>,
    states: Vec<State>,
    /// The places of all states, in order.
    places: Vec<Place>,
    /// The newest state that begins with each place.
    newest: Vec<u16>,
    /// The signs that lead on and the states they lead to.
    edges: Vec<(u16, u16)>,
}

#[derive(Default)]
struct State {
    places: Range<u32>,
    /// Its edges.
    next: (u16, u16),
    /// The state before that begins with the same place, or 0, which is where every word begins.
    other: u16,
}

impl Growth {
    /// The automaton of lines of patterns: 结转(至|到|)下年 is three words.
    pub(super) fn of<'l>(lines: impl Iterator<Item = &'l str>) -> Self {
        let (mut text, mut ends) = (String::new(), Vec::new());
        for line in lines {
            text.push_str(line);
            ends.push(text.len() as Place);
            text.push('\n');
        }
        let newest = vec![0; text.len()];
        let mut growth = Self { text, ends, states: Vec::new(), places: Vec::new(), newest, edges: Vec::new() };
        let mut steps = Vec::new();
        growth.begin(&mut steps);
        let mut state = 0;
        while state < growth.states.len() {
            growth.go_on(state, &mut steps);
            state += 1;
        }
        growth
    }

    /// The state before the first sign: the start of every pattern.
    fn begin(&mut self, steps: &mut Vec<Step>) {
        let mut before = b'\n';
        for (at, sign) in self.text.bytes().enumerate() {
            if matches!(before, b' ' | b'\n') && !matches!(sign, b' ' | b'\n') {
                self.reach('\0', at, steps);
            }
            before = sign;
        }
        self.add(steps);
    }

    /// Adds the states that the signs at a state's places lead to.
    fn go_on(&mut self, state: usize, steps: &mut Vec<Step>) {
        steps.clear();
        for place in self.states[state].places.clone() {
            let place = usize::from(self.places[place as usize]);
            if let Some(sign) = self.text[place..].chars().next().filter(|sign| *sign != '\n') {
                self.reach(sign, place + sign.len_utf8(), steps);
            }
        }
        steps.sort_unstable();
        steps.dedup();
        let first = self.edges.len() as u16;
        for alike in steps.chunk_by(|one, other| one >> 16 == other >> 16) {
            let to = self.state(alike);
            self.edges.push(((alike[0] >> 16) as u16, to));
        }
        self.states[state].next = (first, self.edges.len() as u16);
    }

    /// Adds the places that one in a pattern stands for, behind a sign: before brackets each of their choices, behind
    /// a choice what follows the brackets, behind a word the end of its line.
    fn reach(&self, sign: char, at: usize, steps: &mut Vec<Step>) {
        let signs = self.text.as_bytes();
        let mut step = |place| steps.push((sign as Step) << 16 | Step::from(place));
        match signs[at] {
            b'(' => {
                self.reach(sign, at + 1, steps);
                let choices = signs[at..].iter().zip(at..).take_while(|(mark, _)| **mark != b')');
                for (_, bar) in choices.filter(|(mark, _)| **mark == b'|') {
                    self.reach(sign, bar + 1, steps);
                }
            }
            b'|' | b')' => {
                if let Some(bracket) = signs[at..].iter().position(|sign| *sign == b')') {
                    self.reach(sign, at + bracket + 1, steps);
                }
            }
            b' ' | b'\n' => step(self.ends[self.line(at)]),
            _ => step(at as Place),
        }
    }

    fn line(&self, at: usize) -> usize {
        self.ends.partition_point(|end| usize::from(*end) < at)
    }

    /// The state of the places that a sign leads to; it is made if there is none.
    fn state(&mut self, steps: &[Step]) -> u16 {
        let first = usize::from(steps[0] as Place);
        let mut known = self.newest[first];
        while known != 0 {
            let State { places, other, .. } = &self.states[usize::from(known)];
            let places = &self.places[places.start as usize..places.end as usize];
            if places.len() == steps.len() && places.iter().zip(steps).all(|(place, step)| *place == *step as Place) {
                return known;
            }
            known = *other;
        }
        let made = self.states.len() as u16;
        self.add(steps);
        self.states[usize::from(made)].other = std::mem::replace(&mut self.newest[first], made);
        made
    }

    fn add(&mut self, steps: &[Step]) {
        let from = self.places.len() as u32;
        self.places.extend(steps.iter().map(|step| *step as Place));
        self.states.push(State { places: from..self.places.len() as u32, ..State::default() });
    }

    /// The finished automaton: the node before every first sign, then one for each sign that leads on.
    pub(super) fn nodes(&self) -> Vec<Node> {
        let node = |(sign, state): (u16, u16)| {
            let State { places, next, .. } = &self.states[usize::from(state)];
            // Of the same word in two lines, the first stands.
            let mut places = self.places[places.start as usize..places.end as usize].iter();
            let end = places.find(|place| self.text.as_bytes()[usize::from(**place)] == b'\n');
            let meaning = end.map_or(0, |end| self.line(usize::from(*end)) as u16 + 1);
            Node { sign, meaning, next: (next.0 + 1, next.1 + 1) }
        };
        std::iter::once((0, 0)).chain(self.edges.iter().copied()).map(node).collect()
    }
}
