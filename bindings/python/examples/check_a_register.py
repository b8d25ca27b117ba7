"""Check a register, a row for each organ, in pandas and in polars: `python check_a_register.py REGISTER.csv`."""

import sys

import gouji
import pandas as pd
import polars as pl


def main(path: str) -> None:
    # What clerks write into cells is text: let the library read it, not the frame.
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    register = gouji.read_register(frame)
    print(register, register.mapping["机关名称"])

    findings = register.check().findings.to_pandas()
    print(findings.groupby("agency")["rule"].agg(["count", "unique"]))

    same = gouji.check_frame(pl.read_csv(path, infer_schema=False)).to_polars()
    print(same.select("agency", "rule", "message"))
    assert same["fingerprint"].to_list() == findings["fingerprint"].tolist()


if __name__ == "__main__":
    main(*sys.argv[1:])
