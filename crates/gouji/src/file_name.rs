//! What the name of a file says of the report in it: whose it is, and for which year.

use crate::organ;
use crate::rules::sentences::years;
use crate::text::squeezed;

/// What reports are called, after whose they are.
const NAMES: [&str; 6] = ["政府信息公开", "信息公开", "政务公开", "工作年度报告", "年度报告", "年报"];

/// An organ and a year, where a name says them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct FileName {
    pub(crate) agency: Option<String>,
    pub(crate) year: Option<u16>,
}

/// Reads 某局2024年政府信息公开工作年度报告.docx; a name that calls its file no report says nothing.
pub(crate) fn read(name: &str) -> FileName {
    let name = squeezed(name);
    let ending = |ending: &str| ending.len() <= 5 && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let stem = name.rsplit_once('.').filter(|(_, last)| ending(last)).map_or(&*name, |(stem, _)| stem);
    if !NAMES.iter().any(|name| stem.contains(name)) {
        return FileName::default();
    }
    let (year, rest) = without_year(stem);
    let Some(end) = NAMES.iter().filter_map(|name| rest.find(name)).min() else {
        return FileName { agency: None, year };
    };
    let before = rest[..end].trim_end_matches("关于").trim_end_matches('的');
    let agency = before.rsplit(|c: char| !c.is_alphanumeric() || c.is_ascii()).next().unwrap_or_default();
    let agency = agency.trim_start_matches("附件").trim_start_matches("关于");
    FileName { agency: organ::kind(agency).is_some().then(|| agency.to_owned()), year }
}

/// Takes the one year out of a name; 2025年1月 is no year of a report.
fn without_year(stem: &str) -> (Option<u16>, String) {
    let mut found = stem.match_indices('年').filter_map(|(at, mark)| {
        let rest = &stem[at + mark.len()..];
        let start = stem[..at].char_indices().rev().nth(3)?.0;
        let [year] = years(&stem[start..at])[..] else { return None };
        let is_date = rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
        (!is_date.starts_with('月')).then_some((year, start, rest.trim_start_matches('度')))
    });
    match (found.next(), found.next()) {
        (Some((year, start, rest)), None) => (Some(year), format!("{}{rest}", &stem[..start])),
        _ => (None, stem.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_whose_report_a_file_is_and_for_which_year() {
        let read = |name: &str| {
            let FileName { agency, year } = read(name);
            (agency.unwrap_or_default(), year.unwrap_or_default())
        };
        let both = ("某县水利局".to_owned(), 2024);
        for name in [
            "某县水利局2024年政府信息公开工作年度报告.docx",
            "2024年度某县水利局年报.xls",
            "附件1：某县水利局关于2024年政务公开工作年度报告",
            "03_某县水利局二〇二四年信息公开年度报告 (1).pdf",
        ] {
            assert_eq!(read(name), both, "{name}");
        }
        assert_eq!(read("2024年政府信息公开年报.docx"), (String::new(), 2024));
        assert_eq!(read("某县水利局年报2025年1月20日.docx"), ("某县水利局".to_owned(), 0));
        for name in ["P020250120.docx", "report-2024.html", "2024年工作总结.docx", "年报.", "", "年度报告2023年2024年"]
        {
            assert_eq!(read(name), Default::default(), "{name}");
        }
    }
}
