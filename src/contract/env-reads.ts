/** Finds the environment variables that an app's code reads, by searching its bundles. */

/** Set by Convex itself, or by the bundler. */
const PROVIDED = /^(?:NODE_ENV|CONVEX_CLOUD_URL|CONVEX_SITE_URL)$/;

/** @param bundle - From the CLI's bundler, which writes a comment with each file's path before its code. */
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

/** The app's code, without packages. Code before the first comment belongs to the bundler. */
function ownCode(bundle: string): readonly string[] {
  const [, ...sections] = bundle.split(/^\/\/ (?=[^\n]*\.[cm]?[jt]sx?$)/m);
  return sections.filter((section) => !/^[^\n]*\bnode_modules\//.test(section));
}

/** @returns The property names in a destructuring pattern: `A`, `B` and `D` in `A, B: c, D = "x"`. */
function destructured(taken: string): readonly string[] {
  return taken.split(",").map((part) => /^\s*([A-Za-z_]\w*)/.exec(part)?.[1] ?? "");
}
