//! Arguments that are wrong, in Chinese; the parser says the rest in English.

use clap::Error;
use clap::error::{ContextKind, ErrorKind};

/// What is wrong with the arguments.
pub(crate) fn in_chinese(error: &Error) -> String {
    let named = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let (argument, value) = (named(ContextKind::InvalidArg), named(ContextKind::InvalidValue));
    match error.kind() {
        ErrorKind::UnknownArgument => format!("没有这个参数：{argument}"),
        ErrorKind::InvalidSubcommand => format!("没有这个命令：{}", named(ContextKind::InvalidSubcommand)),
        ErrorKind::InvalidValue if value.is_empty() => format!("参数 {argument} 缺少取值"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!("参数 {argument} 不能取“{value}”"),
        ErrorKind::MissingRequiredArgument => format!("缺少参数：{argument}"),
        ErrorKind::ArgumentConflict => format!("参数 {argument} 重复，或不能与其他参数同用"),
        _ => "参数有误".to_owned(),
    }
}
