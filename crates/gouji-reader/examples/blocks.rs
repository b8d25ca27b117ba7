//! Prints the blocks of a file: what the reader sees before it looks for the form.
//!
//! `cargo run -p gouji-reader --example blocks -- FILE`

#![allow(clippy::print_stdout)]

use gouji_reader::{Block, documents};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::args().nth(1).ok_or("which file?")?;
    for document in documents(&std::fs::read(file)?, None)? {
        println!("part {:?}, title {:?}, published {:?}", document.part, document.title, document.published);
        for block in &document.blocks {
            match block {
                Block::Heading { level, text, .. } => println!("{} {text}", "#".repeat((*level).into())),
                Block::Paragraph { text, .. } => println!("{text}"),
                Block::Table(grid) => {
                    for row in &grid.rows {
                        let cells = row.iter().map(|cell| {
                            let spans = match (cell.columns, cell.rows) {
                                (1, 1) => String::new(),
                                (columns, rows) => format!("×{columns}×{rows}"),
                            };
                            format!("{}{spans}:{}", cell.column, cell.text.replace('\n', "⏎"))
                        });
                        println!("  | {}", cells.collect::<Vec<_>>().join(" | "));
                    }
                }
                _ => {}
            }
            println!();
        }
    }
    Ok(())
}
