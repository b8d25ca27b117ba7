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
/// Words by which others call for a report, before the organ that makes it.
const CALLS: [&str; 8] = ["要求", "规定", "精神", "通知", "条例", "部署", "格式", "由"];
/// What the report is called after what it is about.
const NAMES: [&str; 6] = ["工作年度报告", "年度报告", "工作报告", "工作情况报告", "情况报告", "年度工作报告"];

/// Words for the writing of a report.
const WRITTEN: [&str; 3] = ["编制", "撰写", "编写"];
/// Offices within an organ that write its report.
const WITHIN: [&str; 7] =
    ["党政办公室", "党政综合办公室", "党政办", "综合办公室", "综合科", "综合股", "政务公开办公室"];

/// The organ and the year in what the first sentences call the report, or the organ that wrote it.
pub(super) fn read(lines: &[(usize, &str)]) -> (Option<String>, Option<u16>) {
    let first = lines.iter().position(|(_, text)| part(text).is_some()).unwrap_or(lines.len());
    let texts: Vec<(usize, String)> = lines
        .iter()
        .take(LINES)
        .enumerate()
        .filter(|(_, (_, text))| text.contains("报告"))
        .map(|(at, (_, text))| (at, without_short_names(&squeeze(text))))
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
        // 某局编制2024年……报告.
        let organ = if organ.is_empty() { who(&text[..from]) } else { organ };
        // Between the marks of a title stands a name, whatever it ends in.
        let marked = text[..from].ends_with('《') && !organ.is_empty() && organ.chars().all(char::is_alphanumeric);
        Some(((marked || is_own(organ)).then(|| organ.to_owned()), year?))
    })
}

/// The year that sentences of the first part begin with, 2024年，本局……; none where they begin with several.
pub(super) fn year_of_first_part(lines: &[(usize, &str)]) -> Option<u16> {
    let first = lines.iter().skip_while(|(_, text)| part(text) != Some(1)).skip(1);
    let first = first.take_while(|(_, text)| part(text).is_none()).map(|(_, text)| squeeze(text));
    let mut years = first.flat_map(|text| text.split('。').filter_map(year_at_start).collect::<Vec<_>>());
    let year = years.next()?;
    years.all(|other| other == year).then_some(year)
}

/// The year of a sentence that tells what was done in it.
fn year_at_start(sentence: &str) -> Option<u16> {
    let (year, rest) = sentence.split_once('年')?;
    let is_told = year.len() == 4 && rest.starts_with([',', '，', '度', '我', '本', '全']);
    is_told.then(|| without_year(&format!("{year}年")).0)?
}

/// Who does what a text ends in: 根据条例要求，某局编制.
fn who(text: &str) -> &str {
    let before = OWN.iter().chain(&ANY).filter_map(|lead| text.strip_suffix(lead)).min_by_key(|before| before.len());
    let clause = before.unwrap_or_default().rsplit(STOPS).next().unwrap_or_default();
    CALLS.iter().fold(clause, |rest, call| rest.rsplit(call).next().unwrap_or(rest))
}

/// The organ by which a report says it was written: 由某局编制, 结合某局2024年政府信息公开工作编制.
fn author(text: &str) -> Option<String> {
    let sentences = text.split(['。', '，', ',', '；', ';']);
    let mut sentences = sentences.filter(|sentence| WRITTEN.iter().any(|word| sentence.contains(word)));
    sentences.find_map(|sentence| {
        let end = WRITTEN.iter().filter_map(|word| sentence.find(word)).min()?;
        let before = &sentence[..end];
        if let Some(at) = before.rfind('由') {
            return pen(&before[at + '由'.len_utf8()..]);
        }
        let (_, subject) = before.split_once("结合").or_else(|| before.split_once("汇总"))?;
        let (_, named) =
            without_year(&subject[..["政府信息公开", "政务公开"].iter().find_map(|word| subject.find(word))?]);
        pen(named.trim_end_matches('的'))
    })
}

/// The organ whose report it is when these words name who held the pen: an office within it is no organ.
fn pen(named: &str) -> Option<String> {
    let mut organ = named;
    while let Some(rest) = WITHIN.iter().find_map(|office| organ.strip_suffix(office)) {
        organ = rest;
    }
    // The office of a government reports for itself, or for the government.
    let within = organ.strip_suffix("办公室").or_else(|| organ.strip_suffix('办'));
    if let Some(rest) = within {
        organ = rest.ends_with(['局', '委', '厅', '镇', '乡']).then_some(rest)?;
    }
    is_own(organ).then(|| organ.to_owned())
}

/// A text without the brackets that give something a shorter name.
fn without_short_names(text: &str) -> String {
    let mut rest = text;
    let mut all = String::with_capacity(text.len());
    while let Some(open) = rest.find('(') {
        let Some(close) = rest[open..].find(')').map(|at| open + at) else { break };
        let inside = &rest[open..=close];
        all.push_str(&rest[..open]);
        all.push_str(if inside.contains("简称") { "" } else { inside });
        rest = &rest[close + 1..];
    }
    all + rest
}

/// Whether words name an organ, and not 我局 or 本局; 本溪市 is a place.
fn is_own(organ: &str) -> bool {
    let own = organ.strip_prefix('本').is_some_and(|rest| rest.starts_with('级') || rest.chars().count() < 4);
    !own && !organ.contains('我') && !organ.starts_with(['各', '该']) && is_organ(organ)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_of_a_report_without_one_is_that_of_its_first_sentences() {
        let year = |text: &str| year_of_first_part(&text.lines().enumerate().collect::<Vec<_>>());
        assert_eq!(year("一、总体情况\n2024年，本局工作平稳。2024年度公开12条。2023年12月上线新站。"), Some(2024));
        assert_eq!(
            year("一、总体情况\n2024年，本局工作平稳。\n五、存在的主要问题及改进情况\n2025年，继续改进。"),
            Some(2024)
        );
        assert_eq!(year("一、总体情况\n2024年，工作平稳。2025年，继续改进。"), None);
        assert_eq!(year("一、总体情况\n2019年修订的条例施行后，工作平稳。"), None);
    }

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
            "根据《条例》（2007年公布，以下简称《条例》），特向社会公布青禾市林业局（以下简称“林业局”）2024年政府信息公开工作年度报告。",
            "依据规定，特向社会公布2024年青禾市林业局政府信息公开工作情况报告。",
            "根据条例，特向社会公布青禾市林业局2024年度信息公开年度报告。",
            "本报告由青禾市林业局编制的2024年政府信息公开年度报告组成。",
            "现发布《青禾市林业局2024年政府信息公开工作年度报告》。",
            "根据《条例》要求，青禾市林业局编制2024年政府信息公开工作年度报告。",
            "按照上级要求由青禾市林业局编制2024年政府信息公开工作年度报告。",
            "要求，现发布《青禾市林业局2024年政府信息公开工作年度报告》。",
        ] {
            assert_eq!(read(text), some("青禾市林业局"), "{text}");
        }
        assert_eq!(read("本年度报告由青禾市林业局编制。"), ("青禾市林业局".to_owned(), 0));
        for text in [
            "本年度报告由青禾市林业局办公室编制。",
            "依照规定，由青禾市林业局综合科编写。本报告数据截至12月31日。",
            "本报告结合青禾市林业局（以下简称“林业局”）政府信息公开工作有关数据撰写。",
        ] {
            assert_eq!(read(text).0, "青禾市林业局", "{text}");
        }
        assert_eq!(read("本报告由青禾县平山镇人民政府党政办公室编制。").0, "青禾县平山镇人民政府");
        assert_eq!(read("本年度报告由青禾市人民政府办公室编制。"), (String::new(), 0));
        assert_eq!(read("按照要求我局编制2024年度政府信息公开工作年度报告。"), some(""));
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
