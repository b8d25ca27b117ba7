#![no_main]
//! Whatever JSON is taken as a report is printed and read again as the same report.
use gouji_reader::{Format, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(readings) = read(bytes, Some(Format::Json)) {
        let printed = serde_json::to_string(&readings[0].report).expect("a report prints");
        let again = read(printed.as_bytes(), Some(Format::Json)).expect("what is printed is read");
        assert_eq!(again[0].report, readings[0].report);
    }
});
