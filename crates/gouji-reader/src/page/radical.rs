//! The radicals that some PDF makers print in place of the ideographs that look like them.

use crate::unicode::nfkc;

/// Radicals that Unicode does not fold by itself, and the ideographs in use.
#[rustfmt::skip]
const SUPPLEMENT: &[(char, char)] = &[
    ('⺁', '厂'), ('⺇', '几'), ('⺌', '小'), ('⺎', '兀'), ('⺏', '尣'), ('⺐', '尢'), ('⺕', '彐'), ('⺛', '无'),
    ('⺝', '月'), ('⺟', '母'), ('⺠', '民'), ('⺩', '王'), ('⺬', '示'), ('⺮', '竹'), ('⺶', '羊'), ('⺼', '肉'),
    ('⺿', '艹'), ('⻁', '虎'), ('⻄', '西'), ('⻅', '见'), ('⻆', '角'), ('⻇', '角'), ('⻉', '贝'), ('⻋', '车'),
    ('⻐', '钅'), ('⻓', '长'), ('⻔', '门'), ('⻘', '青'), ('⻙', '韦'), ('⻚', '页'), ('⻛', '风'), ('⻜', '飞'),
    ('⻝', '食'), ('⻢', '马'), ('⻣', '骨'), ('⻤', '鬼'), ('⻥', '鱼'), ('⻦', '鸟'), ('⻧', '卤'), ('⻨', '麦'),
    ('⻩', '黄'), ('⻪', '黾'), ('⻬', '齐'), ('⻮', '齿'), ('⻰', '龙'), ('⻳', '龟'),
];

/// The ideograph that a radical stands for; any other character as it is.
pub(crate) fn ideograph(character: char) -> char {
    if !matches!(character, '\u{2e80}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}') {
        return character;
    }
    if let Some((_, known)) = SUPPLEMENT.iter().find(|(radical, _)| *radical == character) {
        return *known;
    }
    nfkc(character.encode_utf8(&mut [0; 4])).next().unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_become_the_ideographs_they_look_like() {
        assert_eq!("⼀⼆⾏⽂⼈⻅⻓".chars().map(ideograph).collect::<String>(), "一二行文人见长");
        assert_eq!(ideograph('１'), '１');
    }
}
