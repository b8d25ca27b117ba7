//! Markdown's marks inside a line, taken away.

/// A line without the mark of a list item or a quotation.
pub(super) fn item(text: &str) -> &str {
    let text = text.trim_start_matches(['>', ' ']);
    let item = ["- ", "* ", "+ ", "• ", "· "].iter().find_map(|mark| text.strip_prefix(mark));
    // Before a number the dash is a cell, or one side of a page number.
    item.filter(|item| item.chars().any(char::is_alphabetic)).unwrap_or(text)
}

/// The words of a line without emphasis, breaks, escapes and pictures.
pub(super) fn plain(text: &str) -> String {
    let text = text.trim();
    if !text.contains(['*', '_', '`', '<', '&', '\\', '!', '[']) {
        return text.to_owned();
    }
    let mut out = text.replace("**", "").replace("__", "");
    for line_break in ["<br />", "<br/>", "<br>", "<BR>"] {
        out = out.replace(line_break, "\n");
    }
    out = out.replace("&nbsp;", " ").replace("&emsp;", " ").replace("&ensp;", " ").replace("&amp;", "&");
    for escaped in ["|", "*", "_", "`", "#", "-", "."] {
        out = out.replace(&format!("\\{escaped}"), escaped);
    }
    out = links(&out);
    out.trim_matches(['*', '`']).trim().to_owned()
}

/// Links become their words, pictures nothing.
fn links(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        let (before, from) = rest.split_at(open);
        let closed = from.find("](").and_then(|middle| Some((middle, middle + from[middle..].find(')')?)));
        let Some((middle, end)) = closed else { break };
        let picture = before.ends_with('!');
        out.push_str(before.strip_suffix('!').unwrap_or(before));
        if !picture {
            out.push_str(&from[1..middle]);
        }
        rest = &from[end + 1..];
    }
    out.push_str(rest);
    out
}
