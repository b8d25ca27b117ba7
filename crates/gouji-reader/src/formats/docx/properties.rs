//! What is said of runs and cells before what they say.

use crate::ReadError;
use crate::formats::xml::{Node, Xml};

/// What is said of the run at hand.
#[derive(Default)]
pub(super) struct Run {
    pub(super) hidden: bool,
    pub(super) struck: bool,
    pub(super) raised: bool,
}

/// How far a cell reaches.
#[derive(Default)]
pub(super) struct Reach {
    pub(super) columns: Option<u32>,
    pub(super) continues: bool,
    pub(super) deleted: bool,
}

pub(super) fn cell_properties(xml: &mut Xml<'_>) -> Result<Reach, ReadError> {
    let mut reach = Reach::default();
    let element = xml.opened();
    while let Some(node) = xml.within(element)? {
        let Node::Open(tag) = node else { continue };
        match tag.name() {
            "gridSpan" => reach.columns = tag.number("val"),
            // A cell that begins a merge may be continued like any other.
            "vMerge" => reach.continues = tag.attribute("val").as_deref() != Some("restart"),
            "cellDel" => reach.deleted = true,
            "tcPrChange" => xml.skip()?,
            _ => {}
        }
    }
    Ok(reach)
}

pub(super) fn run_properties(xml: &mut Xml<'_>, run: &mut Run) -> Result<(), ReadError> {
    let element = xml.opened();
    while let Some(node) = xml.within(element)? {
        let Node::Open(tag) = node else { continue };
        let on = || tag.flag("val") != Some(false);
        match tag.name() {
            "vanish" => run.hidden = on(),
            "strike" | "dstrike" => run.struck |= on(),
            "vertAlign" => run.raised = tag.attribute("val").as_deref() == Some("superscript"),
            "rPrChange" => xml.skip()?,
            _ => {}
        }
    }
    Ok(())
}
