/** Which environment variables the code of an app reads, by the text of its bundles. */

/** Set by Convex itself, or by the bundler. */
const PROVIDED = /^(?:NODE_ENV|CONVEX_CLOUD_URL|CONVEX_SITE_URL)$/;

/** @param bundle - As the CLI's bundler writes it: a comment with the path of each file stands before its code. */
export function envReadsOf(bundle: string): ReadonlySet<string> {
  const names = ownCode(bundle).flatMap((code) => [
    ...[...code.matchAll(/\bprocess\.env(?:\.([A-Za-z_]\w*)|\[\s*["']([A-Za-z_]\w*)["']\s*\])/g)].map(
      ([, dotted, quoted]) => dotted ?? quoted ?? "",
    ),
    ...[...code.matchAll(/\{([^{}]*)\}\s*=\s*process\.env\b(?!\.|\[)/g)].flatMap(([, taken = ""]) =>
      destructured(taken),
    ),
  ]);
  return new Set(names.filter((name) => name !== "" && !PROVIDED.test(name)));
}

/** The code of the app, without that of packages. Code before the first comment is the bundler's own. */
function ownCode(bundle: string): readonly string[] {
  const [, ...sections] = bundle.split(/^\/\/ (?=[^\n]*\.[cm]?[jt]sx?$)/m);
  return sections.filter((section) => !/^[^\n]*\bnode_modules\//.test(section));
}

/** `A, B: c, D = "x"`: the names on the left. */
function destructured(taken: string): readonly string[] {
  return taken.split(",").map((part) => /^\s*([A-Za-z_]\w*)/.exec(part)?.[1] ?? "");
}
