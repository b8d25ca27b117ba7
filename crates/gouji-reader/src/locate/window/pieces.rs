//! The pieces of table in a document, and what the rows of each have in common.

use super::Piece;
use crate::locate::strip::Strip;
use crate::locate::walk::Found;

/// The pieces a document's tables are in.
pub(crate) struct Pieces<'a>(Vec<(usize, Piece<'a>)>);

impl<'a> Pieces<'a> {
    /// The pieces that strips with as many columns as the form gives them stand in.
    pub(crate) fn of(found: &'a Found<'a>, strips: impl Iterator<Item = (&'a Strip<'a>, usize)>) -> Self {
        let mut pieces: Vec<(usize, Piece<'a>)> = Vec::new();
        for (strip, size) in strips {
            // Rows of a piece stand together.
            let at = pieces.iter().rposition(|(number, _)| *number == strip.piece).unwrap_or_else(|| {
                pieces.push((strip.piece, Piece::default()));
                pieces.len() - 1
            });
            let piece = &mut pieces[at].1;
            (piece.padded, piece.again) = (found.padded && strip.in_grid, found.again);
            piece.rows.push((strip, size));
        }
        for (index, head) in found.heads.iter().enumerate().filter(|(_, head)| head.in_grid) {
            if let Some((_, piece)) = pieces.iter_mut().find(|(number, _)| *number == head.piece) {
                piece.heads.push((index, head));
            }
        }
        for (_, piece) in &mut pieces {
            let heads: Vec<u32> = piece.heads.iter().flat_map(|(_, head)| head.widths.iter().copied()).collect();
            let rows = piece.rows.iter().filter(|(strip, _)| strip.in_grid).map(|(strip, _)| strip.width);
            piece.width = agreed(rows.collect(), &heads);
            let totals = piece.rows.iter().filter(|(strip, _)| !strip.piecemeal).filter_map(|(strip, _)| strip.end());
            piece.full = agreed(totals.collect(), &[]);
            piece.even = piece.rows.iter().all(|(strip, _)| piece.is_even(strip));
        }
        Self(pieces)
    }

    /// The piece that a strip stands in.
    pub(crate) fn around(&self, strip: &Strip<'_>) -> Option<&Piece<'a>> {
        self.0.iter().find(|(number, _)| *number == strip.piece).map(|(_, piece)| piece)
    }
}

/// The width most rows have; of two that are as frequent, the header's.
fn agreed(mut widths: Vec<u32>, heads: &[u32]) -> Option<u32> {
    widths.extend(heads);
    widths.sort_unstable();
    let runs = || widths.chunk_by(|one, next| one == next);
    let most = runs().map(<[u32]>::len).max()?;
    let mut frequent = runs().filter(|run| run.len() == most).map(|run| run[0]);
    if let (width, None) = (frequent.next(), frequent.next()) {
        return width.filter(|_| most > 1);
    }
    let mut headed = runs().filter(|run| run.len() == most && heads.contains(&run[0])).map(|run| run[0]);
    headed.next().filter(|_| headed.next().is_none())
}
