//! Why the command could not do what was asked, and the exit statuses of the contract.

use std::io;
use std::path::Path;

use gouji::Message;

/// Nothing at or above the threshold.
pub(crate) const CLEAN: u8 = 0;
/// Something at or above the threshold, or not assessable.
pub(crate) const FOUND: u8 = 1;
/// Wrong usage.
pub(crate) const USAGE: u8 = 2;
/// An input could not be read.
pub(crate) const UNREADABLE: u8 = 3;

/// The command stops, with an exit status and the reason.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) exit: u8,
    /// None when nobody is left to tell.
    pub(crate) message: Option<Message>,
}

impl Failure {
    /// An input that the command cannot do without could not be read.
    pub(crate) fn unreadable(message: Message) -> Self {
        Self { exit: UNREADABLE, message: Some(message) }
    }

    pub(crate) fn usage(message: Message) -> Self {
        Self { exit: USAGE, message: Some(message) }
    }

    /// A file that the command cannot do without.
    pub(crate) fn read(path: &Path, error: &io::Error) -> Self {
        let path = path.display();
        let zh = format!("无法读取 {path}：{}", in_chinese(error));
        Self::unreadable(Message::new(zh, format!("cannot read {path}: {error}")))
    }

    /// A file that was to be written.
    pub(crate) fn write(path: &Path, error: &io::Error) -> Self {
        let path = path.display();
        let zh = format!("无法写入 {path}：{}", in_chinese(error));
        Self::usage(Message::new(zh, format!("cannot write {path}: {error}")))
    }
}

impl From<gouji::Error> for Failure {
    fn from(error: gouji::Error) -> Self {
        Self::usage(error.message())
    }
}

/// The output could not be written; a reader who has gone away has seen enough.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self { exit: CLEAN, message: None };
        }
        Self::usage(Message::new(format!("无法输出：{}", in_chinese(&error)), format!("cannot write: {error}")))
    }
}

/// What the system says, in Chinese: it speaks the language that it was installed in.
pub(crate) fn in_chinese(error: &io::Error) -> String {
    let reason = match error.kind() {
        io::ErrorKind::NotFound => "没有这个文件或文件夹，请核对路径",
        io::ErrorKind::PermissionDenied => "没有权限",
        io::ErrorKind::AlreadyExists => "已经存在",
        io::ErrorKind::IsADirectory => "这是文件夹",
        io::ErrorKind::NotADirectory => "路径中有一段不是文件夹",
        io::ErrorKind::ReadOnlyFilesystem => "磁盘是只读的",
        io::ErrorKind::StorageFull => "磁盘已满",
        io::ErrorKind::InvalidData => "内容不是 UTF-8 文本",
        _ => return error.raw_os_error().map_or("系统错误".to_owned(), |code| format!("系统错误 {code}")),
    };
    reason.to_owned()
}
