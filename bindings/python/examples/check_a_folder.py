"""Check a folder and write the table of verdicts: `python check_a_folder.py FOLDER VERDICTS.csv`."""

import sys

import gouji


def main(folder: str, output: str) -> None:
    verdicts = gouji.check_many(folder, progress=True)
    verdicts.table.to_polars().drop("sha256").write_csv(output, include_bom=True)
    for error in verdicts.errors:
        print(error, file=sys.stderr)
    print(verdicts)


if __name__ == "__main__":
    main(*sys.argv[1:])
