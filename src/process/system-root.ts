/** Finds the folder of Windows. */

const DEFAULT = "C:\\Windows";

/**
 * The value of `SystemRoot` if it is a folder directly below a drive's root, else `C:\Windows`. Programs are started from
 * this folder and an earlier step can set the variable, so a folder of the checkout is not accepted.
 */
export function systemRoot(variables: Readonly<Record<string, string | undefined>>): string {
  const value = Object.entries(variables).find(([name]) => name.toUpperCase() === "SYSTEMROOT")?.[1] ?? "";
  return /^[A-Za-z]:\\[\w-]+\\?$/.test(value) ? value : DEFAULT;
}
