//! The commands that print what is known: a report as read, a sum, the form, the rules.

use std::io::{self, Write};

use gouji::{Codebook, Edition, Language, RULES, Rule, Table};
use serde::Serialize;

use crate::Streams;
use crate::args::{ExplainArguments, FormArguments, ListFormat, ReadArguments, RulesArguments, SumArguments};
use crate::failure::{CLEAN, FOUND, Failure};
use crate::files;

/// `gouji read`: one report as JSON, or one a line when the file holds several.
pub(crate) fn read(arguments: &ReadArguments, streams: &mut Streams<'_>) -> Result<u8, Failure> {
    let path = std::slice::from_ref(&arguments.file);
    if arguments.file.is_dir() {
        return Err(Failure::unreadable(gouji::Message::new(
            "这是文件夹，read 一次读一个文件；要审核整个文件夹请用 gouji check",
            "this is a folder, and read takes one file; `gouji check` takes folders",
        )));
    }
    let (reports, errors) = files::reports(path, &arguments.reading, streams.input);
    if let Some(error) = errors.into_iter().next() {
        return Err(Failure::unreadable(error.message));
    }
    for report in reports {
        json(&report, streams.output)?;
    }
    Ok(CLEAN)
}

/// `gouji sum`: the sum as a report; its `faults` say what could not be added.
///
/// A sum of a part would pass for the whole, so a file that cannot be read stops it.
pub(crate) fn sum(arguments: &SumArguments, streams: &mut Streams<'_>) -> Result<u8, Failure> {
    let paths = files::expand(&arguments.files, arguments.reading.recursive);
    let (reports, errors) = files::reports(&paths, &arguments.reading, streams.input);
    if errors.is_empty() {
        let sum = gouji::sum(&reports);
        json(&sum, streams.output)?;
        return Ok(if sum.faults.is_empty() { CLEAN } else { FOUND });
    }
    for error in &errors {
        writeln!(streams.errors, "{}: {}", error.file, error.message.get(arguments.lang.into()))?;
    }
    Err(Failure::unreadable(gouji::Message::new(
        "有文件无法读取，没有汇总：只加一部分会被当作全部",
        "nothing was added up: some files could not be read, and a sum of the others would pass for the whole",
    )))
}

/// `gouji form`: the cells and relations of an edition.
pub(crate) fn form(arguments: &FormArguments, streams: &mut Streams<'_>) -> Result<u8, Failure> {
    let edition = arguments.edition.unwrap_or(Edition::ALL[Edition::ALL.len() - 1]);
    let (codebook, language) = (Codebook(edition), arguments.lang.into());
    match arguments.format {
        ListFormat::Json => json(&codebook, streams.output)?,
        ListFormat::Text => list_form(codebook, language, streams.output)?,
    }
    Ok(CLEAN)
}

fn list_form(codebook: Codebook, language: Language, output: &mut dyn Write) -> io::Result<()> {
    let form = codebook.0.form();
    writeln!(output, "{}", form.notice.get(language))?;
    for table in Table::ALL {
        writeln!(output, "\n{} {}", table.name().get(language), table.title().get(language))?;
        for address in gouji::Address::of(table, codebook.0) {
            writeln!(output, "  {address}  {}", address.name().get(language))?;
        }
    }
    writeln!(output)?;
    for relation in codebook.relations() {
        let formula = relation.rule.formula().unwrap_or_default();
        writeln!(output, "  {}  {}  {formula}", relation.rule.id, relation.line.get(language))?;
    }
    Ok(())
}

/// `gouji rules`: the catalogue.
pub(crate) fn rules(arguments: &RulesArguments, streams: &mut Streams<'_>) -> Result<u8, Failure> {
    let language = arguments.lang.into();
    match arguments.format {
        ListFormat::Json => json(&RULES, streams.output)?,
        ListFormat::Text => {
            for rule in RULES {
                let severity = rule.severity.name().get(language);
                writeln!(streams.output, "{}  {severity}  {}", rule.id, rule.summary.get(language))?;
            }
        }
    }
    Ok(CLEAN)
}

/// `gouji explain`: one rule, with an example.
pub(crate) fn explain(arguments: &ExplainArguments, streams: &mut Streams<'_>) -> Result<u8, Failure> {
    let Some(rule) = gouji::rule(&arguments.rule) else {
        return Err(unknown(&arguments.rule));
    };
    match arguments.format {
        ListFormat::Json => json(rule, streams.output)?,
        ListFormat::Text => explain_rule(rule, arguments.lang.into(), streams.output)?,
    }
    Ok(CLEAN)
}

/// The failure of an id the catalogue does not have, with those that are like it.
fn unknown(id: &str) -> Failure {
    let like: Vec<&str> = RULES
        .iter()
        .map(|rule| rule.id)
        .filter(|known| known.split('-').any(|word| word.len() > 2 && id.contains(word)))
        .take(5)
        .collect();
    let like = like.join(", ");
    Failure::usage(gouji::Message::new(
        format!("没有规则 {id}；相近的有：{like}。全部规则见 gouji rules"),
        format!("there is no rule {id}; similar: {like}. `gouji rules` lists all"),
    ))
}

fn explain_rule(rule: &Rule, language: Language, output: &mut dyn Write) -> io::Result<()> {
    let say = |zh, en| gouji::Text::new(zh, en).get(language);
    let editions: Vec<String> = rule.editions.iter().map(|edition| edition.number().to_string()).collect();
    writeln!(output, "{}  {}\n", rule.id, rule.severity.name().get(language))?;
    writeln!(output, "{}  {}", say("规则", "What"), rule.summary.get(language))?;
    writeln!(output, "{}  {}", say("依据", "Why"), rule.basis.get(language))?;
    writeln!(output, "{}  {}", say("处理", "What to do"), rule.help.get(language))?;
    if let Some(formula) = rule.formula() {
        writeln!(output, "{}  {formula}", say("算式", "Relation"))?;
    }
    let phrases = rule.phrases();
    if !phrases.is_empty() {
        writeln!(output, "{}", say("读这样的话", "Phrases it reads"))?;
        for phrase in &phrases {
            writeln!(output, "    {phrase}")?;
        }
    }
    writeln!(output, "{}  {}", say("适用版本", "Editions"), editions.join("、"))?;
    writeln!(output, "{}  {}", say("始于", "Since"), rule.since)?;
    let cases = rule.cases();
    for (fires, title) in
        [(false, say("合格的例子", "An example that passes")), (true, say("不合格的例子", "An example that fires"))]
    {
        let ours = |found: &String| found.starts_with(&format!("{}  ", rule.id));
        let Some(case) = cases.iter().find(|case| case.findings.iter().any(ours) == fires) else { continue };
        writeln!(output, "\n{title}：{}", case.name)?;
        for line in case.source.lines().chain(case.findings.iter().map(String::as_str)) {
            writeln!(output, "    {line}")?;
        }
    }
    Ok(())
}

fn json(value: &impl Serialize, output: &mut dyn Write) -> Result<(), Failure> {
    serde_json::to_writer(&mut *output, value).map_err(io::Error::from)?;
    writeln!(output)?;
    Ok(())
}
