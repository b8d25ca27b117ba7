//! Pages saved with their parts in one file (MHTML): the page is one part of a mail.

use std::borrow::Cow;

/// A page taken from its mail.
pub(crate) struct Saved<'a> {
    pub(crate) page: Cow<'a, [u8]>,
    /// The encoding that the header of the part names.
    pub(crate) charset: Option<String>,
}

/// The page of a saved file; none when the file is no such mail.
pub(crate) fn page(bytes: &[u8]) -> Option<Saved<'_>> {
    // What begins with a tag is the page itself.
    if bytes.trim_ascii_start().starts_with(b"<") {
        return None;
    }
    let (head, body) = split(bytes)?;
    let kind = field(head, "content-type")?;
    if !kind.to_ascii_lowercase().starts_with("multipart/") {
        return None;
    }
    let boundary = format!("--{}", parameter(&kind, "boundary")?);
    let mut parts = pieces(body, boundary.as_bytes()).into_iter().filter_map(split);
    parts.find_map(|(head, body)| {
        let kind = field(head, "content-type")?;
        if !kind.to_ascii_lowercase().starts_with("text/html") {
            return None;
        }
        let transfer = field(head, "content-transfer-encoding").unwrap_or_default().to_ascii_lowercase();
        let page = match transfer.trim() {
            "quoted-printable" => Cow::Owned(quoted_printable(body)),
            "base64" => Cow::Owned(base64(body)),
            _ => Cow::Borrowed(body),
        };
        Some(Saved { page, charset: parameter(&kind, "charset") })
    })
}

/// What stands between the lines that begin with a mark.
fn pieces<'a>(body: &'a [u8], mark: &[u8]) -> Vec<&'a [u8]> {
    let mut starts = Vec::new();
    let mut at = 0;
    for line in body.split_inclusive(|&byte| byte == b'\n') {
        if line.starts_with(mark) {
            starts.push((at, at + line.len()));
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).map(|&(end, _)| end).chain([body.len()]).collect::<Vec<_>>();
    starts.into_iter().zip(ends).map(|((_, start), end)| &body[start..end]).collect()
}

/// Cuts a part at its first empty line: fields, then content.
fn split(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut at = 0;
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        let is_empty = line.trim_ascii().is_empty();
        at += line.len();
        if is_empty && at > line.len() {
            return Some((&bytes[..at], &bytes[at..]));
        }
    }
    None
}

/// The value of a field, its folded lines put together.
fn field(head: &[u8], name: &str) -> Option<String> {
    let head = String::from_utf8_lossy(head);
    let mut lines = head.lines();
    let mut value = lines.find_map(|line| {
        let (known, value) = line.split_once(':')?;
        known.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
    })?;
    for line in lines.take_while(|line| line.starts_with([' ', '\t'])) {
        value.push_str(line);
    }
    Some(value)
}

/// A parameter of a field, quoted or not.
fn parameter(value: &str, name: &str) -> Option<String> {
    value.split(';').skip(1).find_map(|parameter| {
        let (known, value) = parameter.split_once('=')?;
        known.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"').to_owned())
    })
}

/// `=E6=94=BF`, and lines that go on after `=`.
fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let digit = |byte: Option<&u8>| byte.and_then(|&byte| char::from(byte).to_digit(16));
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let rest = &bytes[at + 1..];
        at += 1;
        match (byte, rest) {
            (b'=', [b'\r', b'\n', ..]) => at += 2,
            (b'=', [b'\n', ..]) => at += 1,
            (b'=', _) => match (digit(rest.first()), digit(rest.get(1))) {
                (Some(high), Some(low)) => {
                    out.push((high * 16 + low) as u8);
                    at += 2;
                }
                _ => out.push(byte),
            },
            _ => out.push(byte),
        }
    }
    out
}

fn base64(bytes: &[u8]) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let digits: Vec<u8> = bytes.iter().take_while(|&&byte| byte != b'=').filter_map(|&byte| value(byte)).collect();
    let bytes = digits.chunks(4).flat_map(|four| {
        let bits = four.iter().fold(0_u32, |bits, &digit| bits << 6 | u32::from(digit)) << (6 * (4 - four.len()));
        bits.to_be_bytes()[1..four.len()].to_vec()
    });
    bytes.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_found_among_its_parts() {
        for (transfer, body) in [
            ("quoted-printable", "<p>=E6=94=BF=\r\n=E5=8A=A1</p>"),
            ("base64", "PHA+5pS/\r\n5YqhPC9wPg=="),
            ("8bit", "<p>政务</p>"),
        ] {
            let mail = format!(
                "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"--=_x\"\r\n\r\n----=_x\r\nContent-Type: \
                 image/png\r\n\r\nx\r\n----=_x\r\nContent-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: \
                 {transfer}\r\n\r\n{body}\r\n----=_x--\r\n"
            );
            let saved = page(mail.as_bytes()).expect("a page");
            assert_eq!(String::from_utf8_lossy(&saved.page).trim(), "<p>政务</p>");
            assert_eq!(saved.charset.as_deref(), Some("utf-8"));
        }
        assert!(page(b"<p>x</p>").is_none());
    }
}
