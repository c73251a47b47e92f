/** Which folder of `src/` may import which. Data flows one way; `npm run lint:architecture` checks it. */

const pure = "^src/(key|plan|trigger|diagnosis|markdown|outcome|records|contract)/";

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "key-imports-nothing",
      comment: "Keys and redaction depend on nothing else in src/, so that nothing can get in their way.",
      severity: "error",
      from: { path: "^src/key/" },
      to: { path: "^src/(?!key/)" },
    },
    {
      name: "trigger-imports-nothing",
      severity: "error",
      from: { path: "^src/trigger/" },
      to: { path: "^src/(?!trigger/)" },
    },
    {
      name: "diagnosis-imports-only-markdown",
      severity: "error",
      from: { path: "^src/diagnosis/" },
      to: { path: "^src/(?!diagnosis/|markdown/)" },
    },
    {
      name: "plan-imports-only-key-and-trigger",
      comment: "The plan is made from key and trigger. Nothing downstream takes part in the decision.",
      severity: "error",
      from: { path: "^src/plan/" },
      to: { path: "^src/(?!plan/|key/|trigger/|markdown/)" },
    },
    {
      name: "records-import-only-key-plan-and-trigger",
      comment: "Order, ownership and verdict are derived from records. Who reads and writes the records comes after.",
      severity: "error",
      from: { path: "^src/records/" },
      to: { path: "^src/(?!records/|key/|plan/|trigger/)" },
    },
    {
      name: "contract-imports-nothing",
      comment: "What changed between two contracts depends on the contracts alone.",
      severity: "error",
      from: { path: "^src/contract/" },
      to: { path: "^src/(?!contract/)" },
    },
    {
      name: "github-knows-only-pull-requests-and-branches",
      severity: "error",
      from: { path: "^src/github/" },
      to: { path: "^src/(?!github/|trigger/|plan/production-branch)" },
    },
    {
      name: "convex-does-not-report",
      severity: "error",
      from: { path: "^src/convex/" },
      to: { path: "^src/(report|github|action)/" },
    },
    {
      name: "report-does-not-import-convex",
      severity: "error",
      from: { path: "^src/report/" },
      to: { path: "^src/(convex|action)/" },
    },
    {
      name: "pure-folders-use-no-toolkit",
      comment: "No file, network, process or toolkit. Hashing and paths are calculations.",
      severity: "error",
      from: { path: pure },
      to: { path: "node_modules/@actions|node_modules/@octokit" },
    },
    {
      name: "pure-folders-use-no-node",
      severity: "error",
      from: { path: pure },
      to: { dependencyTypes: ["core"], pathNot: "^(node:)?(crypto|buffer|path)$" },
    },
    {
      name: "src-imports-no-fakes",
      comment: "The bundle must never contain a fake.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(fakes|tools|scripts|__tests__)/" },
    },
    {
      name: "fakes-import-no-src",
      comment: "A fake that shares code with the action would share its mistakes.",
      severity: "error",
      from: { path: "^fakes/" },
      to: { path: "^(src|tools)/" },
    },
    {
      name: "entry-points-are-not-imported",
      severity: "error",
      from: {},
      to: { path: "^src/(main|post|cmd-wrapper|contract-evaluator|hoisted-typescript)\\.ts$" },
    },
    { name: "no-import-cycles", severity: "error", from: { path: "^src/" }, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
