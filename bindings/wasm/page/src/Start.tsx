/** The empty desk: how to begin. */
import { Choose } from "./Choose.js";
import type { Store } from "./store.js";
import { useSay } from "./words.js";

/** Whether this edition of the page reads PDF; the build says so. */
declare const PDF: boolean;

export function Start({ store }: { store: Store }) {
  const say = useSay();
  // The forms come with the checker, a moment after the page.
  const ready = store.state.forms[2021] !== undefined;
  return (
    <main class="start">
      <label class="drop">
        <span class="stack" aria-hidden="true"><i /><i /><i /></span>
        <strong>{say("把年报文件拖到这里，或点此选择", "Drop reports here, or click to choose")}</strong>
        <span>{say(`Word、Excel、WPS、OFD、网页、${PDF ? "PDF、" : ""}文本均可，可一次放入多个文件`, `Word, Excel, WPS, OFD, web pages, ${PDF ? "PDF " : ""}or text; several at once`)}</span>
        <span>{say("也可在 Word、Excel 或网页中复制表格，回到本页按 Ctrl+V 粘贴", "Or copy the tables from Word, Excel or a page and press Ctrl+V here")}</span>
        <Choose take={(files) => void store.intake.add(files)} />
      </label>
      <p class="begin">
        {say("没有文件？从空表开始填写：", "No file? Start from an empty form:")}
        <button type="button" disabled={!ready} onClick={() => store.intake.form(2021)}>{say("现行格式（2021 年起）", "Current form (since 2021)")}</button>
        <button type="button" disabled={!ready} onClick={() => store.intake.form(2019)}>{say("2019 版格式", "2019 form")}</button>
      </p>
      <ul class="promises">
        <li>{say("三张法定表格原样重画，填错的单元格标红，并写明算式", "The three statutory tables are redrawn; wrong cells go red, with the arithmetic")}</li>
        <li>{say("空白不当作 0，读不清的不当作数字，无法判断就说无法判断", "A blank is never a zero, an unclear cell never a number")}</li>
        <li>{say("全部在本机运算，本页不联网，数据不离开这台电脑", "Everything runs on this machine; nothing leaves it")}</li>
      </ul>
    </main>
  );
}
