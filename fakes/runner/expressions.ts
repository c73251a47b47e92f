import { data, Evaluator, type Expr, Lexer, Parser } from "@actions/expressions";

/** A job's status, which `success()`, `failure()` and `cancelled()` check. */
export type JobStatus = "success" | "failure" | "cancelled";

/** Context names (`github`, `env`, `secrets`, …) and their JSON-like values. */
export type Contexts = Readonly<Record<string, unknown>>;

const STATUS_FUNCTIONS = ["always", "success", "failure", "cancelled"] as const;
const TEMPLATE = /\$\{\{((?:[^'}]|'(?:[^']|'')*'|\}(?!\}))*)\}\}/g;

/**
 * Replaces each `${{ … }}` in a text with its value, by GitHub's own evaluator. Values are not evaluated again.
 *
 * @throws Error if an expression is malformed or names an unknown context.
 */
export function evaluateTemplate(text: string, contexts: Contexts): string {
  return text.replace(TEMPLATE, (_, source: string) => evaluate(source, contexts, "success").coerceString());
}

/** Evaluates the `if` of a step. Without a status function, it also requires that the job is successful. */
export function evaluateStepCondition(condition: string, contexts: Contexts, status: JobStatus): boolean {
  const source = withoutBraces(condition);
  const namesStatus = new Lexer(source)
    .lex()
    .tokens.some((token) => STATUS_FUNCTIONS.some((name) => token.lexeme.toLowerCase() === name));
  return isTrue(evaluate(namesStatus ? source : `success() && (${source})`, contexts, status));
}

/** Evaluates a `post-if`, to which the runner adds no condition. */
export function evaluatePostCondition(condition: string, contexts: Contexts, status: JobStatus): boolean {
  return isTrue(evaluate(withoutBraces(condition), contexts, status));
}

function withoutBraces(condition: string): string {
  return /^\s*\$\{\{([\s\S]*)\}\}\s*$/.exec(condition)?.[1] ?? condition;
}

function evaluate(source: string, contexts: Contexts, status: JobStatus): data.ExpressionData {
  const functions = STATUS_FUNCTIONS.map((name) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(name === "always" || name === status),
  }));
  const expression: Expr = new Parser(new Lexer(source).lex().tokens, Object.keys(contexts), functions).parse();
  const values = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary;
  return new Evaluator(
    expression,
    values,
    new Map(functions.map((definition) => [definition.name, definition])),
  ).evaluate();
}

/** Whether GitHub counts a value as true: everything except `false`, `0`, `''` and `null`. */
function isTrue(value: data.ExpressionData): boolean {
  switch (value.kind) {
    case data.Kind.Boolean:
      return (value as data.BooleanData).value;
    case data.Kind.Number:
      return value.number() !== 0 && !Number.isNaN(value.number());
    case data.Kind.String:
      return value.coerceString() !== "";
    default:
      return value.kind !== data.Kind.Null;
  }
}
