/** Selects the `NODE_OPTIONS` of the step that are passed to the CLI and, through it, to the type checker. */

/** Options for memory, DNS and the system's certificate authorities. None loads code or reads a file of the job. */
const SAFE_OPTIONS = [
  /^--max-(?:old|semi)-space-size=\d{1,7}$/,
  /^--dns-result-order=(?:ipv4first|ipv6first|verbatim)$/,
  /^--use-(?:system|openssl)-ca$/,
  /^--(?:no-)?network-family-autoselection$/,
  /^--network-family-autoselection-attempt-timeout=\d{1,7}$/,
];

/** Options whose value may be the next word. */
const WITH_VALUE = /^--(?:max-(?:old|semi)-space-size|dns-result-order|network-family-autoselection-attempt-timeout)$/;

/**
 * The safe options in the step's `NODE_OPTIONS`. An earlier step cannot set them: the runner does not allow that.
 *
 * https://nodejs.org/api/cli.html#node_optionsoptions
 */
export function safeNodeOptions(text: string): string {
  // A quoted word may contain spaces. None of the safe options needs quotes, so drop the content.
  const words = text.replace(/"(?:\\[\s\S]|[^"\\])*"?/g, '""').split(/\s+/);
  return words
    .map((word, at) => {
      const name = word.split("=", 1)[0] ?? "";
      const option = name.replaceAll("_", "-") + word.slice(name.length);
      return WITH_VALUE.test(option) ? `${option}=${words[at + 1] ?? ""}` : option;
    })
    .filter((option) => SAFE_OPTIONS.some((safe) => safe.test(option)))
    .join(" ");
}
