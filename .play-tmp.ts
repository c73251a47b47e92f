import fc from "fast-check";
import { oldRules } from "./__tests__/records/old-rules.ts";
import { play } from "./__tests__/records/play.ts";
import { newRules } from "./__tests__/records/rules.ts";
import { scenarios } from "./__tests__/records/scenarios.ts";

const [which, n, seed, show] = process.argv.slice(2);
const rules = which === "old" ? oldRules : newRules;
const count: Record<string, number> = {};
const first: Record<string, any[]> = {};
const t = process.cpuUsage();
let i = 0;
fc.assert(
  fc.property(scenarios, (s) => {
    const b = play(s, rules);
    i++;
    if (b) {
      count[b.property] = (count[b.property] ?? 0) + 1;
      (first[b.property] ??= []).push(s);
    }
    return true;
  }),
  { numRuns: Number(n), seed: Number(seed) },
);
console.log(count, (process.cpuUsage(t).user / 1e6).toFixed(1) + "s");
if (show)
  for (const [prop, list] of Object.entries(first)) {
    if (show !== "all" && show !== prop) continue;
    // shrink greedily by removing actions
    let best: any = null;
    for (const s0 of list.slice(0, 5)) {
      let s = s0;
      for (let changed = true; changed; ) {
        changed = false;
        for (let k = s.actions.length - 1; k >= 0; k--) {
          const c = { ...s, actions: s.actions.filter((_: any, j: number) => j !== k) };
          if (play(c, rules)?.property === prop) {
            s = c;
            changed = true;
          }
        }
        for (let k = 0; k < s.actions.length; k++) {
          const a = s.actions[k];
          const simp: any = {
            label: 0,
            slot: 0,
            reads: true,
            account: "own",
            on: a.do === "trigger" ? 1 : a.on,
            script: { recreates: false, seeds: false, build: "ok", push: "ok", seed: "ok" },
          };
          for (const [key, v] of Object.entries(simp))
            if (a[key] !== undefined && JSON.stringify(a[key]) !== JSON.stringify(v)) {
              const c = { ...s, actions: s.actions.map((x: any, j: number) => (j === k ? { ...x, [key]: v } : x)) };
              if (play(c, rules)?.property === prop) {
                s = c;
                changed = true;
                break;
              }
            }
          if (a.script)
            for (const key of Object.keys(simp.script))
              if (a.script[key] !== simp.script[key]) {
                const c = {
                  ...s,
                  actions: s.actions.map((x: any, j: number) =>
                    j === k ? { ...x, script: { ...x.script, [key]: simp.script[key] } } : x,
                  ),
                };
                if (play(c, rules)?.property === prop) {
                  s = c;
                  changed = true;
                  break;
                }
              }
        }
      }
      if (!best || s.actions.length < best.actions.length) best = s;
    }
    console.log("==", play(best, rules), best.secondIsPreview, best.quota);
    for (const a of best.actions) console.log(JSON.stringify(a));
  }
