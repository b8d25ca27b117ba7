//! What the sentences of a report were read to claim, contradicted or not.

use std::io::{self, Write};

use gouji::{Agreement, Claims, Language, Text};

use super::row;

/// Lists claims: the words around each number, what was understood, and the cells it was held against.
pub(super) fn list(claims: &Claims, language: Language, output: &mut dyn Write) -> io::Result<()> {
    let say = |zh, en| Text::new(zh, en).get(language);
    if claims.is_empty() {
        return writeln!(output, "  {}\n", say("正文中没有读出数字", "No claims were read in the text"));
    }
    let title = match language {
        Language::En => format!("Claims read in the text: {}", claims.len()),
        _ => format!("正文读出 {} 处", claims.len()),
    };
    writeln!(output, "  {title}")?;
    for claim in claims {
        let sign = match claim.agreement {
            Agreement::Agrees | Agreement::AgreesOtherwise => "✓",
            Agreement::Differs => "✗",
            Agreement::NotAssessable => "?",
            _ => "·",
        };
        writeln!(output, "  {sign} {}", claim.marked)?;
        let cells: Vec<String> = claim.cells.iter().map(|cell| row::name((*cell).into(), language)).collect();
        let most = cells.len().min(MOST_CELLS);
        let more = if cells.len() > most { say("等", ", …") } else { "" };
        let cells = match most {
            0 => String::new(),
            _ => format!("{}{}{more}{}", say("（", " ("), cells[..most].join(" + "), say("）", ")")),
        };
        writeln!(output, "      {}{cells}", claim.in_words().get(language))?;
    }
    writeln!(output)
}

/// A line names so many cells.
const MOST_CELLS: usize = 4;
