import { agreed, blocked, darkOf, ground, ink, left, rule, tones } from '../svg/palette.js'

/** The looks of the page, for screens and paper, light and dark. */
export function pageStyle(): string {
  return `${light}${dark()}${print}`
}

const heat = tones.map(({ fill, text }, step) => `.tone${step}{background:${fill};color:${text}}`).join('\n')

const light = `
:root{--paper:#faf9f6;--card:${ground};--ink:${ink};--faint:#5c5c58;--rule:${rule};--link:#0a5a94;--blocked:${blocked};
--agreed:${agreed};--open:#0a5a94;--what-if:#7a3b8f;--soft:#f3ecf6;--mark:${left};color-scheme:light dark}
*{box-sizing:border-box}
html{scroll-padding-top:5.5rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Inter","Helvetica Neue",Arial,sans-serif}
h1,h2,h3{font-family:"Iowan Old Style",Charter,"Bitstream Charter","Palatino Linotype",Georgia,"Noto Serif",serif;font-weight:600;line-height:1.2;text-wrap:balance}
h1{font-size:clamp(1.9rem,1.3rem + 2.6vw,3rem);letter-spacing:-.015em;margin:.2em 0 .4em}
h2{font-size:1.55rem;margin:0 0 .8rem}
h3{font-size:1.1rem;margin:1.6rem 0 .5rem}
p,ul{margin:.5rem 0 .8rem;max-width:68ch}
ul{padding-inline-start:1.2rem}
li{margin:.25rem 0}
a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:.15em}
a[data-act]{text-decoration-style:dotted}
code{font-size:.92em}
header,.page,.panel{max-width:76rem;margin:0 auto;padding:0 clamp(1rem,4vw,2.5rem)}
header{padding-top:clamp(1.5rem,4vw,3.5rem)}
header p{font-size:1.06rem}
.kicker{margin:0;color:var(--faint);font-size:.85rem;letter-spacing:.04em}
.page{display:grid;grid-template-columns:12rem minmax(0,1fr);gap:0 2.5rem;align-items:start;padding-bottom:4rem}
nav{position:sticky;top:5.5rem;font-size:.92rem;padding-top:2rem}
nav ol{list-style:none;margin:0;padding:0}
nav a{display:block;padding:.28rem 0;color:var(--faint);text-decoration:none}
nav a:hover{color:var(--ink);text-decoration:underline}
main>section{padding:2rem 0 1.6rem;border-top:1px solid var(--rule)}
main>section:first-child{border-top:0}
.tiles{display:flex;flex-wrap:wrap;gap:.6rem;list-style:none;padding:0;margin:0 0 1.2rem;max-width:none}
.tiles li{flex:1 1 8rem;margin:0;padding:.7rem .9rem;background:var(--card);border:1px solid var(--rule);border-radius:.5rem;border-top:4px solid var(--tile);color:var(--faint)}
.tiles b{font-size:1.6rem;color:var(--ink);font-weight:600;font-variant-numeric:tabular-nums}
.tiles .sign{float:right;font-weight:700;font-size:1.2rem;color:var(--tile)}
.agreed{--tile:var(--agreed)}.open{--tile:var(--open)}.blocked{--tile:var(--blocked)}.unknown{--tile:var(--faint)}
.verdict{color:var(--tile);font-size:.85rem;font-weight:600;margin-inline-start:.4rem}
figure{margin:0 0 1.2rem;background:var(--card);border:1px solid var(--rule);border-radius:.5rem;padding:.8rem 1rem;overflow:hidden}
figcaption{font-weight:600;margin-bottom:.3rem}
figure svg{display:block;max-width:none;height:auto}
.maps{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,24rem),1fr));gap:1rem}
.maps figure{margin:0}
.maps svg{width:100%;min-width:22rem}
.legend{color:var(--faint);font-size:.92rem}
.wide{overflow-x:auto;max-width:100%}
.wide:focus-visible,button:focus-visible,a:focus-visible,summary:focus-visible,input:focus-visible,select:focus-visible{outline:3px solid var(--link);outline-offset:2px}
table{border-collapse:collapse;font-size:.92rem;margin:.4rem 0 1rem;font-variant-numeric:tabular-nums}
th,td{padding:.4rem .9rem .4rem 0;text-align:start;vertical-align:top;border-bottom:1px solid var(--rule);min-width:4.5rem;max-width:26rem}
thead th{color:var(--faint);font-weight:600;border-bottom:2px solid var(--rule)}
.heat th,.heat td{border:0;padding:2px;vertical-align:middle;min-width:0}
.heat tbody th{text-align:end;font-weight:500;padding-inline-end:.6rem;max-width:11rem;line-height:1.2}
.heat thead th{vertical-align:bottom}
button,select,input{font:inherit;color:inherit}
button{background:var(--card);border:1px solid var(--rule);border-radius:.4rem;padding:.35rem .7rem;cursor:pointer}
button:hover{border-color:var(--link)}
.sort{border:0;background:none;padding:.2rem;font-size:.85rem;width:5.2rem;line-height:1.15;color:var(--faint);text-align:center;overflow-wrap:anywhere}
[aria-sort] .sort{color:var(--ink);font-weight:700}
[aria-sort] .sort::after{content:" ↓"}
.cell{position:relative;display:flex;width:5.35rem;height:2.1rem;padding:0;overflow:hidden;border-color:var(--rule);align-items:stretch;justify-content:center;font-size:.8rem}
.cell span:not(.visually-hidden){flex:1;display:grid;place-items:center}
.cell b{flex:0 0 1rem;display:grid;place-items:center;background:var(--tile);color:var(--card)}
.cell.blocked,.cell.agreed{border:2px solid var(--tile)}
.cell.unknown{border-style:dashed;color:var(--faint);align-items:center;background:none}
.cell[aria-pressed=true]{outline:3px solid var(--ink);outline-offset:1px}
.self{background:linear-gradient(to top right,transparent 48%,var(--rule) 49%,var(--rule) 51%,transparent 52%)}
${heat}
.more>summary{cursor:pointer;color:var(--link);padding:.3rem 0}
.bar{position:sticky;top:0;z-index:2;background:var(--paper);border-block:1px solid var(--rule)}
.bar>form{max-width:76rem;margin:0 auto;padding:.55rem clamp(1rem,4vw,2.5rem);display:flex;flex-wrap:wrap;gap:.4rem 1rem;align-items:center}
.bar label{display:flex;gap:.6rem;align-items:center;flex:1 1 18rem}
.bar input[type=range]{flex:1;min-width:6rem;accent-color:var(--link);height:1.6rem}
.bar output{font-weight:600;font-variant-numeric:tabular-nums;min-width:6rem}
.supposing{color:var(--what-if);font-weight:600}
#supposed{border:2px dashed var(--what-if);background:repeating-linear-gradient(135deg,var(--soft) 0 12px,transparent 12px 24px);border-radius:.5rem;padding:.7rem 1rem;margin:1.5rem 0}
#supposed p{margin:.2rem 0}
.hypothetical main{box-shadow:inset 4px 0 0 var(--what-if);padding-inline-start:1.2rem}
.hypothetical h2::after{content:"what if";font:600 .75rem/1 system-ui,sans-serif;color:var(--what-if);border:1px dashed;border-radius:1rem;padding:.2rem .5rem;margin-inline-start:.6rem;vertical-align:middle}
#what-if{background:var(--card);border:1px solid var(--rule);border-radius:.5rem;padding:1rem 1.2rem;margin:1.5rem 0 0}
#what-if fieldset{border:0;padding:0;margin:0 0 1rem;min-width:0}
#what-if legend{font-weight:600;padding:0;margin-bottom:.3rem}
#what-if .acts{max-height:17rem;overflow:auto;list-style:none;padding:0;margin:.5rem 0;max-width:none}
#what-if .acts label{display:flex;gap:.6rem;align-items:baseline}
#what-if .fields{display:flex;flex-wrap:wrap;gap:.5rem .8rem;align-items:end}
#what-if .fields label,#what-if .fields fieldset{display:flex;flex-direction:column;font-size:.85rem;color:var(--faint);margin:0}
#what-if select,#what-if input:not([type=checkbox]):not([type=radio]){background:var(--card);border:1px solid var(--faint);border-radius:.4rem;padding:.35rem .5rem;color:var(--ink);max-width:20rem}
.choices{display:flex;flex-wrap:wrap;gap:.2rem .9rem}
#what-if .fields .choices label{flex-direction:row;gap:.3rem;align-items:center;color:var(--ink)}
dialog{border:1px solid var(--rule);border-radius:.6rem;background:var(--card);color:var(--ink);max-width:min(38rem,92vw);padding:1.4rem 1.6rem}
dialog::backdrop{background:rgb(0 0 0/.45)}
dialog h2{font-size:1.25rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:.5rem 0}
dt{color:var(--faint)}dd{margin:0}
footer{max-width:76rem;margin:0 auto;padding:1rem clamp(1rem,4vw,2.5rem) 3rem;color:var(--faint);font-size:.88rem}
.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
[hidden]{display:none!important}
:target{background:var(--mark)}
@media (max-width:60rem){.page{grid-template-columns:minmax(0,1fr)}nav{position:static;padding-top:1rem}nav ol{display:flex;flex-wrap:wrap;gap:0 1.1rem}
html{scroll-padding-top:1rem}.bar{position:static}}
@media (max-width:40rem){.bar{position:sticky}.bar label{flex-basis:100%}figure{padding:.6rem}.tiles li{flex-basis:40%}}
`

/** Pictures keep their colours in files; on a dark page each gives way to its counterpart. */
function dark(): string {
  const swaps = Object.entries(darkOf).flatMap(([light, other]) => [
    `svg[fill="${light}"],svg [fill="${light}"]{fill:${other}}`,
    `svg [stroke="${light}"]{stroke:${other}}`,
  ])
  const darkTones = tones.map(
    ({ fill, text }, step) => `.tone${step}{background:${darkOf[fill]};color:${darkOf[text]}}`,
  )
  return `
@media screen and (prefers-color-scheme:dark){
:root{--paper:#131211;--card:${darkOf[ground]};--ink:${darkOf[ink]};--faint:#b3b0a8;--rule:${darkOf[rule]};--link:#8cc8f5;--blocked:${darkOf[blocked]};
--agreed:${darkOf[agreed]};--open:#8cc8f5;--what-if:#d5a5e6;--soft:#2c2231;--mark:${darkOf[left]}}
${[...swaps, ...darkTones].join('\n')}
}
`
}

const print = `
@media print{
:root{--paper:#fff;color-scheme:light}
@page{margin:16mm}
body{font-size:10pt}
.bar,nav,#what-if,dialog,.sort::after,#supposed button{display:none!important}
.page{display:block}
main>section{break-inside:auto;padding:1rem 0 .4rem}
h2,h3,h2+p,h3+p,figcaption,summary{break-after:avoid}
p,li{orphans:3;widows:3}
details::details-content{content-visibility:visible}
figure,tr,.tiles,.heat{break-inside:avoid}
figure svg{max-width:100%}
.maps svg{min-width:0}
.maps{grid-template-columns:1fr 1fr}
.wide{overflow:visible}
table{font-size:8pt}
.heat{font-size:7pt}
.cell,.sort{width:auto;min-width:3.2rem;font-size:7pt}
.cell b{flex-basis:.6rem}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
a{color:inherit}
}
`
