/** The statutory tables, drawn as printed. */
import { memo } from "preact/compat";
import { useEffect, useMemo, useRef } from "preact/hooks";

import type { Address, CellRef, Cells, Layout, TableId } from "../../js/types.js";
import { cellId, edge, jump, show, step } from "./jump.js";
import { type PrintedRow, type Slot, isSlot, printed } from "./layout.js";
import { type Look, type Looks, alike, lookOf } from "./looks.js";
import { edition, inTable, textOf } from "./model.js";
import { cellName } from "./names.js";
import type { Store } from "./store.js";
import { SEVERITY, useSay } from "./words.js";

interface Props {
  store: Store;
  id: TableId;
  /** The layout that the document has. */
  layout: Layout | undefined;
  cells: Cells[TableId];
  looks: Looks;
  outlined: CellRef[];
  confirmed: Address[];
}

export function Table({ store, id, layout, cells, looks, outlined, confirmed }: Props) {
  const say = useSay();
  const { forms } = store.state;
  const form = forms[edition(layout) ?? 0];
  const title = forms[2021]?.tables.find((table) => table.id === id);
  const rows = useMemo(() => (form ? numbered(printed(form, id)) : []), [form, id]);
  const names = useMemo(() => {
    const slots = rows.map(({ row }) => row.filter(isSlot)).reduce((all, row) => all.concat(row), []);
    return new Map(slots.map((slot) => [slot.address, cellName(forms, slot.address, say)]));
  }, [rows, say]);
  /** Whether an empty table was asked for: the keyboard goes on in it once it is there. */
  const asked = useRef(false);
  useEffect(() => {
    const [first] = names.keys();
    if (asked.current && first) jump(first);
    asked.current = false;
  }, [names]);
  if (!title) return null;
  return (
    <section class={`table ${id}`} aria-labelledby={`t-${id}`}>
      <h2 id={`t-${id}`}>
        <span>{say(title.name)}</span> {say(title.title)}
        {form && layout === 2019 && id !== "review" && <em>{say("2019 版格式", "2019 form")}</em>}
      </h2>
      {!form && (
        <p class="absent">
          {layout === "unknown"
            ? say("文档中的这张表不是 2019 或 2021 版格式，无法逐格审核。", "The table is of neither the 2019 nor the 2021 form and cannot be checked cell by cell.")
            : say("文档中没有找到这张表。", "The document does not have this table.")}{" "}
          <button type="button" onClick={() => (asked.current = true, store.edits.addTable(id))}>{say("填写空表", "Fill in an empty one")}</button>
        </p>
      )}
      {form && (
        <div class="scroll">
          <table aria-labelledby={`t-${id}`} onKeyDown={(event) => move(event, store)}>
            <tbody>
              {rows.map(({ row, line }) => (
                <Row store={store} row={row} line={line} names={names} cells={cells} looks={looks} outlined={outlined} confirmed={confirmed} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** The rows of a table; those that have cells to fill in are counted. */
function numbered(rows: PrintedRow[]): { row: PrintedRow; line: number }[] {
  let line = -1;
  return rows.map((row) => ({ row, line: row.some(isSlot) ? ++line : line }));
}

interface RowProps extends Pick<Props, "store" | "cells" | "looks" | "outlined" | "confirmed"> {
  row: PrintedRow;
  line: number;
  names: Map<Address, string>;
}

/** A row is drawn again only when one of its cells has changed. */
const Row = memo(function Row({ store, row, line, names, cells, looks, outlined, confirmed }: RowProps) {
  const say = useSay();
  let column = -1;
  return (
    <tr>
      {row.map((cell) => {
        if (!isSlot(cell)) return <th colSpan={cell.colspan} rowSpan={cell.rowspan} scope={cell.scope}>{say(cell.text)}</th>;
        column += 1;
        const { address } = cell;
        return (
          <Cell
            key={address}
            {...lookOf(looks, address)}
            store={store}
            address={address}
            name={names.get(address) ?? ""}
            text={textOf(inTable(cells, address))}
            row={line}
            column={column}
            colspan={cell.colspan}
            outlined={outlined.includes(address)}
            confirmed={confirmed.includes(address)}
          />
        );
      })}
    </tr>
  );
}, (one, other) => one.row === other.row && one.names === other.names && one.row.every((cell) => !isSlot(cell) || sameCell(cell, one, other)));

const sameCell = ({ address }: Slot, one: RowProps, other: RowProps): boolean =>
  inTable(one.cells, address) === inTable(other.cells, address) &&
  alike(lookOf(one.looks, address), lookOf(other.looks, address)) &&
  one.outlined.includes(address) === other.outlined.includes(address) &&
  one.confirmed.includes(address) === other.confirmed.includes(address);

interface CellProps extends Look {
  store: Store;
  address: Address;
  name: string;
  text: string;
  row: number;
  column: number;
  colspan: number;
  outlined: boolean;
  confirmed: boolean;
}

function Cell(cell: CellProps) {
  const say = useSay();
  const { store, severity, certain, state } = cell;
  const hint = { blank: "", missing: say("缺", "none"), unreadable: say("读不清", "unclear") }[state as string] ?? "";
  const mark = severity && (certain ? severity : `touched by-${severity}`);
  const classes = [mark ?? "", cell.outlined ? "outlined" : "", cell.confirmed ? "confirmed" : "", state].join(" ");
  return (
    <td class={classes} colSpan={cell.colspan}>
      {severity && certain && <span class="sign" aria-hidden="true">{SEVERITY[severity].sign}</span>}
      {cell.confirmed && <span class="lock" aria-hidden="true" title={say("已确认", "confirmed")}>✔</span>}
      <input
        id={cellId(cell.address)}
        value={cell.text}
        placeholder={hint}
        size={1}
        inputMode="decimal"
        autoComplete="off"
        spellcheck={false}
        aria-label={cell.name + (cell.confirmed ? say("（已确认）", " (confirmed)") : "")}
        aria-invalid={certain && severity !== "note" ? "true" : undefined}
        aria-describedby={cell.described || undefined}
        data-address={cell.address}
        data-row={cell.row}
        data-column={cell.column}
        onInput={(event) => store.edits.type(cell.address, event.currentTarget.value)}
        onFocus={(event) => {
          event.currentTarget.dataset["was"] = event.currentTarget.value;
          event.currentTarget.select();
        }}
        onBlur={() => store.edits.leave()}
      />
    </td>
  );
}

const ARROWS: { [key: string]: [number, number] } = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** Keys move as in a sheet; Tab does so by itself. */
function move(event: KeyboardEvent, store: Store): void {
  const input = event.target;
  if (!(input instanceof HTMLInputElement) || event.isComposing || event.altKey) return;
  const target = destination(event, input);
  if (event.key === "F9") store.edits.confirm(input.dataset["address"] as Address);
  else if (event.key === "Escape") restore(input, store) || back(input, store);
  else if (!target) return;
  event.preventDefault();
  target?.focus();
}

/** Where a key leads from a cell; within a text that is being typed, keys that move the cursor do just that. */
function destination(event: KeyboardEvent, input: HTMLInputElement): HTMLInputElement | null {
  const { selectionStart: start, selectionEnd: end, value } = input;
  const isWhole = start === 0 && end === value.length;
  const isFar = event.ctrlKey || event.metaKey;
  if (event.key === "Enter") return isFar ? null : step(input, event.shiftKey ? -1 : 1, 0);
  if (event.key === "Home" || event.key === "End") {
    if (!isWhole && !isFar) return null;
    const way = event.key === "Home" ? -1 : 1;
    return edge(isFar ? edge(input, way, 0) : input, 0, way);
  }
  const arrow = ARROWS[event.key];
  if (!arrow || event.shiftKey) return null;
  const isAtEnd = { ArrowLeft: end === 0, ArrowRight: start === value.length }[event.key] ?? true;
  if (!isWhole && !isAtEnd) return null;
  return isFar ? edge(input, ...arrow) : step(input, ...arrow);
}

/** Takes back what was typed since the cell was come to; answers whether there was anything. */
function restore(input: HTMLInputElement, store: Store): boolean {
  const { was, address } = input.dataset;
  const undo = store.work?.undo ?? [];
  const last = undo[undo.length - 1];
  if (was === undefined || was === input.value || last?.cells.length !== 1 || last.cells[0]?.cell !== address) return false;
  store.edits.undo();
  input.value = was;
  input.select();
  return true;
}

/** Goes to the finding that led to the cell, or to one that speaks of it. */
function back(input: HTMLInputElement, store: Store): void {
  const own = (input.getAttribute("aria-describedby") ?? "").split(" ");
  const id = [`f-${store.state.selected}`, ...own].find((one) => document.getElementById(one)?.closest("details:not([open])") === null);
  if (id) show(id);
}
