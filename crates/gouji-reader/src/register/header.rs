//! What a header of a register may mean.

use std::collections::HashMap;
use std::sync::LazyLock;

use gouji::{Address, Table};

use super::Use;
use crate::label::{Meaning, is_numeral, meanings, narrow, squash};

/// The longest header that is looked at, in characters: the longest label of a row, its group and a column.
const LONGEST: usize = 120;

/// Columns of a register that hold no cell of the form, bare.
#[rustfmt::skip]
const OTHERS: &[(Use, &[&str])] = &[
    (Use::Agency, &["机关", "机关名称", "行政机关", "单位", "单位名称", "填报单位", "报送单位", "填报机关", "部门", "部门名称", "名称", "agency"]),
    (Use::Year,   &["年度", "年份", "年", "报告年度", "year"]),
    (Use::Title,  &["标题", "title"]),
    (Use::Number, &["序号", "编号", "number"]),
];

/// Addresses by their letters and digits alone, so that any separator will do.
static ADDRESSES: LazyLock<HashMap<String, Address>> =
    LazyLock::new(|| Address::all().map(|address| (bare(address.as_str()), address)).collect());

fn bare(text: &str) -> String {
    narrow(text).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Everything a header may mean, by whether rows are named before columns or after them.
///
/// 总计·其他 is a different cell either way; which way it is, other headers tell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Uses {
    pub(super) rows_first: Vec<Use>,
    pub(super) columns_first: Vec<Use>,
}

impl Uses {
    pub(super) fn either_way(found: Use) -> Self {
        Self { rows_first: vec![found], columns_first: vec![found] }
    }

    pub(super) fn all(&self) -> Vec<Use> {
        let mut all = self.rows_first.clone();
        all.extend(self.columns_first.iter().filter(|found| !self.rows_first.contains(found)));
        all
    }
}

/// Everything a header may mean; nothing when it means nothing known.
pub(super) fn uses(header: &str) -> Uses {
    let words = bare(header);
    if let Some(address) = ADDRESSES.get(&words) {
        return Uses::either_way(Use::Cell(*address));
    }
    if let Some((other, _)) = OTHERS.iter().find(|(_, names)| names.contains(&words.as_str())) {
        return Uses::either_way(*other);
    }
    if words.is_empty() || words.chars().count() > LONGEST {
        return Uses::default();
    }
    let mut search = Search { found: Uses::default(), steps: 0 };
    search.go(&words, Parts::default());
    search.found
}

/// What has been made out of a header so far.
#[derive(Debug, Clone, Copy, Default)]
struct Parts {
    table: Option<Table>,
    group: Option<&'static str>,
    row: Option<(Table, &'static str)>,
    column: Option<(Table, &'static str)>,
    columns_first: bool,
}

struct Search {
    found: Uses,
    steps: usize,
}

/// How many ways of reading one header are tried; real ones need a few dozen.
const STEPS: usize = 5_000;

impl Search {
    /// Reads words as labels one after the other, in every way there is.
    fn go(&mut self, words: &str, parts: Parts) {
        self.steps += 1;
        if self.steps > STEPS {
            return;
        }
        let Some(first) = words.chars().next() else { return self.end(parts) };
        // The numeral of a line is no part of its label.
        if is_numeral(first) {
            self.go(&words[first.len_utf8()..], parts);
        }
        for table in Table::ALL {
            let (name, title) = (table.name().zh, squash(table.title().zh).unwrap_or_default());
            for name in [name, &*title] {
                if parts.table.is_none()
                    && let Some(rest) = words.strip_prefix(name)
                {
                    self.go(rest, Parts { table: Some(table), ..parts });
                }
            }
        }
        for end in words.char_indices().map(|(start, c)| start + c.len_utf8()) {
            for meaning in meanings(&words[..end]) {
                if let Some(parts) = parts.with(*meaning) {
                    self.go(&words[end..], parts);
                }
            }
        }
    }

    fn end(&mut self, parts: Parts) {
        let Some(address) = parts.address() else { return };
        let found = Use::Cell(address);
        let both = parts.column.is_none();
        let ways = [
            (&mut self.found.rows_first, both || !parts.columns_first),
            (&mut self.found.columns_first, both || parts.columns_first),
        ];
        for (list, is_one) in ways {
            if is_one && !list.contains(&found) {
                list.push(found);
            }
        }
    }
}

impl Parts {
    /// The parts with one more; none when a part of that kind is there already.
    fn with(self, meaning: Meaning) -> Option<Self> {
        match meaning {
            Meaning::Row(table, id) if self.row.is_none() => Some(Self { row: Some((table, id)), ..self }),
            Meaning::Column(table, id) if self.column.is_none() => {
                Some(Self { column: Some((table, id)), columns_first: self.row.is_none(), ..self })
            }
            // 三、本年度办理结果 stands over groups.
            Meaning::Group("results") if self.group.is_none() => Some(self),
            Meaning::Group(id) if self.group.is_none() && self.row.is_none() => Some(Self { group: Some(id), ..self }),
            Meaning::Parent | Meaning::Litigation | Meaning::Caption | Meaning::Head(_) => Some(self),
            _ => None,
        }
    }

    fn address(self) -> Option<Address> {
        let (table, row) = self.row?;
        if self.table.is_some_and(|named| named != table) {
            return None;
        }
        if self.group.is_some_and(|group| row.split_once('.').is_none_or(|(of, _)| of != group)) {
            return None;
        }
        match self.column {
            Some((of, column)) => (of == table).then(|| Address::new(table, row, column)).flatten(),
            // A row with one column needs no name for it: 行政许可.
            None => only(table, row),
        }
    }
}

/// The one cell of a row of the newest edition, if it has one.
fn only(table: Table, row: &str) -> Option<Address> {
    let newest = gouji::Edition::ALL.into_iter().next_back()?;
    let mut cells = Address::of(table, newest).iter().filter(|address| address.row() == row);
    let first = cells.next()?;
    cells.next().is_none().then_some(*first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(header: &str) -> Vec<String> {
        let uses = uses(header).all().into_iter();
        uses.map(|found| if let Use::Cell(address) = found { address.to_string() } else { format!("{found:?}") })
            .collect()
    }

    #[test]
    fn an_address_is_known_with_any_separator() {
        for header in [
            "/requests/denied.state_secret/natural_person",
            "requests.denied.state_secret.natural_person",
            "requests__denied_state_secret__natural_person",
        ] {
            assert_eq!(read(header), ["/requests/denied.state_secret/natural_person"], "{header}");
        }
    }

    #[test]
    fn labels_are_read_in_either_order_with_their_groups_or_without() {
        for header in [
            "（三）不予公开1.属于国家秘密·自然人",
            "三、本年度办理结果（三）不予公开-1.属于国家秘密-自然人",
            "属于国家秘密_自然人",
            "自然人/国家秘密",
            "表三 国家秘密 自然人",
            "('（三）不予公开', '1.属于国家秘密', '自然人')",
        ] {
            assert_eq!(read(header), ["/requests/denied.state_secret/natural_person"], "{header}");
        }
        assert_eq!(read("本年新收·法人或其他组织·其他"), ["/requests/received/other_organization"]);
        assert_eq!(read("（七）总计 总计"), ["/requests/processed/total"]);
        let either = uses("（七）总计·其他");
        assert_eq!(either.rows_first[0].name(), "/requests/processed/other_organization");
        assert_eq!(either.columns_first[0].name(), "/requests/other.other/total");
        assert_eq!(read("行政诉讼 未经复议直接起诉 结果维持"), ["/review/litigation_direct/upheld"]);
        assert_eq!(read("规章·本年制发件数"), ["/disclosure/government_rules/issued"]);
        assert_eq!(read("行政许可"), ["/disclosure/licensing/decisions"]);
    }

    #[test]
    fn every_cell_is_known_by_its_full_name() {
        for edition in gouji::Edition::ALL {
            for table in Table::ALL {
                for address in Address::of(table, edition) {
                    let name = &address.name().zh;
                    assert!(read(name).contains(&address.to_string()), "{name}: {:?}", read(name));
                }
            }
        }
    }

    #[test]
    fn other_columns_are_known_and_strangers_are_not() {
        assert_eq!(read("单位名称"), ["Agency"]);
        assert_eq!(read("序号"), ["Number"]);
        for header in ["备注", "自然人", "", "总计", "联系电话", "requests/received"] {
            assert_eq!(read(header), Vec::<String>::new(), "{header}");
        }
    }

    #[test]
    fn a_header_of_many_labels_ends() {
        assert_eq!(read(&"其他".repeat(60)), Vec::<String>::new());
        assert_eq!(read(&"一".repeat(100_000)), Vec::<String>::new());
    }
}
