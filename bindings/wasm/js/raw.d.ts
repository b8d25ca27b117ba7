/** The glue that wasm-bindgen writes: strings and bytes in, JSON out; what is thrown is JSON too. */
declare module "gouji-raw" {
  export function read(bytes: Uint8Array, file: string, options: string): string;
  export function check(report: Uint8Array, options: string): string;
  export function verdict(report: Uint8Array, options: string): string;
  export function checkFile(bytes: Uint8Array, file: string, options: string): string;
  export function repair(report: Uint8Array, options: string): string;
  export function sum(reports: Uint8Array): string;
  export function claims(report: Uint8Array): string;
  export function rules(): string;
  export function explain(rule: string): string;
  export function form(edition: number): string;
  export class Draft {
    constructor(report: Uint8Array, options: string);
    static read(bytes: Uint8Array, file: string, options: string): Draft[];
    part(): string | undefined;
    report(): string;
    write(cells: Uint8Array): void;
    judge(): string;
    check(): string;
    free(): void;
  }
  export function initSync(source: { module: BufferSource | WebAssembly.Module }): unknown;
  /** The same, for where compiling on the spot is not allowed. */
  export default function init(source: { module_or_path: Response | BufferSource | WebAssembly.Module }): Promise<unknown>;
  /** Makes the module anew after a panic. */
  export function __wbg_reset_state(): void;
}

/** The module as base64, put in by the build. */
declare module "gouji-wasm-base64" {
  const base64: string;
  export default base64;
}

/** What the cases of the rules show, as JSON by rule, put in by the build. */
declare module "gouji-examples" {
  export default function examples(): string;
}

/** The bundled worker of the page as text, put in by the build. */
declare module "gouji-worker-source" {
  const source: string;
  export default source;
}
