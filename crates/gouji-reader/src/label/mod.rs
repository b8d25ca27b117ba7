//! Labels as documents print them, and what they may mean on the form.

mod squash;
mod variants;

use std::collections::HashMap;
use std::sync::LazyLock;

use gouji::{Edition, Table};

pub(crate) use squash::{is_numeral, narrow, squash};

/// What a label may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A row, by its id.
    Row(Table, &'static str),
    /// A label over several rows of table 3: the id of the group, or `results` for 三、本年度办理结果.
    Group(&'static str),
    /// A column, by its id.
    Column(Table, &'static str),
    /// 法人或其他组织, over five columns.
    Parent,
    /// 行政诉讼, over two blocks of table 4.
    Litigation,
    /// A word that stands over or beside the columns of a table.
    Head(Table),
    /// 第二十条第（一）项, over a block of table 2.
    Caption,
    /// The note on the arithmetic in the corner of table 3.
    Note,
    /// A subtotal that the form does not print.
    Subtotal,
    /// A label of the forms before 2019.
    Older(Table),
}

/// The words of a label with all they may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Label {
    /// Everything the words may mean; the context decides.
    pub(crate) meanings: &'static [Meaning],
    /// The numeral before the words: `六` of （六）其他处理, `3` of 3.其他.
    pub(crate) number: Option<char>,
    /// Groups whose labels stand before the words: （三）不予公开1.属于国家秘密.
    pub(crate) groups: Vec<&'static str>,
}

impl Label {
    pub(crate) fn any(&self, test: impl Fn(&Meaning) -> bool) -> bool {
        self.meanings.iter().any(test)
    }

    pub(crate) fn row(&self, table: Table) -> Option<&'static str> {
        self.meanings.iter().find_map(|meaning| match meaning {
            Meaning::Row(of, id) if *of == table => Some(*id),
            _ => None,
        })
    }

    pub(crate) fn column(&self, table: Table) -> Option<&'static str> {
        self.meanings.iter().find_map(|meaning| match meaning {
            Meaning::Column(of, id) if *of == table => Some(*id),
            _ => None,
        })
    }

    pub(crate) fn group(&self) -> Option<&'static str> {
        self.meanings.iter().find_map(|meaning| match meaning {
            Meaning::Group(id) => Some(*id),
            _ => None,
        })
    }
}

type Dictionary = HashMap<String, Vec<Meaning>>;

/// Every label known, bare, with its meanings.
static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
    let mut dictionary = Dictionary::new();
    let mut add = |label: &str, meaning: Meaning| {
        let words = squash(label).unwrap_or_default();
        let words = words.trim_start_matches(is_numeral).to_owned();
        let meanings = dictionary.entry(words).or_default();
        if !meanings.contains(&meaning) {
            meanings.push(meaning);
        }
    };
    for edition in Edition::ALL.into_iter().rev() {
        for table in Table::ALL {
            for block in edition.form().table(table) {
                block.rows.iter().for_each(|row| add(row.label.zh, Meaning::Row(table, row.id)));
                block.columns.iter().for_each(|column| add(column.label.zh, Meaning::Column(table, column.id)));
                block.groups.iter().for_each(|group| add(group.label.zh, Meaning::Group(group.id)));
                if !block.caption.zh.is_empty() {
                    add(block.caption.zh, Meaning::Caption);
                }
                if !block.corner.zh.is_empty() {
                    add(block.corner.zh, if table == Table::Requests { Meaning::Note } else { Meaning::Head(table) });
                }
                for span in block.column_spans {
                    // The span over everything names no columns of its own.
                    let all = block.columns.first().is_some_and(|column| column.id == span.first);
                    add(span.label.zh, if all { Meaning::Head(table) } else { Meaning::Parent });
                }
                for span in block.row_spans {
                    add(span.label.zh, if block.across { Meaning::Litigation } else { Meaning::Group("results") });
                }
            }
        }
    }
    for (meaning, labels) in variants::VARIANTS {
        labels.iter().for_each(|label| add(label, *meaning));
    }
    for (table, label) in variants::OLDER {
        add(label, Meaning::Older(*table));
    }
    dictionary
});

/// The labels over several rows.
static GROUPS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let is_group = |meanings: &[Meaning]| meanings.iter().any(|meaning| matches!(meaning, Meaning::Group(_)));
    DICTIONARY.iter().filter(|(_, meanings)| is_group(meanings)).map(|(label, _)| label.as_str()).collect()
});

/// What a printed label may mean; `None` when it is no label of the form.
pub(crate) fn read(text: &str) -> Option<Label> {
    squash(text).and_then(|words| known(&words).or_else(|| known_of_year(&words))).or_else(|| {
        let label = known(&squash(before_note(text)?)?)?;
        label.any(|meaning| matches!(meaning, Meaning::Row(..) | Meaning::Column(..))).then_some(label)
    })
}

/// What a label may mean that names the year: 2024年新收 for 本年新收, 2025年度 for 下年度.
fn known_of_year(words: &str) -> Option<Label> {
    let (before, after) = words.split_once('年')?;
    let start = before.len().checked_sub(4).filter(|start| before.is_char_boundary(*start))?;
    let (before, year) = before.split_at(start);
    if !year.starts_with("20") || !year.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let labels = ["本年", "上年", "下年"].into_iter().filter_map(|named| known(&format!("{before}{named}{after}")));
    let mut labels = labels.fold(Vec::new(), |mut all: Vec<Label>, label| {
        if !all.contains(&label) {
            all.push(label);
        }
        all
    });
    labels.pop().filter(|_| labels.is_empty())
}

/// Bytes of the longest label with a note to it.
const LONGEST_WITH_NOTE: usize = 600;

/// What stands before the note in brackets that a text ends in, when something does.
fn before_note(text: &str) -> Option<&str> {
    let text = text.trim_end();
    if text.len() > LONGEST_WITH_NOTE || !text.ends_with(['）', ')']) {
        return None;
    }
    let mut depth = 0_usize;
    let opens = |c: char| matches!(c, '（' | '(');
    let closes = |c: char| matches!(c, '）' | ')');
    let start = text.char_indices().rev().find(|(_, c)| {
        depth += usize::from(closes(*c));
        depth -= usize::from(opens(*c));
        depth == 0
    });
    start.map(|(start, _)| text[..start].trim_end()).filter(|before| before.chars().nth(1).is_some())
}

/// What words that are a label as they stand may mean: bare, without numerals before them.
#[cfg(feature = "register")]
pub(crate) fn meanings(words: &str) -> &'static [Meaning] {
    DICTIONARY.get(words).map_or(&[], Vec::as_slice)
}

/// What bare words may mean.
pub(crate) fn known(words: &str) -> Option<Label> {
    if words.is_empty() {
        return None;
    }
    // A label may follow its numeral and the labels of the groups it is in.
    for (start, _) in words.char_indices() {
        if let Some(meanings) = DICTIONARY.get(&words[start..])
            && let Some((groups, number)) = before(&words[..start])
            && (groups.is_empty() || meanings.iter().any(is_grouped))
        {
            return Some(Label { meanings, number, groups });
        }
        // Nearly all that is no label begins with neither.
        if start == 0 && !words.starts_with(is_numeral) && !GROUPS.iter().any(|group| words.starts_with(*group)) {
            return None;
        }
    }
    None
}

/// Whether a meaning is one that stands in groups: 其他规范性文件 is no 规范性文件.
fn is_grouped(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Row(Table::Requests, _) | Meaning::Group(_))
}

/// Reads what stands before a label: labels of groups and numerals, nothing else.
fn before(mut words: &str) -> Option<(Vec<&'static str>, Option<char>)> {
    let mut groups = Vec::new();
    let mut number = None;
    while let Some(first) = words.chars().next() {
        if is_numeral(first) {
            number = Some(first);
            words = &words[first.len_utf8()..];
            continue;
        }
        let mut ends = words.char_indices().map(|(start, c)| start + c.len_utf8()).rev();
        let group = ends.find_map(|end| {
            let meanings = DICTIONARY.get(&words[..end])?;
            meanings.iter().find_map(|meaning| match meaning {
                Meaning::Group(id) => Some((*id, end)),
                _ => None,
            })
        });
        let (id, end) = group?;
        groups.push(id);
        number = None;
        words = &words[end..];
    }
    Some((groups, number))
}

/// Whether bare words are the beginning of a known label, with more to come; labels of groups may stand before.
pub(crate) fn begins(words: &str) -> bool {
    let mut rest = words.trim_start_matches(is_numeral);
    // Few words are enough where a group says what they are about.
    let mut fewest = 4;
    loop {
        if rest.chars().count() >= fewest
            && DICTIONARY.keys().any(|label| label.len() > rest.len() && label.starts_with(rest))
        {
            return true;
        }
        let Some(group) = GROUPS.iter().filter_map(|group| rest.strip_prefix(group)).min_by_key(|rest| rest.len())
        else {
            return false;
        };
        (rest, fewest) = (group.trim_start_matches(is_numeral), 2);
    }
}

/// The one row whose label is nearly these words, when no other comes close.
pub(crate) fn nearly(words: &str) -> Option<Meaning> {
    let words = words.trim_start_matches(is_numeral);
    let length = words.chars().count();
    if length < 5 {
        return None;
    }
    let mut best: Option<(usize, Meaning, usize)> = None;
    let mut second = usize::MAX;
    for (label, meanings) in DICTIONARY.iter() {
        let Some(meaning) = meanings.iter().find(|meaning| matches!(meaning, Meaning::Row(..))) else { continue };
        let longer = label.chars().count().max(length);
        if label.chars().count().abs_diff(length) * 4 > longer {
            continue;
        }
        let distance = strsim::levenshtein(label, words);
        match best {
            Some((nearest, found, _)) if found == *meaning && nearest <= distance => {}
            Some((nearest, found, _)) if found != *meaning && distance >= nearest => second = second.min(distance),
            _ => {
                let other = best.filter(|(_, found, _)| found != meaning);
                second = other.map_or(second, |(nearest, ..)| nearest.min(second));
                best = Some((distance, *meaning, longer));
            }
        }
    }
    let (distance, meaning, longer) = best?;
    (distance * 4 <= longer && second >= distance + 2).then_some(meaning)
}
