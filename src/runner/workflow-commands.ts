/**
 * Escapes what the runner would read as a command: `::name` at the start of a line, even after characters that are
 * neither letters nor digits, and the legacy `##[name]` anywhere.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function escapeWorkflowCommands(line: string): string {
  return line.replace(/^([^\p{L}\p{N}]*?):(?=:)/u, "$1: ").replaceAll("##[", "# #[");
}
