/** Finds the locations in the code of the repository that the output of a failed push names. */

import { isAbsolute, join, relative } from "node:path";
import { cutBetweenWords } from "../markdown/cut-text.ts";

export interface SourceLocation {
  /** Relative to the repository's root, with `/`. */
  readonly path: string;
  /** Counted from 1; `null` for the file as a whole. */
  readonly line: number | null;
  readonly column: number | null;
  /** The error, in one line. */
  readonly message: string;
  /**
   * The part of the message that may be sent by API: the whole message of the CLI's own type check or bundler, the code of
   * an error in the build (`TS2345`), or the class of a thrown error. May be empty.
   */
  readonly sent: string;
}

/** A line of output, and the program that printed it. */
export interface OutputLine {
  readonly text: string;
  /** `tool` for a program that the CLI started to check or bundle the functions, such as `tsc`. */
  readonly source: "cli" | "build" | "tool";
}

export interface SourceLocations {
  readonly locations: readonly SourceLocation[];
  /** How many locations were found that are not in `locations`. */
  readonly omitted: number;
}

export const NO_LOCATIONS: SourceLocations = { locations: [], omitted: 0 };

/** The folders that paths can be relative to. All are absolute. */
export interface SourceRoots {
  readonly repository: string;
  readonly workingDirectory: string;
  readonly functionsDirectory: string;
  /** Whether git tracks a file with this path. The names of other files are not shown, because they may be secret. */
  readonly isFile: (path: string) => boolean;
}

/** GitHub shows ten annotations of a level for each step. */
const MAX_LOCATIONS = 10;
const MAX_MESSAGE_LENGTH = 300;

/** `convex/a.ts:3:5 - error TS2322: …` and, without colors, `convex/a.ts(3,5): error TS2322: …`. */
const TYPESCRIPT =
  /^\s*((?:file:\/\/\/?)?(?:[A-Za-z]:)?[^\s:][^:]{0,500}?)(?:\((\d{1,7}),(\d{1,7})\):|:(\d{1,7}):(\d{1,7}) -) error ((TS\d{1,6}): .*)$/;
/** esbuild prints the error first, and its location on a line of its own. On Windows it prints `X`. */
const BUNDLER_ERROR = /^\s*[✘X] \[ERROR\] (.*)$/;
const BUNDLER_LOCATION = /^ {4}((?:[A-Za-z]:)?[^\s:][^:]{0,500}):(\d{1,7}):(\d{1,7}):$/;
/** An error that Convex caught when it loaded a module, and a line of its stack. */
const UNCAUGHT = /(?:^|: )(Uncaught .*)$/;
const FRAME =
  /^\s+at (?:[^(]{1,200} \(|async )?((?:file:\/\/\/?)?(?:[A-Za-z]:)?[^\s:][^:]{0,500}):(\d{1,7}):(\d{1,7})\)?$/;
/** The prefix that the CLI adds to an error of Convex. */
const REQUEST = /^[✖×] (?:Error fetching [A-Z]{1,10} {1,4}\S{1,500} \d{3} [\w ]{1,50}: )?/;
/** Messages that name a file without a line. */
const WHOLE_FILES: readonly (readonly [pattern: RegExp, file: (match: RegExpExecArray) => string])[] = [
  [/Failed to analyze (\S{1,300}): Uncaught /, ([, module = ""]) => module],
  [/: (\S{1,300}) is not a valid path to a Convex module/, ([, module = ""]) => module],
  [/"use node" directive is not allowed for (\S{1,300}?)\.?$/, ([, file = ""]) => file],
  [/Hit an error while evaluating your schema/, () => "schema.js"],
  [/Parsing "convex\.json" failed|in `convex\.json`/, () => "convex.json"],
  [/InvalidConvexConfig: /, () => "convex.config.js"],
  [/InvalidAuthConfig: |AuthConfig\w{1,30}Error: |is used in auth config file but/, () => "auth.config.js"],
];

/** The class of an error that was thrown. */
const THROWN = /(?:^|: )(Uncaught \w{0,60}(?:Error|Exception))(?::|$)/;

/** @param lines - Redacted output, without escape sequences. */
export function findLocations(lines: readonly OutputLine[], roots: SourceRoots): SourceLocations {
  const found = new Map<string, SourceLocation>();
  for (const location of findAll(lines, roots)) {
    const position = `${location.path}:${location.line}:${location.column}`;
    if (!found.has(position)) found.set(position, location);
  }
  const exact = [...found.values()].filter(({ line }) => line !== null);
  // Omit a file as a whole if a line in it is known.
  const whole = [...found.values()].filter(({ path }) => !exact.some((one) => one.path === path));
  const all = [...exact, ...whole];
  return { locations: all.slice(0, MAX_LOCATIONS), omitted: Math.max(0, all.length - MAX_LOCATIONS) };
}

/** The texts of an error. */
type ErrorText = Pick<SourceLocation, "message" | "sent">;

function* findAll(lines: readonly OutputLine[], roots: SourceRoots): Generator<SourceLocation> {
  /** The error message that applies to the next file location. */
  let pendingMessage: ErrorText | null = null;
  // A thrown error may have several lines with any content.
  let hasThrown = false;
  for (const [index, { text, source }] of lines.entries()) {
    if (!hasOtherFrames(text, lines.slice(index + 1, index + 1 + MAX_FRAMES), roots))
      yield* wholeFile(text, lines[index + 1]?.text ?? "", roots);
    hasThrown ||= source === "cli" && RESPONSE.test(text);
    const typescript = TYPESCRIPT.exec(text);
    if (typescript !== null) {
      const [, path = "", row, column, row2, column2, message = "", code = ""] = typescript;
      // Newer CLIs print the output of `tsc` as their own.
      const isOfCheck = source === "tool" || (source === "cli" && !hasThrown);
      yield* at(roots, path, row ?? row2, column ?? column2, { message, sent: isOfCheck ? message : code });
      continue;
    }
    const opening = openingOf(text, source === "cli" && !hasThrown);
    if (opening !== null) {
      pendingMessage = opening;
      continue;
    }
    const match = pendingMessage === null ? null : (BUNDLER_LOCATION.exec(text) ?? FRAME.exec(text));
    if (match === null) continue;
    const located = [...at(roots, match[1] ?? "", match[2], match[3], pendingMessage ?? NO_TEXT)];
    // Use only the first frame in the repository. The frames after it are its callers.
    if (located.length > 0) pendingMessage = null;
    yield* located;
  }
}

/** How many lines of a stack are read at most. */
const MAX_FRAMES = 50;

/**
 * Whether the stack of a module that Convex could not load names other files than the app's file of that name. Then the
 * module belongs to a component, whose modules Convex names in the same way.
 */
function hasOtherFrames(line: string, following: readonly OutputLine[], roots: SourceRoots): boolean {
  const module = /Failed to analyze (\S{1,300})\.js: Uncaught /.exec(line)?.[1];
  if (module === undefined) return false;
  const end = following.findIndex(({ text }) => !/^\s+at /.test(text));
  const frames = following.slice(0, end === -1 ? undefined : end).flatMap(({ text }) => FRAME.exec(text)?.[1] ?? []);
  const own = fileOf(`${module}.js`, roots);
  const files = frames.map((path) => fileOf(path, roots));
  if (files.includes(own)) return false;
  const isOfThatName = (path: string) => path.replace(/\.\w{1,4}$/, "").endsWith(`/${module}`);
  return files.some((file) => file !== null) || frames.some(isOfThatName);
}

const NO_TEXT: ErrorText = { message: "", sent: "" };
/** Lines that start an error of Convex, which may quote an error of the user's modules. The CLI bundles before. */
const RESPONSE = /Error fetching|Uncaught |Failed to analyze|Schema validation failed/;

/** @param isBundlers - Whether the line is from the bundler if it has the form of its errors. */
function openingOf(line: string, isBundlers: boolean): ErrorText | null {
  const error = BUNDLER_ERROR.exec(line)?.[1];
  if (error !== undefined) return { message: error, sent: isBundlers ? error : "" };
  const message = UNCAUGHT.exec(line)?.[1];
  return message === undefined ? null : { message, sent: thrownIn(line) };
}

function thrownIn(line: string): string {
  return THROWN.exec(line)?.[1] ?? "";
}

/** Errors whose reason is on the next line. */
const CONTINUES = /:$|Parsing "convex\.json" failed$/;

function* wholeFile(line: string, next: string, roots: SourceRoots): Generator<SourceLocation> {
  const error = line.trim().replace(REQUEST, "");
  const message = CONTINUES.test(error) && !/^\s+at /.test(next) ? `${error} ${next.trim()}`.trim() : error;
  for (const [pattern, fileOf] of WHOLE_FILES) {
    const match = pattern.exec(line);
    const words = { message, sent: thrownIn(line) };
    if (match !== null) yield* at(roots, fileOf(match), undefined, undefined, words);
  }
}

/** Yields nothing if the path is not a file of the repository. */
function* at(
  roots: SourceRoots,
  path: string,
  line: string | undefined,
  column: string | undefined,
  { message, sent }: ErrorText,
): Generator<SourceLocation> {
  const file = fileOf(path, roots);
  if (file === null) return;
  const number = (text: string | undefined) => (text === undefined ? null : Math.max(1, Number(text)));
  const words = {
    message: cutBetweenWords(message, MAX_MESSAGE_LENGTH),
    sent: cutBetweenWords(sent, MAX_MESSAGE_LENGTH),
  };
  yield { path: file, line: number(line), column: number(column), ...words };
}

/**
 * Paths are relative to the working directory (TypeScript, the bundler), relative to the functions directory or a folder
 * next to it (Convex), or absolute. Convex names a module by the file that it was bundled to.
 */
export function fileOf(
  path: string,
  { repository, workingDirectory, functionsDirectory, isFile }: SourceRoots,
): string | null {
  const plain = path.replaceAll("\\", "/").replace(/^file:\/\/(?:\/(?=[A-Za-z]:))?/, "");
  const below = plain.replace(/^(?:\.{1,2}\/)+/, "");
  const candidates =
    isAbsolute(plain) || /^[A-Za-z]:\//.test(plain)
      ? [plain]
      : [join(workingDirectory, plain), join(workingDirectory, below), join(functionsDirectory, below)];
  for (const candidate of candidates.flatMap(withSourceEndings)) {
    const inside = relative(repository, candidate).replaceAll("\\", "/");
    const isInRepository = inside !== "" && !isAbsolute(inside) && !/^\.\.(?:\/|$)|(?:^|\/)node_modules\//.test(inside);
    if (isInRepository && isFile(candidate)) return inside;
  }
  return null;
}

function withSourceEndings(path: string): readonly string[] {
  if (!path.endsWith(".js")) return [path];
  return [".js", ".ts", ".tsx", ".jsx", ".mjs"].map((ending) => path.slice(0, -".js".length) + ending);
}
