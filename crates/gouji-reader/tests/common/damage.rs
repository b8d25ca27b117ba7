//! Damages that documents take on their way, and what is true after each.

use gouji::Table;

use super::Random;
use super::print::Is;
use super::rows::{Flat, Slot, cut};
use super::truth::Truth;

/// A damage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Damage {
    CellDropped,
    LabelDropped,
    RowDropped,
    RowDoubled,
    CellsGlued,
    CellsGluedWithSpace,
    HeaderSwapped,
    BlanksRemoved,
    CutAtPage,
    DigitsSplit,
    DigitsApart,
}

impl Damage {
    pub(crate) const ALL: [Self; 11] = [
        Self::CellDropped,
        Self::LabelDropped,
        Self::RowDropped,
        Self::RowDoubled,
        Self::CellsGlued,
        Self::CellsGluedWithSpace,
        Self::HeaderSwapped,
        Self::BlanksRemoved,
        Self::CutAtPage,
        Self::DigitsSplit,
        Self::DigitsApart,
    ];

    /// Damages tables and truth alike; whether there was anything to damage.
    pub(crate) fn apply(self, tables: &mut Vec<Flat>, truth: &mut Truth, random: &mut Random) -> bool {
        let at = random.below(tables.len());
        let rows = &mut tables[at].rows;
        match self {
            Self::CellDropped => {
                let Some((row, slot)) = value(rows, random, |_| true) else { return false };
                let dropped = rows[row].remove(slot);
                truth.lose(dropped.cell.expect("a value"));
            }
            Self::LabelDropped => {
                let labels = find(rows, |slot| !slot.text.is_empty() && slot.cell.is_none());
                if labels.is_empty() {
                    return false;
                }
                let (row, slot) = *random.pick(&labels);
                let dropped = rows[row].remove(slot);
                // Said in every column it spans, a label is still there.
                if dropped.is == Some(Is::Row) && rows[row].iter().all(|slot| slot.text != dropped.text) {
                    lose(&rows[row], truth);
                }
            }
            Self::RowDropped => {
                let dropped = rows.remove(random.below(rows.len()));
                lose(&dropped, truth);
            }
            Self::RowDoubled => {
                let row = random.below(rows.len());
                rows.insert(row, rows[row].clone());
            }
            Self::CellsGlued | Self::CellsGluedWithSpace => {
                let pairs = pairs(rows);
                if pairs.is_empty() {
                    return false;
                }
                let (row, slot) = *random.pick(&pairs);
                let second = rows[row].remove(slot + 1);
                let first = &mut rows[row][slot];
                truth.lose(first.cell.expect("a value"));
                truth.lose(second.cell.expect("a value"));
                let space = if self == Self::CellsGlued { "" } else { " " };
                first.text = format!("{}{space}{}", first.text, second.text);
            }
            Self::HeaderSwapped => return swap(rows, truth, random),
            Self::BlanksRemoved => {
                let whole = tables.iter_mut().flat_map(|table| &mut table.rows);
                let mut any = false;
                for row in whole {
                    let count = row.len();
                    row.retain(|slot| !slot.text.is_empty());
                    any |= row.len() < count;
                }
                return any;
            }
            Self::CutAtPage => {
                if rows.len() < 2 {
                    return false;
                }
                let before = 1 + random.below(rows.len() - 1);
                let pieces = cut(&tables[at], before, random.once_in(2));
                tables.splice(at..=at, pieces);
            }
            Self::DigitsSplit | Self::DigitsApart => {
                let Some((row, slot)) =
                    value(rows, random, |text| text.len() > 1 && text.bytes().all(|b| b.is_ascii_digit()))
                else {
                    return false;
                };
                let split = 1 + random.below(rows[row][slot].text.len() - 1);
                let (first, second) = rows[row][slot].text.split_at(split);
                let (first, second) = (first.to_owned(), second.to_owned());
                truth.lose(rows[row][slot].cell.expect("a value"));
                if self == Self::DigitsSplit {
                    let rest = Slot { text: second, cell: None, ..rows[row][slot].clone() };
                    rows[row][slot].text = first;
                    rows[row].insert(slot + 1, rest);
                } else {
                    rows[row][slot].text = format!("{first} {second}");
                }
            }
        }
        true
    }
}

fn lose(row: &[Slot], truth: &mut Truth) {
    row.iter().filter_map(|slot| slot.cell).for_each(|cell| truth.lose(cell));
}

fn find(rows: &[Vec<Slot>], test: impl Fn(&Slot) -> bool) -> Vec<(usize, usize)> {
    let places = rows.iter().enumerate().flat_map(|(row, slots)| (0..slots.len()).map(move |slot| (row, slot)));
    places.filter(|(row, slot)| test(&rows[*row][*slot])).collect()
}

fn value(rows: &[Vec<Slot>], random: &mut Random, test: impl Fn(&str) -> bool) -> Option<(usize, usize)> {
    let values = find(rows, |slot| slot.cell.is_some() && test(&slot.text));
    (!values.is_empty()).then(|| *random.pick(&values))
}

/// Values beside each other that are both filled.
fn pairs(rows: &[Vec<Slot>]) -> Vec<(usize, usize)> {
    let filled =
        |slot: &Slot| slot.cell.is_some() && slot.text.bytes().all(|b| b.is_ascii_digit()) && !slot.text.is_empty();
    let all = find(rows, filled);
    all.into_iter().filter(|(row, slot)| rows[*row].get(slot + 1).is_some_and(filled)).collect()
}

/// Two labels of one header change places; the numbers under them move with their labels.
fn swap(rows: &mut [Vec<Slot>], truth: &mut Truth, random: &mut Random) -> bool {
    let labels = find(rows, |slot| slot.is == Some(Is::Column));
    if labels.is_empty() {
        return false;
    }
    let (row, slot) = *random.pick(&labels);
    let under = |at: (usize, usize)| &rows[at.0][at.1].over;
    let Some(first) = under((row, slot)).first().copied() else { return false };
    let beside: Vec<(usize, usize)> = labels
        .into_iter()
        .filter(|other| *other != (row, slot))
        .filter(|other| {
            under(*other).first().is_some_and(|cell| cell.table() == first.table() && cell.row() == first.row())
        })
        .collect();
    if beside.is_empty() {
        return false;
    }
    let (other_row, other_slot) = *random.pick(&beside);
    let (left, right) = (rows[row][slot].clone(), rows[other_row][other_slot].clone());
    let print = |cell| rows.iter().flatten().find(|slot| slot.cell == Some(cell)).map(|slot| slot.text.clone());
    for (a, b) in left.over.iter().zip(&right.over) {
        if let (Some(under_a), Some(under_b)) = (print(*a), print(*b)) {
            truth.set(*a, &under_b);
            truth.set(*b, &under_a);
        }
    }
    rows[row][slot].text = right.text;
    rows[other_row][other_slot].text = left.text;
    first.table() != Table::Disclosure || !left.over.is_empty()
}
