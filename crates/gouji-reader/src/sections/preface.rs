//! What the first sentences say of the report: 现公布某局2024年政府信息公开工作年度报告.

use super::part::part;
use super::title::{is_organ, squeeze, without_year};

/// Lines that may hold the preface.
const LINES: usize = 40;
/// Characters between the words that lead up to the report and what it is about: a year and an organ, at most.
const NEAR: usize = 40;

/// Words that lead up to the report itself.
const OWN: [&str; 8] = ["现公布", "现公开", "现发布", "现编制", "现将", "特编制", "特向社会公布", "现向社会公布"];
/// Words that lead up to any report, which is this one only before the first part begins.
const ANY: [&str; 6] = ["公布", "发布", "编制", "公开", "《", "“"];
/// What the report is called after what it is about.
const NAMES: [&str; 6] = ["工作年度报告", "年度报告", "工作报告", "工作情况报告", "情况报告", "年度工作报告"];

/// The organ and the year in what the first sentences call the report.
pub(super) fn read(lines: &[(usize, &str)]) -> Option<(Option<String>, u16)> {
    let first = lines.iter().position(|(_, text)| part(text).is_some()).unwrap_or(lines.len());
    let lines = lines.iter().take(LINES).enumerate();
    lines.filter(|(_, (_, text))| text.contains("报告")).find_map(|(at, (_, text))| of(&squeeze(text), at < first))
}

fn of(text: &str, before_parts: bool) -> Option<(Option<String>, u16)> {
    text.match_indices("政府信息公开").find_map(|(at, subject)| {
        let after = &text[at + subject.len()..];
        if !NAMES.iter().any(|name| after.starts_with(name)) {
            return None;
        }
        let ends =
            |leads: &[&str]| leads.iter().filter_map(|lead| text[..at].rfind(lead).map(|at| at + lead.len())).max();
        let own = ends(&OWN);
        let from = own.max(ends(&ANY).filter(|_| before_parts))?;
        let named = &text[from..at];
        // 关于做好2024年……编制工作的通知 is no report.
        if named.chars().nth(NEAR).is_some()
            || named.contains("做好")
            || named.contains(['。', '，', ',', '；', ';', '：', ':', '、', '》'])
        {
            return None;
        }
        let (year, organ) = without_year(named);
        let organ = organ.trim_start_matches('了').trim_end_matches('的').trim_end_matches("年度");
        let is_own = !organ.starts_with(['我', '本', '各']) && is_organ(organ);
        Some((is_own.then(|| organ.to_owned()), year?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preface_names_the_organ_and_the_year() {
        let read = |text: &str| {
            read(&text.lines().enumerate().collect::<Vec<_>>()).map(|(organ, year)| (organ.unwrap_or_default(), year))
        };
        let some = |organ: &str| Some((organ.to_owned(), 2024));
        for text in [
            "根据《中华人民共和国政府信息公开条例》规定，现公布青禾市林业局2024年政府信息公开工作年度报告。",
            "按条例要求，特编制青禾市林业局2024年度政府信息公开年度报告，数据截至12月31日。",
            "依据规定，特向社会公布2024年青禾市林业局政府信息公开工作情况报告。",
            "要求，现发布《青禾市林业局2024年政府信息公开工作年度报告》。",
        ] {
            assert_eq!(read(text), some("青禾市林业局"), "{text}");
        }
        assert_eq!(read("现将我局2024年度政府信息公开工作报告如下："), some(""));
        assert_eq!(read("现将本乡2024年度政府信息公开工作情况报告如下"), some(""));
        for text in [
            "按照《关于做好2023年政府信息公开工作年度报告编制工作的通知》编制。",
            "公开政府信息公开年度报告1条。",
            "一、总体情况\n3月公布青禾市林业局2023年政府信息公开工作年度报告，4月更新指南。",
            "根据《政府信息公开工作年度报告格式》编制本报告。",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
