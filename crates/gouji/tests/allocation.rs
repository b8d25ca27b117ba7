//! A check of a valid report allocates a fixed, small amount: nothing per relation.

use std::alloc::System;

use gouji::{Edition, Report, check};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

#[test]
fn checking_a_valid_report_allocates_nothing_per_relation() {
    let report = Report::zero(Edition::V2021);
    let verdict = check(&report); // expands the relations once
    assert!(verdict.findings.is_empty());
    drop(verdict);
    let region = Region::new(ALLOCATOR);
    let verdict = check(&report);
    assert_eq!(region.change().allocations, 0, "42 relations, no allocation");
    drop(verdict);
}
