/** How the element looks; nothing of it leaves the element. */

export const STYLE = `
:host { display: block; font: 15px/1.6 system-ui, "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: #1d2a35; }
:host([hidden]) { display: none; }
label { display: block; padding: 14px; border: 1px dashed #5f7486; border-radius: 6px; text-align: center; cursor: pointer; background: #fff; }
label:focus-within, label.over { outline: 3px solid #1f6fb5; outline-offset: 1px; }
input { position: absolute; width: 1px; height: 1px; opacity: 0; }
[role=status]:not(:empty) { margin: 12px 0 6px; }
[data-sign] { font-weight: bold; }
[data-sign]::before { display: inline-block; width: 1.4em; content: attr(data-sign); }
.pass { color: #17693f; } .fail { color: #b3231c; } .not_assessable { color: #7a5200; }
summary { padding: 4px 0; cursor: pointer; } .alone > summary { display: none; }
summary span { margin-right: .8em; }
.unread > summary { list-style: none; cursor: default; } .unread > summary::-webkit-details-marker { display: none; }
ul { margin: 0; padding: 0; list-style: none; }
li { margin: 0 0 8px; padding: 8px 12px; border-left: 4px solid #5f7486; background: #f4f6f8; }
li.error { border-color: #b3231c; } li.query { border-color: #b57900; }
li b { margin-right: .5em; } small { display: block; color: #46535e; font-size: 13px; }
`;
