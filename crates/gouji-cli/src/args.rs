//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum, value_parser};
use gouji::{Address, Language, Severity};
use gouji_reader::{Format, Limits};

/// 勾稽：审核政府信息公开工作年度报告。
/// Checks China's annual reports on open government information.
#[derive(Debug, Parser)]
#[command(name = "gouji", version, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// 审核年报 · Check reports
    Check(CheckArguments),
    /// 读取年报，输出 JSON · Print reports as JSON
    Read(ReadArguments),
    /// 汇总年报，输出 JSON · Add reports up, cell by cell
    Sum(SumArguments),
    /// 列出格式的单元格和勾稽关系 · List the cells and relations of the form
    Form(FormArguments),
    /// 列出审核规则 · List the rules
    Rules(RulesArguments),
    /// 解释一条规则 · Explain a rule
    Explain(ExplainArguments),
}

impl Arguments {
    /// The language of messages.
    pub(crate) fn language(&self) -> Language {
        match &self.command {
            Command::Check(arguments) => arguments.lang.into(),
            Command::Form(FormArguments { lang, .. })
            | Command::Rules(RulesArguments { lang, .. })
            | Command::Explain(ExplainArguments { lang, .. })
            | Command::Read(ReadArguments { lang, .. })
            | Command::Sum(SumArguments { lang, .. }) => (*lang).into(),
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct CheckArguments {
    /// 文件或文件夹；- 为标准输入 · Files or folders; - is the standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// 输出格式 · The format of the output
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: OutputFormat,
    /// 输出到文件 · Write to a file
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// 输出的语言 · The language of the text
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Lang,
    /// 一并列出正文中读出的数字（限 text、json、ndjson） · List what the text was read to claim, too
    #[arg(long)]
    pub(crate) claims: bool,
    /// 达到该级别即返回 1 · The severity from which the exit status is 1
    #[arg(long, value_enum, default_value_t, value_name = "SEVERITY")]
    pub(crate) fail_on: FailOn,
    /// 只用这些规则 · Ask these rules only
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(crate) select: Vec<String>,
    /// 不用这些规则 · Leave these rules out
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(crate) ignore: Vec<String>,
    /// 上一年度的年报，或按机关名称对应的文件夹 · Last year's report, or a folder matched by agency
    #[arg(long, value_name = "FILE")]
    pub(crate) last: Option<PathBuf>,
    /// 所属单位年报的文件夹 · A folder of the reports that these are the sum of
    #[arg(long, value_name = "FOLDER")]
    pub(crate) members: Option<PathBuf>,
    /// 地方规定 · A profile of local rules, in TOML
    #[arg(long, value_name = "FILE")]
    pub(crate) profile: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) fix: FixArguments,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// 同时处理的文件数，默认按处理器数 · How many files at once
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<usize>,
}

/// What is corrected.
#[derive(Debug, Args)]
pub(crate) struct FixArguments {
    /// 另存改正后的年报（JSON），只改有唯一改法的 · Write corrected copies, as JSON, of what has one repair
    #[arg(long)]
    pub(crate) fix: bool,
    /// 改法不唯一的，取最可能的一种 · Also take the likeliest of several repairs
    #[arg(long)]
    pub(crate) fix_all: bool,
    /// 改写原文件（限 JSON 年报） · Rewrite the input itself, if it is a JSON report
    #[arg(long)]
    pub(crate) in_place: bool,
    /// 已核实、不得改动的单元格 · A cell that is confirmed and never changes
    #[arg(long, value_name = "ADDRESS", value_delimiter = ',', value_parser = address)]
    pub(crate) freeze: Vec<Address>,
}

impl FixArguments {
    /// Whether anything is to be written.
    pub(crate) const fn is_asked(&self) -> bool {
        self.fix || self.fix_all
    }
}

fn address(text: &str) -> Result<Address, String> {
    text.parse().map_err(|error: gouji::Error| error.to_string())
}

/// How inputs are found and read.
#[derive(Debug, Args)]
pub(crate) struct Reading {
    /// 把标准输入当作这种文件 · What kind of file the standard input is
    #[arg(long = "as", value_name = "KIND", value_parser = format)]
    pub(crate) kind: Option<Format>,
    /// 包括子文件夹 · Go down into folders
    #[arg(long)]
    pub(crate) recursive: bool,
    /// 文件大小上限，单位 MB，默认 64 · The largest file that is read, in MB (64)
    #[arg(long, value_name = "MB", value_parser = value_parser!(u32).range(1..=4096))]
    pub(crate) max_size: Option<u32>,
    /// PDF、OFD 页数上限，默认 500 · The most pages that are read of a PDF or OFD (500)
    #[arg(long, value_name = "N")]
    pub(crate) max_pages: Option<usize>,
}

impl Reading {
    /// How much is read of one file.
    pub(crate) fn limits(&self) -> Limits {
        let mut limits = Limits::default();
        limits.file = self.max_size.map_or(limits.file, |megabytes| (megabytes as usize) << 20);
        limits.pages = self.max_pages.unwrap_or(limits.pages);
        limits
    }
}

#[derive(Debug, Args)]
pub(crate) struct ReadArguments {
    /// 文件；- 为标准输入 · A file; - is the standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// 提示的语言 · The language of messages
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Lang,
}

#[derive(Debug, Args)]
pub(crate) struct SumArguments {
    /// 文件或文件夹；- 为标准输入 · Files or folders; - is the standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// 提示的语言 · The language of messages
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Lang,
}

#[derive(Debug, Args)]
pub(crate) struct FormArguments {
    /// 格式的版本 · The edition: 2019 or 2021
    #[arg(value_name = "EDITION", value_parser = edition)]
    pub(crate) edition: Option<gouji::Edition>,
    /// 输出格式 · The format of the output
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ListFormat,
    /// 输出的语言 · The language of the text
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Lang,
}

#[derive(Debug, Args)]
pub(crate) struct RulesArguments {
    /// 输出格式 · The format of the output
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ListFormat,
    /// 输出的语言 · The language of the text
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Lang,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArguments {
    /// 规则编号 · The rule's id
    #[arg(value_name = "RULE")]
    pub(crate) rule: String,
    /// 输出格式 · The format of the output
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ListFormat,
    /// 输出的语言 · The language of the text
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Lang,
}

/// The formats of answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum OutputFormat {
    /// 供人阅读 · For people
    #[default]
    Text,
    /// 完整结果 · The whole answer
    Json,
    /// 每行一份年报 · One report a line
    Ndjson,
    /// 静态分析结果交换格式 · SARIF 2.1.0, for code scanning
    Sarif,
    /// 测试结果 · JUnit XML, for continuous integration
    Junit,
    /// 网页，标出有问题的单元格 · A page with the wrong cells marked
    Html,
    /// 问题清单 · The findings as a table
    Csv,
    /// 审核结果工作簿，须用 -o · A workbook of results; needs -o
    Xlsx,
}

/// The formats of lists.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// 供人阅读 · For people
    #[default]
    Text,
    /// JSON
    Json,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    /// 中文
    #[default]
    Zh,
    /// English
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Zh => Self::Zh,
            Lang::En => Self::En,
        }
    }
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// 强制性错误
    #[default]
    Error,
    /// 核实性问题
    Query,
    /// 提示
    Note,
    /// 从不 · Never
    Never,
}

impl FailOn {
    /// The least severity that counts; none if nothing does.
    pub(crate) const fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Query => Some(Severity::Query),
            Self::Note => Some(Severity::Note),
            Self::Never => None,
        }
    }
}

fn format(name: &str) -> Result<Format, String> {
    Format::named(name).ok_or_else(|| {
        let names: Vec<&str> = Format::NAMES.iter().map(|(name, _)| *name).collect();
        format!("可用的有 · known are: {}", names.join(", "))
    })
}

fn edition(number: &str) -> Result<gouji::Edition, String> {
    let found = number.parse().ok().and_then(gouji::Edition::from_number);
    found.ok_or_else(|| {
        let numbers: Vec<String> = gouji::Edition::ALL.iter().map(|edition| edition.number().to_string()).collect();
        format!("可用的有 · known are: {}", numbers.join(", "))
    })
}
