//! Numbers of paragraphs in the styles that lists count in.

/// How a list counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// 1 2 3
    Decimal,
    /// 01 02 03
    DecimalZero,
    /// １ ２ ３
    FullWidth,
    /// ① ② ③
    Circled,
    /// 一 二 … 十 十一
    Chinese,
    /// 一 二 … 一〇 一一
    ChineseDigits,
    /// 壹 贰 叁
    Formal,
    /// I II III
    UpperRoman,
    /// i ii iii
    LowerRoman,
    /// A B C
    UpperLetter,
    /// a b c
    LowerLetter,
    /// The text of the level alone.
    Bullet,
    /// Nothing.
    Nothing,
}

/// Beyond it, lists are counted in plain numbers.
const LARGEST: u32 = 9_999;

/// A number in a style.
pub(crate) fn print(number: u32, style: Style) -> String {
    let plain = || number.to_string();
    if number > LARGEST || number == 0 && !matches!(style, Style::Nothing | Style::Bullet) {
        return plain();
    }
    match style {
        Style::Decimal => plain(),
        Style::DecimalZero => format!("{number:02}"),
        Style::FullWidth => digits(number, "０１２３４５６７８９"),
        Style::Circled => circled(number).map_or_else(plain, String::from),
        Style::Chinese => chinese(number, "零一二三四五六七八九", "十百千"),
        Style::ChineseDigits => digits(number, "〇一二三四五六七八九"),
        Style::Formal => chinese(number, "零壹贰叁肆伍陆柒捌玖", "拾佰仟"),
        Style::UpperRoman => roman(number),
        Style::LowerRoman => roman(number).to_ascii_lowercase(),
        Style::UpperLetter => letters(number, b'A'),
        Style::LowerLetter => letters(number, b'a'),
        Style::Bullet | Style::Nothing => String::new(),
    }
}

fn digits(number: u32, zero_to_nine: &str) -> String {
    let digit = |digit: char| zero_to_nine.chars().nth(digit.to_digit(10)? as usize);
    number.to_string().chars().filter_map(digit).collect()
}

fn circled(number: u32) -> Option<char> {
    char::from_u32(match number {
        1..=20 => 0x2460 + number - 1,
        21..=35 => 0x3251 + number - 21,
        36..=50 => 0x32b1 + number - 36,
        _ => return None,
    })
}

fn chinese(number: u32, digits: &str, units: &str) -> String {
    let digit = |value: u32| digits.chars().nth(value as usize);
    let mut text = String::new();
    let mut zero = false;
    for (power, unit) in
        [(1000, units.chars().nth(2)), (100, units.chars().nth(1)), (10, units.chars().next()), (1, None)]
    {
        let value = number / power % 10;
        if value == 0 {
            zero = !text.is_empty();
            continue;
        }
        if std::mem::take(&mut zero) {
            text.extend(digit(0));
        }
        // 十一, not 一十一, when nothing stands before.
        if !(power == 10 && value == 1 && text.is_empty() && unit == Some('十')) {
            text.extend(digit(value));
        }
        text.extend(unit);
    }
    text
}

fn roman(mut number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            text.push_str(sign);
            number -= value;
        }
    }
    text
}

/// a to z, then aa to zz: a letter said once more for every round.
fn letters(number: u32, first: u8) -> String {
    let (round, letter) = ((number - 1) / 26, (number - 1) % 26);
    String::from(char::from(first + letter as u8)).repeat(round as usize + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_count_as_word_does() {
        let print = |number| {
            [Style::Chinese, Style::Formal, Style::ChineseDigits, Style::Circled, Style::LowerRoman, Style::UpperLetter]
                .map(|style| print(number, style))
        };
        assert_eq!(print(1), ["一", "壹", "一", "①", "i", "A"]);
        assert_eq!(print(10), ["十", "壹拾", "一〇", "⑩", "x", "J"]);
        assert_eq!(print(21), ["二十一", "贰拾壹", "二一", "㉑", "xxi", "U"]);
        assert_eq!(print(105), ["一百零五", "壹佰零伍", "一〇五", "105", "cv", "AAAAA"]);
        assert_eq!(print(1010), ["一千零一十", "壹仟零壹拾", "一〇一〇", "1010", "mx", "V".repeat(39).as_str()]);
    }
}
