/** Whether the work survives a reload, and the button that ends that. */
import type { Store } from "./store.js";
import { useSay } from "./words.js";

export function Kept({ store }: { store: Store }) {
  const say = useSay();
  return (
    <p>
      {store.state.unkept.length
        ? say("没有全部存下，见上面的提示。", "Not all of the work is kept; see above. ")
        : say("内容和撤销步骤自动保存在本机浏览器中，刷新后仍在；关闭的文件只保留说明。", "The work and its undo steps are kept in this browser and survive a reload; of closed files only the explanations. ")}
      <button type="button" onClick={() => store.erase()}>{say("清除本机保存的内容", "Erase what is kept")}</button>
    </p>
  );
}

/** Names what a reload would lose. */
export function Unkept({ store }: { store: Store }) {
  const say = useSay();
  const { unkept } = store.state;
  if (!unkept.length) return null;
  const named = unkept.slice(0, 8).join(say("、", ", "));
  const more = unkept.length > 8;
  return (
    <div class="failures unkept">
      <p>
        {say(
          `浏览器存不下全部内容，以下 ${unkept.length} 份在刷新或关闭本页后会丢失，请先导出：${named}${more ? " 等" : ""}`,
          `The browser cannot keep everything; these ${unkept.length} will be lost when the page is closed or reloaded, so export them first: ${named}${more ? " and more" : ""}`,
        )}
      </p>
    </div>
  );
}
