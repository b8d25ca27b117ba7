/** The reports on the desk, each with its verdict, and the files that could not be read. */
import { Choose } from "./Choose.js";
import { Unkept } from "./Kept.js";
import type { Store } from "./store.js";
import { VERDICT, useSay } from "./words.js";

export function Files({ store }: { store: Store }) {
  const say = useSay();
  const { works, failures, current, busy } = store.state;
  const year = store.work?.report.year;
  // Sums are not summed again, and every year has its own.
  const alike = works.filter((work) => !work.members.length && work.report.year === year);
  return (
    <nav class="files" aria-label={say("文件", "Files")}>
      <ul>
        {works.map((work) => {
          const verdict = work.entry?.verdict;
          const name = work.part ? `${work.file} · ${work.part}` : work.file;
          return (
            <li class={work.id === current ? "current" : ""}>
              <button type="button" aria-current={work.id === current ? "true" : undefined} onClick={() => store.set({ current: work.id, selected: null })} title={name}>
                <span class={`dot ${verdict ?? ""}`} aria-hidden="true">{verdict ? VERDICT[verdict].sign : "…"}</span>
                <span class="name">{name}</span>
                <span class="hidden">{verdict ? say(VERDICT[verdict].text) : ""}</span>
              </button>
              <button type="button" class="close" aria-label={say(`关闭 ${name}`, `Close ${name}`)} onClick={() => store.close(work.id)}>×</button>
            </li>
          );
        })}
        <li class="more">
          <label class="file">
            {busy ? say("正在读取……", "Reading…") : say("＋ 打开文件", "+ Open files")}
            <Choose take={(files) => void store.intake.add(files)} />
          </label>
        </li>
        {alike.length > 1 && (
          <li class="more">
            <button type="button" onClick={() => void store.intake.sum(alike)} title={say("逐格相加，不是数字的点名列出，不当作 0", "Cell by cell; what is no number is named and not taken for 0")}>
              {say(`∑ 汇总${year ? `${year} 年` : ""}这 ${alike.length} 份`, `∑ Sum of these ${alike.length}`)}
            </button>
          </li>
        )}
      </ul>
      <div role="alert">
        <Unkept store={store} />
        {failures.length > 0 && (
          <div class="failures">
            <ul>{failures.map((failure) => <li><b>{failure.file}</b> {say(failure.words)}</li>)}</ul>
            <button type="button" onClick={() => store.dismiss()}>{say("知道了", "Dismiss")}</button>
          </div>
        )}
      </div>
    </nav>
  );
}
