"""Hold this year's report of an organ against last year's: `python compare_two_years.py LAST THIS`."""

import sys

import gouji


def main(last: str, this: str) -> None:
    for finding in gouji.compare(last, this).findings:
        print(f"{finding.rule}: {finding.message}")
        print(f"  {finding.help}")


if __name__ == "__main__":
    main(*sys.argv[1:])
