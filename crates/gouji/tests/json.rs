//! The JSON of a report: what is printed reads back, and what the contract refuses is refused with its path.

mod common;

use gouji::{
    Address, Cell, Edition, Fault, Heading, Note, NoteKind, Origin, Paragraph, Report, State, TableLayout, Value,
};
use proptest::prelude::*;
use serde_json::Value as Json;

fn parsed(json: &str) -> Report {
    Report::from_json(json).unwrap_or_else(|error| panic!("{error}"))
}

fn cells() -> impl Strategy<Value = Cell> {
    let print = prop_oneof![
        "[0-9]{1,6}",
        Just(String::new()),
        Just("/".to_owned()),
        Just("12件".to_owned()),
        Just("减4".to_owned()),
        Just("1,234".to_owned()),
        Just("若干".to_owned()),
        Just("43.7880".to_owned()),
        Just("１２".to_owned()),
    ];
    let origin = prop::option::of((1..99_u32, 1..99_u32));
    (print, 0..8_u8, origin).prop_map(|(print, way, origin)| {
        let cell = match way {
            0 => Cell::unreadable(&print),
            1 => Cell::MISSING,
            _ => Cell::read(&print, gouji::Kind::Count),
        };
        match origin {
            Some((line, column)) if cell != Cell::MISSING => cell.with_origin(Origin::text(line, column, [0, 1])),
            _ => cell,
        }
    })
}

proptest! {
    #[test]
    fn what_is_printed_reads_back(
        report in common::valid_report(),
        changes in prop::collection::vec((0..1000_usize, cells()), 0..40),
        title in prop::option::of(".{0,20}"), year in prop::option::of(2019..2030_u16),
    ) {
        let mut report = report;
        let addresses: Vec<Address> = report.cells().map(|(address, _)| address).filter(|a| a.column() != "amount").collect();
        for (index, cell) in changes {
            report.set(addresses[index % addresses.len()], cell);
        }
        report.title = title;
        report.year = year;
        let json = serde_json::to_string(&report).expect("serialises");
        let back = Report::from_json(&json).expect("reads back");
        prop_assert_eq!(&back, &report);
        prop_assert_eq!(gouji::check(&back), gouji::check(&report));
        prop_assert_eq!(serde_json::from_str::<Report>(&json).expect("serde reads it too"), report);
    }
}

#[test]
fn a_cell_is_a_number_null_a_print_or_an_object() {
    let report = parsed(
        r#"{"year": 2024, "cells": {
            "disclosure": {"administrative_fees": {"amount": "43.7880"}, "licensing": {"decisions": "１２件"}},
            "requests": {"received": {"natural_person": 12, "business": null, "research": "/",
                "nonprofit": {"state": "unreadable", "text": "1 2"},
                "legal_service": {"state": "number", "value": 3, "text": "3", "notes": ["unit 件", "seen"], "origin": {"line": 4, "column": 2}}}}}}"#,
    );
    let at = |address: &str| report.cell(address.parse().expect("an address"));
    let fee = at("/disclosure/administrative_fees/amount");
    assert_eq!(fee.value().expect("a number").to_string(), "43.7880");
    assert_eq!(at("/disclosure/licensing/decisions").value(), Some(Value::Count(12)));
    assert_eq!(at("/requests/received/natural_person").value(), Some(Value::Count(12)));
    assert_eq!(at("/requests/received/business").state(), State::Blank);
    assert_eq!(at("/requests/received/research").state(), State::NotApplicable);
    assert_eq!(at("/requests/received/nonprofit").state(), State::Unreadable);
    let full = at("/requests/received/legal_service");
    assert_eq!(full.notes(), [Note::new(NoteKind::Unit, "件"), Note::new(NoteKind::Other, "seen")]);
    assert_eq!(full.origin().and_then(|origin| origin.line), Some(4));
    assert_eq!(at("/requests/received/total").state(), State::Missing);
    assert_eq!(report.layout.review, TableLayout::Absent);
    assert_eq!(report.layout.requests, TableLayout::Of(Edition::V2021));
}

#[test]
fn a_layout_left_out_is_taken_from_the_rows_present() {
    let layout = |cells: &str| parsed(&format!(r#"{{"cells": {cells}}}"#)).layout;
    assert_eq!(layout(r#"{"requests": {"other": {"total": 0}}}"#).requests, TableLayout::Of(Edition::V2019));
    assert_eq!(layout(r#"{"requests": {"other.other": {"total": 0}}}"#).requests, TableLayout::Of(Edition::V2021));
    let both = r#"{"requests": {"other.other": {"total": 0}, "other": {"total": 0}}}"#;
    assert_eq!(layout(both).requests, TableLayout::Unknown);
    let made = r#"{"disclosure": {"government_rules": {"newly_made": 0}}}"#;
    assert_eq!(layout(made).disclosure, TableLayout::Of(Edition::V2019));
}

#[test]
fn what_the_contract_refuses_is_refused_with_its_path() {
    let received = |cell: &str| format!(r#"{{"cells": {{"requests": {{"received": {{"total": {cell}}}}}}}}}"#);
    let total = "/cells/requests/received/total";
    let cases: Vec<(String, &str, &str)> = vec![
        ("{".into(), "/", "EOF"),
        ("[]".into(), "/", "expected a report"),
        ("{}".into(), "/", "missing field `cells`"),
        (r#"{"cells": {}, "colour": 1}"#.into(), "/colour", "unknown field"),
        (r#"{"cells": {}, "cells": {}}"#.into(), "/cells", "duplicate field"),
        (r#"{"cells": {"request": {}}}"#.into(), "/cells/request", "unknown table `request`"),
        (r#"{"cells": {"requests": {"receive": {}}}}"#.into(), "/cells/requests/receive", "unknown row `receive`"),
        (
            r#"{"cells": {"requests": {"received": {"sum": 1}}}}"#.into(),
            "/cells/requests/received/sum",
            "unknown column `sum`",
        ),
        (r#"{"cells": {"review": {}, "review": {}}}"#.into(), "/cells/review", "duplicate table `review`"),
        (
            r#"{"cells": {"requests": {"received": {}, "received": {}}}}"#.into(),
            "/cells/requests/received",
            "duplicate row",
        ),
        (
            r#"{"cells": {"requests": {"received": {"total": 1, "total": 1}}}}"#.into(),
            "/cells/requests/received/total",
            "duplicate column",
        ),
        (received("-3"), total, "negative"),
        (received("1.5"), total, "fraction"),
        (received("1e2"), total, "exponent"),
        (received("9007199254740992"), total, "2^53"),
        (received("99999999999999999999"), total, "fraction or an exponent"),
        (received("true"), total, "expected a number"),
        (received("[]"), total, "expected a number"),
        (received(r#"{"state": "number"}"#), total, "exactly when"),
        (received(r#"{"state": "blank", "value": 0}"#), total, "exactly when"),
        (received(r#"{"state": "empty"}"#), "/cells/requests/received/total/state", "unknown variant"),
        (received(r#"{"state": "number", "value": "3"}"#), total, "a count's value is a number"),
        (received(r#"{"state": "number", "value": [3]}"#), "/cells/requests/received/total/value", "a count, or"),
        (received(r#"{"state": "blank", "colour": 1}"#), "/cells/requests/received/total/colour", "unknown field"),
        (
            r#"{"cells": {"disclosure": {"licensing": {"decisions": -1}}}}"#.into(),
            "/cells/disclosure/licensing/decisions",
            "negative",
        ),
        (r#"{"cells": {}, "layout": {"requests": 2020}}"#.into(), "/layout/requests", "no edition 2020"),
        (
            r#"{"cells": {"requests": {"other": {"total": 1}}}, "layout": {"requests": 2021}}"#.into(),
            "/cells/requests/other/total",
            "not in the table's layout",
        ),
        (
            r#"{"cells": {"requests": {"received": {"total": 1}}}, "layout": {"requests": null}}"#.into(),
            total,
            "not in the table's layout",
        ),
        (r#"{"cells": {}, "faults": [{"rule": "table-none"}]}"#.into(), "/faults/0/rule", "unknown rule"),
        (r#"{"cells": {}, "dates": {"signed": "soon"}}"#.into(), "/dates/signed", "no date like 2025-01-20"),
        (r#"{"cells": {}, "dates": {"signed": "2025-02-29", "published": null}}"#.into(), "/dates/signed", "no date"),
        (r#"{"cells": {}, "faults": [{"rule": "a", "cells": ["/a/b/c"]}]}"#.into(), "/faults/0/cells/0", "no cell of"),
        (r#"{"cells": {}, "prose": [{"text": "", "part": 256}]}"#.into(), "/prose/0/part", "256"),
        (r#"{"cells": {}, "prose": [{"text": ""}, {"part": 1}]}"#.into(), "/prose/1", "missing field `text`"),
        (r#"{"cells": {}} x"#.into(), "/", "trailing"),
    ];
    for (json, path, reason) in cases {
        let error = Report::from_json(&json).expect_err(&json);
        assert_eq!(error.path(), Some(path), "{json}: {error}");
        assert!(error.to_string().contains(reason), "{json}: {error}");
        let zh = error.message().zh.clone();
        assert!(zh.contains("不是年报数据") && !zh.contains("写法有误"), "{zh}");
        // Only names come over from English: the path, what stands between backquotes, words of JSON.
        let english = error.to_string();
        let names = [path, "null", "true", "false", "state", "number", "value", "cells"].into_iter();
        let names = names.chain(english.split('`').skip(1).step_by(2));
        let said = names.fold(zh.clone(), |said, name| said.replace(name, ""));
        assert!(!said.contains(|sign: char| sign.is_ascii_alphabetic()), "{said} of {zh}");
    }
}

/// The paths to all values within a value.
fn paths(value: &Json, path: &str, into: &mut Vec<String>) {
    let children: Vec<(String, &Json)> = match value {
        Json::Object(map) => map.iter().map(|(key, child)| (key.clone(), child)).collect(),
        Json::Array(list) => list.iter().enumerate().map(|(index, child)| (index.to_string(), child)).collect(),
        _ => Vec::new(),
    };
    for (name, child) in children {
        let path = format!("{path}/{name}");
        paths(child, &path, into);
        into.push(path);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_fault_anywhere_is_refused_with_the_path_to_it(
        report in common::valid_report(),
        changes in prop::collection::vec((0..1000_usize, cells()), 0..20),
        text in ".{0,20}", at in any::<prop::sample::Index>(), pretty in any::<bool>(),
    ) {
        let mut report = report;
        let addresses: Vec<Address> = report.cells().map(|(address, _)| address).filter(|a| a.column() != "amount").collect();
        for (index, cell) in changes {
            report.set(addresses[index % addresses.len()], cell);
        }
        report.title = Some(text.clone());
        report.dates.signed = Some("2025-01-20".parse().expect("a date"));
        report.headings = vec![Heading { level: 2, text: text.clone(), part: Some(1), origin: Origin::text(1, 2, [3, 4]) }; 2];
        report.prose = vec![Paragraph { part: None, text: text.clone(), origin: Origin::default() }; 3];
        report.faults = vec![Fault { rule: "table-missing".into(), cells: addresses[..3].into(), text, origin: Origin::default() }];
        let sound = serde_json::to_value(&report).expect("serialises");
        let mut places = Vec::new();
        paths(&sound, "", &mut places);
        let place = at.get(&places);
        let refused = |json: &Json| {
            let text = if pretty { serde_json::to_string_pretty(json) } else { serde_json::to_string(json) };
            Report::from_json(&text.expect("serialises")).expect_err("a fault")
        };

        let mut of_another_kind = sound.clone();
        *of_another_kind.pointer_mut(place).expect("a place") = true.into();
        let error = refused(&of_another_kind);
        prop_assert_eq!(error.path(), Some(place.as_str()), "{}", error);

        let leaf = sound.pointer(place).is_some_and(|value| !value.is_array() && !value.is_object());
        let mut with_a_list = sound.clone();
        *with_a_list.pointer_mut(place).expect("a place") = serde_json::json!([3]);
        if leaf {
            let error = refused(&with_a_list);
            prop_assert_eq!(error.path(), Some(place.as_str()), "{}", error);
        }

        let mut with_another_key = sound.clone();
        let parent = place.rsplit_once('/').map_or("", |(parent, _)| parent);
        if let Some(Json::Object(object)) = with_another_key.pointer_mut(parent) {
            object.insert("say \"\\".into(), 1.into());
            let error = refused(&with_another_key);
            let path = format!("{parent}/say \"\\");
            prop_assert_eq!(error.path(), Some(path.as_str()), "{}", error);
        }
    }
}

#[test]
fn a_change_of_the_2019_form_may_be_negative() {
    let report = parsed(r#"{"cells": {"disclosure": {"licensing": {"change": -4, "previous_items": 6}}}}"#);
    let change = report.cell("/disclosure/licensing/change".parse().expect("an address"));
    assert_eq!(change.value(), Some(Value::Count(-4)));
}
