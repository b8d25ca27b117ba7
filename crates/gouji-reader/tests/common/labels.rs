//! Labels as documents vary them: width, numbering, quotes, spaces, radicals, short forms.

use super::Random;
use super::print::Is;
use super::rows::Flat;

type Change = fn(&str) -> String;

const CHANGES: &[Change] = &[
    |label| label.replace('（', "(").replace('）', ")"),
    |label| label.replace('（', "( ").replace('）', " ) "),
    |label| label.replace('.', "、"),
    |label| label.replace('.', ". "),
    |label| label.replace('.', "．"),
    |label| label.replace(['“', '”'], "\""),
    |label| label.replace(['“', '”'], ""),
    |label| label.replace('、', ","),
    |label| label.replace('、', "，"),
    |label| label.replace('一', "⼀").replace('二', "⼆").replace('行', "⾏").replace('文', "⽂").replace('人', "⼈"),
    |label| label.chars().flat_map(|c| [c, ' ']).collect::<String>().trim_end().to_owned(),
    |label| {
        label
            .chars()
            .map(|c| if c.is_ascii_digit() { char::from_u32(c as u32 + 0xfee0).unwrap_or(c) } else { c })
            .collect()
    },
    |label| label.replace("（区分处理的，只计这一情形，不计其他情形）", ""),
    |label| label.replace("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "1.逾期不补正"),
    |label| label.replace("2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "2.逾期不缴费"),
    |label| label.replace("（六）其他处理", "（六）其他"),
    |label| label.replace("本年制发件数", "本年度制发数").replace("本年废止件数", "本年度废止数"),
    |label| label.replace("（单位：万元）", ""),
    |label| label.replace("数量", "数"),
];

/// Changes the labels of tables in one way or two.
pub(crate) fn vary(tables: &mut [Flat], random: &mut Random) {
    let changes: Vec<Change> = (0..=random.below(2)).map(|_| *random.pick(CHANGES)).collect();
    for table in tables.iter_mut() {
        let slots = table.rows.iter_mut().flatten().filter(|slot| !slot.text.starts_with('|'));
        for slot in slots.filter(|slot| slot.cell.is_none() && slot.is != Some(Is::Value)) {
            for change in &changes {
                slot.text = change(&slot.text);
            }
        }
    }
}
