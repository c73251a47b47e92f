/**
 * Breaks what the runner would take for a command: `::name` at the start of a line, behind whatever is no letter or
 * digit, and the legacy `##[name]` anywhere.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function escapeWorkflowCommands(line: string): string {
  return line.replace(/^([^\p{L}\p{N}]*?):(?=:)/u, "$1: ").replaceAll("##[", "# #[");
}
