/** Counts what a test file holds, by reading it: nothing is run. */

import ts from "typescript";

/** @returns How many tests run when the file does. @throws Where a table of cases is made in a way that cannot be counted. */
export function testCases(source: string): number {
  const file = parsed(source);
  return casesIn(file, file);
}

/** The properties of a file, and how many of them have a number of cases of their own. */
export function propertiesIn(source: string): { readonly all: number; readonly fixed: number } {
  const found = { all: 0, fixed: 0 };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^fc\.assert$/.test(node.expression.getText())) {
      found.all += 1;
      if (/numRuns: [\d_]+/.test(node.arguments[1]?.getText() ?? "")) found.fixed += 1;
    }
    ts.forEachChild(node, visit);
  };
  visit(parsed(source));
  return found;
}

function parsed(source: string): ts.SourceFile {
  return ts.createSourceFile("any.test.ts", source, ts.ScriptTarget.Latest, true);
}

function casesIn(node: ts.Node, file: ts.SourceFile): number {
  const own = ts.isCallExpression(node) ? groupOf(node, file) : null;
  if (own === null) {
    let sum = 0;
    ts.forEachChild(node, (child) => {
      sum += casesIn(child, file);
    });
    return sum;
  }
  if (own.kind === "test") return own.times;
  return own.times * own.inside.reduce((sum, child) => sum + casesIn(child, file), 0);
}

/** `test(…)`, `describe(…)`, or one of them with a table. Variants go by names that begin so, such as `testOnLinux`, or are `concurrent`. */
function groupOf(node: ts.CallExpression, file: ts.SourceFile) {
  const { expression, arguments: inside } = node;
  const isTable = ts.isCallExpression(expression);
  const name = (isTable ? expression.expression : expression).getText();
  const [, kind = "", each = ""] = /^(test|describe)\w*(?:\.concurrent)?(\.each)?$/.exec(name) ?? [];
  if (kind === "" || isTable !== (each !== "")) return null;
  const table = isTable ? expression.arguments[0] : undefined;
  return { kind, times: table === undefined ? 1 : lengthOf(table, file), inside };
}

function lengthOf(node: ts.Expression, file: ts.SourceFile): number {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node))
    return lengthOf(node.expression, file);
  if (ts.isArrayLiteralExpression(node))
    return node.elements.reduce((sum, one) => sum + (ts.isSpreadElement(one) ? lengthOf(one.expression, file) : 1), 0);
  if (ts.isObjectLiteralExpression(node)) return node.properties.length;
  if (ts.isIdentifier(node)) {
    const value = initializerOf(node.text, file);
    if (value !== null) return lengthOf(value, file);
  }
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { expression: of, name } = node.expression;
    if (name.text === "map") return lengthOf(of, file);
    const [only] = node.arguments;
    if (of.getText() === "Object" && only !== undefined) return lengthOf(only, file);
  }
  throw new Error(`The cases of \`${node.getText()}\` cannot be counted: write the table out in the file.`);
}

function initializerOf(name: string, file: ts.SourceFile): ts.Expression | null {
  let found: ts.Expression | null = null;
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === name) found = node.initializer ?? null;
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
