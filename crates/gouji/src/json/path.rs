//! Where in a JSON text a fault is: the path to the place where the parser stopped.

use std::ops::Range;

/// What is open at a place of the text.
enum Open {
    /// An object, and the key whose value is read.
    Object(Option<Range<usize>>),
    /// A list, and the index of the value that is read.
    List(Option<usize>),
}

/// The path to what the parser was reading when it stopped, `/` for the text as a whole.
///
/// Parsing keeps no path, so that only who errs pays for it. The parser stops at a value's beginning or end, or behind
/// a key that is wrong.
pub(crate) fn path(json: &str, error: &serde_json::Error) -> String {
    let read = read(json.as_bytes(), error.line(), error.column());
    let mut path = String::new();
    for open in opened(read) {
        match open {
            Open::List(Some(index)) => path.extend(["/", &index.to_string()]),
            Open::Object(Some(key)) => {
                path.extend(["/", &serde_json::from_slice::<String>(&read[key]).unwrap_or_default()]);
            }
            Open::List(None) | Open::Object(None) => {}
        }
    }
    if path.is_empty() { "/".to_owned() } else { path }
}

/// What was read: lines are counted from 1, columns are bytes. An object or a list may be refused unread.
fn read(json: &[u8], line: usize, column: usize) -> &[u8] {
    let before: usize = json.split_inclusive(|sign| *sign == b'\n').take(line.saturating_sub(1)).map(<[u8]>::len).sum();
    let end = before + column;
    let refused = matches!(json.get(end), Some(b'{' | b'['));
    &json[..json.len().min(end + usize::from(refused))]
}

/// What is open at the end of a text that was read so far without a fault of syntax.
fn opened(read: &[u8]) -> Vec<Open> {
    let mut open = Vec::new();
    let mut at = 0;
    while let Some(sign) = read.get(at) {
        if let Some(Open::List(index @ None)) = open.last_mut()
            && !sign.is_ascii_whitespace()
        {
            *index = Some(0);
        }
        match sign {
            b'{' => open.push(Open::Object(None)),
            b'[' => open.push(Open::List(None)),
            b'}' | b']' => drop(open.pop()),
            b',' => match open.last_mut() {
                Some(Open::Object(key)) => *key = None,
                Some(Open::List(index)) => *index = index.map(|index| index + 1),
                None => {}
            },
            b'"' => {
                let Some(length) = quoted(&read[at..]) else { break };
                if let Some(Open::Object(key @ None)) = open.last_mut() {
                    *key = Some(at..at + length);
                }
                at += length - 1;
            }
            _ => {}
        }
        at += 1;
    }
    open
}

/// The length of the string a text begins with, its quotes included.
fn quoted(text: &[u8]) -> Option<usize> {
    // The opening quote ends nothing either.
    let mut escaped = true;
    let ends = |sign: &u8| {
        let ends = *sign == b'"' && !escaped;
        escaped = *sign == b'\\' && !escaped;
        ends
    };
    text.iter().position(ends).map(|last| last + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    fn stopped(json: &str) -> String {
        path(json, &serde_json::from_str::<serde_json::Value>(json).expect_err(json))
    }

    #[test]
    fn a_text_that_breaks_off_is_wrong_where_it_does() {
        assert_eq!(stopped(""), "/");
        assert_eq!(stopped("{"), "/");
        assert_eq!(stopped(r#"{"ab"#), "/");
        assert_eq!(stopped(r#"{"a": {"b": [1, {"c""#), "/a/b/1/c");
        assert_eq!(stopped("{\"a\": {\"b\":\n\n [1, 2, "), "/a/b/2");
        assert_eq!(stopped(r#"{"a": [[] , [ "#), "/a/1");
    }

    #[test]
    fn a_wrong_sign_is_where_its_value_is() {
        assert_eq!(stopped("{\"一\":\n {\"b\": x}}"), "/一/b");
        assert_eq!(stopped(r#"{"a": "]},[", "b": [[], "\"}", ?]}"#), "/b/2");
        assert_eq!(stopped(r#"{"say \"\u4e00\\\"": ?}"#), r#"/say "一\""#);
        assert_eq!(stopped("{\"a\": 1} {"), "/");
    }

    #[test]
    fn a_value_of_another_kind_is_named_and_not_its_neighbours() {
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Inner {
            #[expect(dead_code, reason = "only reading it matters")]
            count: u8,
        }
        let wrong = |json: &str| path(json, &serde_json::from_str::<Vec<Inner>>(json).expect_err(json));
        assert_eq!(wrong(r#"[{"count": 1}, {"count": 256}]"#), "/1/count");
        assert_eq!(wrong(r#"[{"count": "1" } ]"#), "/0/count");
        assert_eq!(wrong(r#"[{"count": [1]}]"#), "/0/count");
        assert_eq!(wrong(r#"[{"count": {"a": 1}}]"#), "/0/count");
        assert_eq!(wrong(r#"[{"count": 1}, [], 3]"#), "/1");
        let wrong_list = |json: &str| path(json, &serde_json::from_str::<Vec<String>>(json).expect_err(json));
        assert_eq!(wrong_list("[ [] ]"), "/0");
        assert_eq!(wrong_list(r#"["", {}]"#), "/1");
        assert_eq!(wrong_list("[3]"), "/0");
        assert_eq!(wrong(r#"[{"count": 1}, {} ]"#), "/1");
        assert_eq!(wrong(r#"[{"number" : 1}]"#), "/0/number");
        assert_eq!(wrong(r#"[{"count": 1, "count": 1}]"#), "/0/count");
        assert_eq!(wrong(r#"{"count": 1}"#), "/");
    }
}
