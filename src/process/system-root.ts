/** Where Windows lies. */

const DEFAULT = "C:\\Windows";

/**
 * What `SystemRoot` says, if that is a folder right below a drive's root, as Windows itself is and no checkout: an earlier
 * step can set the variable, and programs are started by this path.
 */
export function systemRoot(variables: Readonly<Record<string, string | undefined>>): string {
  const value = Object.entries(variables).find(([name]) => name.toUpperCase() === "SYSTEMROOT")?.[1] ?? "";
  return /^[A-Za-z]:\\[\w-]+\\?$/.test(value) ? value : DEFAULT;
}
