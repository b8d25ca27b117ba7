// What office programs put on the clipboard when tables are copied, built around tables of our own.

const WORD = 'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"';
const EXCEL = 'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"';

const inCells = (tables, attributes, cell) => tables.replace(/<td style="[^"]*"([^>]*)>(.*?)<\/td>/g, (_, spans, text) => `<td${spans} ${attributes}>${cell(text)}</td>`);
const fragment = (root, head, body) => `<html ${root}><head><meta http-equiv=Content-Type content="text/html; charset=utf-8">${head}</head><body lang=ZH-CN><!--StartFragment-->${body}<!--EndFragment--></body></html>`;

/** The same tables as each program copies them. */
export function fragments(tables) {
  const noTitles = tables.replace(/<p>.*?<\/p>/g, "");
  const run = (text) => `<p class=MsoNormal align=center style='text-align:center'><span lang=EN-US style='font-size:10.5pt;mso-bidi-font-size:11.0pt'>${text}<o:p></o:p></span></p>`;
  const wpsRun = (text) => `<p class=MsoNormal align=center style="text-align:center;" ><span style="mso-spacerun:'yes';font-family:宋体;mso-ascii-font-family:Calibri;font-size:10.5pt;" >${text}</span><span style="mso-spacerun:'yes';font-size:10.5pt;" ><o:p></o:p></span></p>`;
  return {
    "a published page": tables,
    Word: fragment(WORD, '<meta name=ProgId content=Word.Document><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--><style><!-- p.MsoNormal {margin:0cm;} --></style>', inCells(tables, "width=66 valign=top style='width:49.5pt;border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt 0cm 5.4pt'", run)),
    Excel: fragment(EXCEL, '<meta name=ProgId content=Excel.Sheet><meta name=Generator content="Microsoft Excel 15"><style><!-- td {mso-number-format:General;} .xl65 {text-align:center;} --></style>', inCells(noTitles, "class=xl65 align=right width=72 style='border-top:none;border-left:none;width:54pt' x:num", (text) => text)),
    "WPS Writer": fragment(WORD, '<meta name=ProgId content=Word.Document><meta name=Generator content="Microsoft Word 14"><meta name=Originator content="Microsoft Word 14"><style>@font-face{font-family:"宋体";}</style>', inCells(tables, 'width=66 valign=center style="width:49.5pt;padding:0.0000pt 5.4000pt 0.0000pt 5.4000pt ;border:1.0000pt solid windowtext;"', wpsRun)),
    "WPS Sheets": fragment(EXCEL, '<meta name="Generator" content="Microsoft Excel"><style>.et2{text-align:center;}</style>', inCells(noTitles, 'class=et2 x:num height=18 width=72 style="height:13.50pt;width:54.00pt;"', (text) => text)),
  };
}
