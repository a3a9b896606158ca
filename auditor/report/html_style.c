// The style sheet of the HTML report. The colours are those of Okabe and Ito (2008), which people with any
// kind of colour vision can tell apart; severities also differ by word and by the shape of their mark.
#include "report/html.h"

#include <stddef.h>

const char *const html_style[] = {
    ":root{color-scheme:light dark;--ink:#1a1c20;--dim:#5a606b;--paper:#fff;--line:#d5d9e0;--soft:#f4f6f9;"
    "--link:#0a58a6;--error:#a8321a;--warning:#8a5a00;--note:#0a58a6;"
    "--c0:#56b4e9;--c1:#d55e00;--c2:#009e73;--c3:#cc79a7;--c4:#f0e442;--c5:#8a8f98}\n",
    "@media (prefers-color-scheme:dark){:root{--ink:#e6e8ec;--dim:#a3aab6;--paper:#15171b;--line:#3a3f49;"
    "--soft:#1e2127;--link:#7fbdf5;--error:#ff9a80;--warning:#f2c14e;--note:#7fbdf5;"
    "--c0:#4aa3d8;--c1:#e8722a;--c2:#22b389}}\n",
    "*{box-sizing:border-box}\n",
    "body{margin:0 auto;max-width:68rem;padding:1rem 1.25rem 4rem;background:var(--paper);color:var(--ink);"
    "font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}\n",
    "a{color:var(--link)}\n",
    "a:focus-visible,summary:focus-visible{outline:3px solid var(--link);outline-offset:2px}\n",
    "h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0}h2{font-size:1.25rem;margin:2.5rem 0 .75rem;"
    "border-bottom:1px solid "
    "var(--line);padding-bottom:.25rem}h3{font-size:1.05rem;line-height:1.35;margin:0 0 .5rem}"
    "h4{font-size:1rem;margin:.9rem 0 .25rem}p{margin:.5rem 0}#summary>h3{margin:1.5rem 0 .5rem}\n",
    "code{font:.9em ui-monospace,monospace;background:var(--soft);padding:.05em .3em;border-radius:3px}\n",
    ".skip{position:absolute;left:-999rem}.skip:focus{left:1rem;top:.5rem;background:var(--paper);"
    "padding:.5rem}\n",
    ".verdict{font-size:1.15rem;font-weight:600;margin:.25rem 0 1rem}\n",
    ".tiles{display:flex;flex-wrap:wrap;gap:.75rem;list-style:none;padding:0;margin:1rem 0}\n",
    ".tiles li{flex:1 1 7rem;border:1px solid var(--line);border-radius:8px;padding:.6rem .8rem;"
    "background:var(--soft)}.tiles b{display:block;font-size:1.5rem;line-height:1.2}\n",
    ".facts{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:1rem 0}"
    ".facts dt{color:var(--dim)}.facts dd{margin:0}\n",
    ".first{margin:.5rem 0;padding-left:0;list-style:none}.first>li{border-left:3px solid var(--line);"
    "padding:.1rem 0 .1rem .9rem;margin:.6rem 0}.first ul{list-style:none;padding:0;margin:.15rem 0}\n",
    ".sure{border:1px solid var(--dim);border-radius:1em;padding:.05em .6em;font-size:.8rem;font-weight:400;"
    "color:var(--dim);white-space:nowrap}.steps>li{margin:.9rem 0}.steps p{margin:.25rem 0}"
    "\n",
    "nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;padding:0}\n",
    ".scroll{overflow-x:auto}\n",
    "table{border-collapse:collapse;width:100%;font-size:.92rem;overflow-wrap:normal}th,td{text-align:left;"
    "vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid var(--line)}thead th{color:var(--dim);"
    "font-weight:600;white-space:nowrap}tbody th{font-weight:400;overflow-wrap:anywhere;min-width:9rem}"
    "tbody abbr{color:var(--dim);font:.85em ui-monospace,monospace;text-decoration:none}"
    ".n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}\n",
    "caption{text-align:left;color:var(--dim);padding:.25rem 0}\n",
    "article{border:1px solid var(--line);border-left-width:6px;border-radius:6px;padding:.9rem 1.1rem;"
    "margin:1rem 0}article.error{border-left-color:var(--error)}article.warning{border-left-color:"
    "var(--warning)}article.note{border-left-color:var(--note)}\n",
    ".mark{font-weight:700;white-space:nowrap}.error .mark,.mark.error{color:var(--error)}.warning .mark,"
    ".mark.warning{color:var(--warning)}.note .mark,.mark.note{color:var(--note)}\n",
    ".message{font-size:1.05rem;margin:.25rem 0 .75rem}.meta{color:var(--dim);font-size:.88rem;margin:.5rem 0"
    " 0}\n",
    ".ask{border-left:3px solid var(--line);padding-left:.8rem;margin:.75rem 0}\n",
    "details{margin:.5rem 0}summary{cursor:pointer;color:var(--link)}\n",
    ".pictures{display:flex;flex-wrap:wrap;gap:1.25rem;align-items:flex-start;margin:.75rem 0}"
    "figure{margin:0}figcaption{font-size:.85rem;color:var(--dim);max-width:36rem}.small "
    "figcaption{max-width:17rem}svg{max-width:100%;"
    "height:auto;display:block}figcaption b{color:var(--ink)}svg text{font:12px "
    "system-ui,sans-serif;fill:var(--dim)}\n",
    ".s0{fill:var(--c0)}.s1{fill:var(--c1)}.s2{fill:var(--c2)}.s3{fill:var(--c3)}.s4{fill:var(--c4)}"
    ".s5{fill:var(--c5)}.axis{stroke:var(--dim);fill:none}.chance{stroke:var(--dim);stroke-dasharray:3 "
    "3;fill:none}.overlap{fill:var(--error);fill-opacity:.16;stroke:var(--error);background:var(--error);"
    "opacity:.85}.begins{stroke:var(--error);stroke-dasharray:3 "
    "2}.gap{fill:none;stroke:var(--dim);stroke-dasharray:4 3;border:1px dashed "
    "var(--dim)}.expected{stroke:var(--ink);stroke-width:2}.room{fill:var(--soft);stroke:var(--line)}.curve{"
    "stroke:var(--c1);stroke-width:2;fill:none}"
    "\n",
    ".key{display:inline-block;width:.8em;height:.8em;border-radius:2px;margin:0 .3em 0 .8em}"
    ".k0{background:var(--c0)}.k1{background:var(--c1)}.k2{background:var(--c2)}.k3{background:var(--c3)}"
    ".k4{background:var(--c4)}.k5{background:var(--c5)}\n",
    "dd .sure,dt "
    ".sure{vertical-align:.05em}.bar{display:inline-block;width:6rem;height:.6rem;background:var(--soft);"
    "border:1px solid var(--line);"
    "vertical-align:middle;margin-right:.5rem}.bar span{display:block;height:100%;background:var(--c0)}\n",
    "#by-name,#by-file{display:none}#by-name:target,#by-file:target{display:block}"
    "#by-name:target~#by-strength,#by-file:target~#by-strength{display:none}\n",
    "@media (max-width:40rem){.facts{grid-template-columns:1fr}.facts dd{margin-bottom:.4rem}"
    "article{padding:.7rem .8rem}}\n",
    "@media print{:root{color-scheme:light;--ink:#000;--dim:#444;--paper:#fff;--line:#bbb;--soft:#f4f6f9;"
    "--link:#000;--error:#a8321a;--warning:#7a4f00;--note:#0a4d92;--c0:#56b4e9;--c1:#d55e00;--c2:#009e73}"
    "nav,.skip{display:none}body{max-width:none;padding:0;font-size:10pt}h2{margin-top:1.5rem}a{text-"
    "decoration:"
    "none}tr,figure,article "
    "table,.first>li,.steps>li,.tiles{break-inside:avoid}h2,h3,h4,caption{break-after:avoid}"
    "thead{display:table-header-group}.scroll{overflow:visible}.pictures{display:block}figure{margin:.5rem "
    "0}.message{break-after:avoid}h3{break-inside:avoid}table{font-size:9pt}article{box-decoration-"
    "break:"
    "clone;-webkit-box-decoration-break:clone}.key,.bar span,svg,.tiles li{print-color-adjust:exact;"
    "-webkit-print-color-adjust:exact}details::details-content{content-visibility:visible;block-size:auto}"
    "summary{color:inherit;font-weight:600;list-style:none}}\n",
    NULL,
};
