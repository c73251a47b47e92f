import type { Masker } from "./secret-masker.ts";

/** Maximum number of annotations per level for a step, and maximum length of their messages in characters. */
export const ANNOTATIONS_PER_LEVEL = 10;
export const ANNOTATION_MESSAGE_LIMIT = 4096;

export type AnnotationLevel = "error" | "warning" | "notice";

export interface Annotation {
  readonly level: AnnotationLevel;
  /** The masked message, shortened to the maximum length. */
  readonly message: string;
  /** The title, which is not masked because the runner masks only messages. */
  readonly title?: string;
  readonly file?: string;
  readonly line?: number;
  readonly endLine?: number;
  readonly col?: number;
  readonly endColumn?: number;
}

/** The log of one phase as the runner uploads it, with every line masked, and with its annotations. */
export class StepLog {
  readonly annotations: Annotation[] = [];
  /** Whether lines of `::debug::` and the runner's own debug messages are shown. */
  readonly showsDebug: boolean;
  readonly #masker: Masker;
  readonly #onLine: ((line: string) => void) | undefined;
  #text = "";

  constructor(masker: Masker, showsDebug: boolean, onLine?: (line: string) => void) {
    this.#masker = masker;
    this.showsDebug = showsDebug;
    this.#onLine = onLine;
  }

  get text(): string {
    return this.#text;
  }

  write(message: string): void {
    const shown = this.#masker.mask(message);
    this.#text += `${shown}\n`;
    if (this.#onLine) for (const line of shown.split("\n")) this.#onLine(line);
  }

  debug(message: string): void {
    if (this.showsDebug) for (const line of message.split(/\r?\n/)) this.write(`##[debug]${line}`);
  }

  /**
   * Logs the message, and adds an annotation unless the step already has ten of this level.
   *
   * @param line Text that is logged instead of the message.
   */
  issue(
    level: AnnotationLevel,
    text: string,
    place: Omit<Annotation, "level" | "message"> = {},
    line: string = text,
  ): void {
    const message = this.#masker.mask(text).slice(0, ANNOTATION_MESSAGE_LIMIT);
    if (this.annotations.filter((annotation) => annotation.level === level).length < ANNOTATIONS_PER_LEVEL) {
      this.annotations.push({ level, message, ...place });
    }
    if (line !== "") this.write(`##[${level}]${line === text ? message : line}`);
  }
}
