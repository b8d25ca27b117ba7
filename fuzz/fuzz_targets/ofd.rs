#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| drop(gouji_reader::read(bytes, Some(gouji_reader::Format::Ofd))));
