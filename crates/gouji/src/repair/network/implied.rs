//! Relations that the others imply.

use super::Row;

/// Drops implied relations until no cell is in more than two.
pub(super) fn without_implied(rows: &[Row], cells: usize) -> Option<Vec<usize>> {
    let mut kept: Vec<usize> = (0..rows.len()).collect();
    loop {
        let mut relations_of = vec![0; cells];
        kept.iter().flat_map(|row| &rows[*row].terms).for_each(|term| relations_of[term.0] += 1);
        if relations_of.iter().all(|count| *count <= 2) {
            return Some(kept);
        }
        let relief = |row: usize| rows[row].terms.iter().filter(|term| relations_of[term.0] > 2).count();
        let implied = implied(rows, &kept, cells);
        let position = (0..kept.len())
            .filter(|position| implied[*position] && relief(kept[*position]) > 0)
            .max_by_key(|position| (relief(kept[*position]), std::cmp::Reverse(*position)))?;
        kept.remove(position);
    }
}

/// Which of some relations the others imply: those that have a part in a combination that comes to nothing.
///
/// Beside each relation stands which combination of relations it is; exact elimination leaves those that come to
/// nothing at the end.
fn implied(rows: &[Row], kept: &[usize], cells: usize) -> Vec<bool> {
    let mut matrix: Vec<Vec<i64>> = kept
        .iter()
        .enumerate()
        .map(|(position, row)| {
            let mut dense = vec![0; cells + kept.len()];
            rows[*row].terms.iter().for_each(|(edge, sign)| dense[*edge] = *sign);
            dense[cells + position] = 1;
            dense
        })
        .collect();
    let mut rank = 0;
    for column in 0..cells {
        let Some(pivot) = (rank..matrix.len()).find(|row| matrix[*row][column] != 0) else { continue };
        matrix.swap(rank, pivot);
        let (above, below) = matrix.split_at_mut(rank + 1);
        let pivot = &above[rank];
        for row in below.iter_mut().filter(|row| row[column] != 0) {
            let factor = row[column];
            row.iter_mut().zip(pivot).for_each(|(cell, other)| *cell = *cell * pivot[column] - *other * factor);
            let divisor = row.iter().filter(|cell| **cell != 0).fold(0, |divisor, cell| gcd(divisor, cell.abs()));
            if divisor > 1 {
                for cell in row.iter_mut() {
                    *cell /= divisor;
                }
            }
        }
        rank += 1;
    }
    let nothing = &matrix[rank..];
    (cells..cells + kept.len()).map(|position| nothing.iter().any(|row| row[position] != 0)).collect()
}

const fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 || a == 1 { a } else { gcd(b, a % b) }
}
