//! What the module asks of a browser: never more than Chromium 75 has.

use anyhow::{Context, Result};
use wasm_encoder::{CustomSection, Module, RawSection};
use wasmparser::{BinaryReader, Parser, Payload, Validator, WasmFeatures};

/// Chromium 75: sign extension, saturating floats and bulk memory on top of the first edition of WebAssembly.
const CHROMIUM_75: WasmFeatures = WasmFeatures::WASM1
    .union(WasmFeatures::SIGN_EXTENSION)
    .union(WasmFeatures::SATURATING_FLOAT_TO_INT)
    .union(WasmFeatures::BULK_MEMORY);

/// Features that code compiled without them still declares, because the standard library's objects do.
const UNUSED: [&str; 2] = ["reference-types", "multivalue"];

/// Judges a module by what Chromium 75 knows.
pub(crate) fn validate(module: &[u8]) -> Result<()> {
    Validator::new_with_features(CHROMIUM_75)
        .validate_all(module)
        .context("the module needs more than Chromium 75 has")?;
    Ok(())
}

/// The module without the declarations of features it does not use: what reads them next would use them.
pub(crate) fn without_new_features(module: &[u8]) -> Result<Vec<u8>> {
    let mut out = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        if let Payload::CustomSection(section) = &payload
            && section.name() == "target_features"
        {
            let data = declarations(BinaryReader::new(section.data(), 0))?;
            out.section(&CustomSection { name: "target_features".into(), data: data.into() });
        } else if let Some((id, range)) = payload.as_section() {
            out.section(&RawSection { id, data: &module[range] });
        }
    }
    Ok(out.finish())
}

/// The section is a count and, for each feature, a sign and a name.
fn declarations(mut reader: BinaryReader<'_>) -> Result<Vec<u8>> {
    use wasm_encoder::Encode;
    let mut kept = Vec::new();
    for _ in 0..reader.read_var_u32()? {
        let (sign, name) = (reader.read_u8()?, reader.read_string()?);
        if !UNUSED.contains(&name) {
            kept.push((sign, name));
        }
    }
    let mut out = Vec::new();
    kept.len().encode(&mut out);
    for (sign, name) in kept {
        out.push(sign);
        name.encode(&mut out);
    }
    Ok(out)
}
