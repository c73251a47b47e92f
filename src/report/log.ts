/** The job's log. Everything goes to stdout: the runner handles stderr first, so a mask on stdout could come too late. */

import {
  type AnnotationProperties,
  endGroup,
  error,
  exportVariable,
  info,
  notice,
  saveState,
  setOutput,
  setSecret,
  startGroup,
  summary,
  warning,
} from "@actions/core";
import { neutralize } from "../convex/line-writer.ts";
import type { SourceLocation } from "../diagnosis/source-location.ts";
import type { Redactor } from "../key/redactor.ts";

/** The runner's side of a step, behind redaction. */
export class Log {
  #redactor: Redactor;

  constructor(redactor: Redactor) {
    this.#redactor = redactor;
  }

  /** Masks values in this job's log, in every step that follows too, and hides them in all that is reported. */
  hide(secrets: readonly string[], masks: readonly string[]): void {
    for (const mask of masks) setSecret(mask);
    this.#redactor = this.#redactor.with(secrets);
  }

  /** Hides long pieces of a secret that is random throughout, in all that is shown and reported. */
  hidePieces(secret: string): void {
    this.#redactor = this.#redactor.withPieces([secret]);
  }

  readonly redact = (text: string): string => this.#redactor.redact(text);

  /** See `Redactor.longest`, with what is hidden by now. */
  readonly longestSecret = (): number => this.#redactor.longest;

  info(text: string): void {
    for (const line of text.split("\n")) info(neutralize(this.redact(line)));
  }

  notice(text: string): void {
    notice(clipped(this.redact(text)), { title: TITLE });
  }

  warning(text: string, location?: SourceLocation): void {
    warning(clipped(this.redact(text)), { title: TITLE, ...this.#place(location) });
  }

  /** The one error of a failed run. */
  error(text: string, title: string, location?: SourceLocation): void {
    error(this.redact(text), { title: this.redact(title), ...this.#place(location) });
  }

  /** The runner masks the text of an annotation, but neither its title nor its place. */
  #place(location: SourceLocation | undefined): AnnotationProperties {
    if (location === undefined) return {};
    const { path, line, column } = location;
    return {
      file: this.redact(path),
      ...(line === null ? {} : { startLine: line }),
      ...(column === null ? {} : { startColumn: column }),
    };
  }

  async group<Result>(title: string, inside: () => Promise<Result>): Promise<Result> {
    startGroup(this.redact(title));
    try {
      return await inside();
    } finally {
      endGroup();
    }
  }

  output(name: string, value: string): void {
    setOutput(name, this.redact(value));
  }

  state(name: string, value: string): void {
    saveState(name, value);
  }

  variable(name: string, value: string): void {
    exportVariable(name, this.redact(value));
  }

  async summary(markdown: string): Promise<void> {
    await summary.addRaw(this.redact(markdown), true).write();
  }
}

/** Characters. What a server says in its error may be a whole page. */
const LONGEST_ASIDE = 2_000;

function clipped(text: string): string {
  return text.length <= LONGEST_ASIDE ? text : `${text.slice(0, LONGEST_ASIDE)}…`;
}

const TITLE = "Convex Deploy";
