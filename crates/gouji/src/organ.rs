//! What the name of an organ says: whether two names are one organ's, and which kind it is.

use crate::profile::Organ;

/// Ends of names of departments of local governments.
const DEPARTMENTS: [&str; 12] =
    ["局", "委员会", "厅", "办公室", "办公厅", "委", "办", "中心", "支队", "大队", "总队", "分局"];

/// Whether two names are one organ's: the same, or one with its place before it; a government's
/// office reports for the government.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (bare(one), bare(other));
    !one.is_empty() && !other.is_empty() && (one.ends_with(&other) || other.ends_with(&one))
}

/// Whether one name may be short for the other: 区数管局 for 某市某区政务服务和数据管理局.
pub(crate) fn may_be_short_for(one: &str, other: &str) -> bool {
    let (one, other) = (bare(one), bare(other));
    is_subsequence(&one, &other) || is_subsequence(&other, &one)
}

/// A name as it is compared: without white space, and a government's office as the government.
pub(crate) fn bare(name: &str) -> String {
    let name: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    let office = ["办公厅", "办公室"].iter().find_map(|office| name.strip_suffix(office));
    match office {
        Some(government) if government.ends_with("政府") => government.to_owned(),
        _ => name,
    }
}

fn is_subsequence(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    !short.is_empty() && short.chars().all(|wanted| rest.any(|c| c == wanted))
}

/// The kind of organ, where the name tells; a government's office reports for the government.
pub(crate) fn kind(name: &str) -> Option<Organ> {
    let name = bare(name);
    let ends = |end: &&str| name.ends_with(*end);
    if ["乡人民政府", "镇人民政府", "乡政府", "镇政府", "街道办事处", "街道办"].iter().any(ends)
    {
        Some(Organ::Township)
    } else if ["人民政府", "区政府", "县政府", "市政府"].iter().any(ends) {
        Some(Organ::Government)
    } else if DEPARTMENTS.iter().any(ends) && !name.ends_with("管理委员会") && !name.ends_with("管委会") {
        Some(Organ::Department)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_organ_may_have_its_place_before_its_name() {
        assert!(is_same("某市某区教育局", "某区教育局"));
        assert!(is_same("某县人民政府", "某县人民政府办公室"));
        assert!(!is_same("某市大数据局", "某市数据局"));
        assert!(!is_same("某市教育局", ""));
    }

    #[test]
    fn a_short_name_leaves_characters_out() {
        assert!(may_be_short_for("某市某区政务服务和数据管理局", "某区政数局"));
        assert!(!may_be_short_for("某县教育局", "某县民政局"));
    }

    #[test]
    fn the_kind_of_an_organ_is_at_the_end_of_its_name() {
        assert_eq!(kind("某市教育局"), Some(Organ::Department));
        assert_eq!(kind("某县人民政府办公室"), Some(Organ::Government));
        assert_eq!(kind("某镇人民政府"), Some(Organ::Township));
        assert_eq!(kind("某市经济技术开发区管理委员会"), None);
        assert_eq!(kind("某某大学"), None);
    }
}
