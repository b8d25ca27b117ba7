//! What the first sentences say of the report: 现公布某局2024年政府信息公开工作年度报告.

use super::part::part;
use super::title::{is_organ, squeeze, without_year};

/// Lines that may hold the preface.
const LINES: usize = 40;
/// Characters between the words that lead up to the report and what it is about: a year and an organ, at most.
const NEAR: usize = 40;

/// What parts a name from the words before it.
const STOPS: [char; 9] = ['。', '，', ',', '；', ';', '：', ':', '、', '》'];
/// Words that lead up to the report itself.
const OWN: [&str; 8] = ["现公布", "现公开", "现发布", "现编制", "现将", "特编制", "特向社会公布", "现向社会公布"];
/// Words that lead up to any report, which is this one only before the first part begins.
const ANY: [&str; 6] = ["公布", "发布", "编制", "公开", "《", "“"];
/// What the report is called after what it is about.
const NAMES: [&str; 6] = ["工作年度报告", "年度报告", "工作报告", "工作情况报告", "情况报告", "年度工作报告"];

/// The organ and the year in what the first sentences call the report, or the organ that wrote it.
pub(super) fn read(lines: &[(usize, &str)]) -> (Option<String>, Option<u16>) {
    let first = lines.iter().position(|(_, text)| part(text).is_some()).unwrap_or(lines.len());
    let texts: Vec<(usize, String)> = lines
        .iter()
        .take(LINES)
        .enumerate()
        .filter(|(_, (_, text))| text.contains("报告"))
        .map(|(at, (_, text))| (at, squeeze(text)))
        .collect();
    let (organ, year) = texts.iter().find_map(|(at, text)| of(text, *at < first)).unzip();
    let author = || texts.iter().find_map(|(_, text)| author(text));
    (organ.flatten().or_else(author), year)
}

fn of(text: &str, before_parts: bool) -> Option<(Option<String>, u16)> {
    text.match_indices("信息公开").find_map(|(at, subject)| {
        let after = &text[at + subject.len()..];
        if !NAMES.iter().any(|name| after.starts_with(name)) {
            return None;
        }
        // 某乡人民政府信息公开 and 某乡人民政府政府信息公开.
        let bare = text[..at].strip_suffix("政府").filter(|bare| !bare.ends_with("人民"));
        let at = bare.map_or(at, str::len);
        let ends =
            |leads: &[&str]| leads.iter().filter_map(|lead| text[..at].rfind(lead).map(|at| at + lead.len())).max();
        let own = ends(&OWN);
        let from = own.max(ends(&ANY).filter(|_| before_parts))?;
        let named = &text[from..at];
        // 关于做好2024年……编制工作的通知 is no report.
        if named.chars().nth(NEAR).is_some() || named.contains("做好") || named.contains(STOPS) {
            return None;
        }
        let (year, organ) = without_year(named);
        let organ = organ.trim_start_matches('了').trim_end_matches('的').trim_end_matches("年度");
        // Between the marks of a title stands a name, whatever it ends in.
        let marked = text[..from].ends_with('《') && !organ.is_empty() && organ.chars().all(char::is_alphanumeric);
        Some(((marked || is_own(organ)).then(|| organ.to_owned()), year?))
    })
}

/// The organ by which a report says it was written: 由某局编制.
fn author(text: &str) -> Option<String> {
    let sentences = text.split(['。', '，', ',', '；', ';']);
    let mut sentences = sentences.filter(|sentence| sentence.contains('由') && sentence.contains("编制"));
    sentences.find_map(|sentence| {
        let (before, _) = sentence.split_once("编制")?;
        let organ = &before[before.rfind('由')? + '由'.len_utf8()..];
        // The office that holds the pen is none of its own.
        (is_own(organ) && !organ.ends_with("办公室") && !organ.ends_with('办')).then(|| organ.to_owned())
    })
}

/// Whether words name an organ, and not 我局 or 本局.
fn is_own(organ: &str) -> bool {
    !organ.starts_with(['我', '本', '各', '该']) && is_organ(organ)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preface_names_the_organ_and_the_year() {
        let read = |text: &str| {
            let (organ, year) = read(&text.lines().enumerate().collect::<Vec<_>>());
            (organ.unwrap_or_default(), year.unwrap_or_default())
        };
        let some = |organ: &str| (organ.to_owned(), 2024);
        for text in [
            "根据《中华人民共和国政府信息公开条例》规定，现公布青禾市林业局2024年政府信息公开工作年度报告。",
            "按条例要求，特编制青禾市林业局2024年度政府信息公开年度报告，数据截至12月31日。",
            "依据规定，特向社会公布2024年青禾市林业局政府信息公开工作情况报告。",
            "根据条例，特向社会公布青禾市林业局2024年度信息公开年度报告。",
            "本报告由青禾市林业局编制的2024年政府信息公开年度报告组成。",
            "现发布《青禾市林业局2024年政府信息公开工作年度报告》。",
            "要求，现发布《青禾市林业局2024年政府信息公开工作年度报告》。",
        ] {
            assert_eq!(read(text), some("青禾市林业局"), "{text}");
        }
        assert_eq!(read("本年度报告由青禾市林业局编制。"), ("青禾市林业局".to_owned(), 0));
        assert_eq!(read("本年度报告由青禾市林业局办公室编制。"), (String::new(), 0));
        assert_eq!(read("现将我局2024年度政府信息公开工作报告如下："), some(""));
        assert_eq!(read("现将本乡2024年度政府信息公开工作情况报告如下"), some(""));
        for text in [
            "按照《关于做好2023年政府信息公开工作年度报告编制工作的通知》编制。",
            "公开政府信息公开年度报告1条。",
            "一、总体情况\n3月公布青禾市林业局2023年政府信息公开工作年度报告，4月更新指南。",
            "根据《政府信息公开工作年度报告格式》编制本报告。",
        ] {
            assert_eq!(read(text), Default::default(), "{text}");
        }
    }
}
