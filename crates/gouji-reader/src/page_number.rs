//! Page numbers, between the rows of a table and in the margins of a page.

/// Characters of the longest one.
const LONGEST: usize = 40;

/// Whether a line is a page number in one of the usual dresses: `- 4 -`, `— 5 —`, 第 3 页, `3/12`.
pub(crate) fn is_page_number(text: &str) -> bool {
    // Nearly no line begins like one, and few are as short.
    if !text.trim_start().starts_with(|c: char| "-—–－―‐─~·第Pp0123456789".contains(c)) {
        return false;
    }
    let mut visible = text.chars().filter(|c| !c.is_whitespace());
    let text: String = visible.by_ref().take(LONGEST).collect();
    if visible.next().is_some() {
        return false;
    }
    let dash = |c: char| "-—–－―‐─~·".contains(c);
    let bare = text.trim_matches(dash);
    let digits = |text: &str| !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    // A dash before and after; one alone may be a sign.
    if bare != text && digits(bare) && text.starts_with(dash) && text.ends_with(dash) {
        return true;
    }
    let page = |text: &str| text.strip_prefix('第').and_then(|rest| rest.strip_suffix('页')).is_some_and(digits);
    let pages = |text: &str| text.strip_prefix('共').and_then(|rest| rest.strip_suffix('页')).is_some_and(digits);
    let first = text.split_once(['共', '/', '，', ',']);
    page(&text)
        || text.strip_prefix("Page").or_else(|| text.strip_prefix("page")).is_some_and(digits)
        || first.is_some_and(|(first, rest)| page(first) && (pages(rest) || pages(&format!("共{rest}"))))
}

/// Whether a line in a margin is a page number, bare or in any dress: `- 4 -`, `— 5 —`, `第 4 页 共 6 页`, `4/6`, `4`.
#[cfg(feature = "_page")]
pub(crate) fn is_marginal_number(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let frame = "-—–―－·.．/ 第页共，,~_";
    (1..=6).contains(&digits) && text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || frame.contains(c))
}
