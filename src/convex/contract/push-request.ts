/** Parses what the CLI would push, from `--write-push-request`: the parts that the contract is read from. */

/** A bundle. Its path is relative, uses `/`, and stays in its folder. */
export interface Bundle {
  readonly path: string;
  readonly source: string;
}

export interface PushRequest {
  readonly definition: Bundle | null;
  readonly schema: Bundle | null;
  readonly modules: readonly Bundle[];
  readonly components: readonly {
    /** Relative to the functions directory. */
    readonly path: string;
    readonly definition: Bundle;
    readonly schema: Bundle | null;
  }[];
}

/** @returns `null` for an unknown form. */
export function parsePushRequest(text: string): PushRequest | null {
  try {
    const { appDefinition, componentDefinitions } = JSON.parse(text) as {
      readonly appDefinition: Readonly<Record<string, unknown>>;
      readonly componentDefinitions: readonly Readonly<Record<string, unknown>>[];
    };
    return {
      definition: optionalBundle(appDefinition.definition),
      schema: optionalBundle(appDefinition.schema),
      modules: (appDefinition.changedModules as readonly unknown[]).map(bundleOf),
      components: componentDefinitions.map(({ definitionPath, definition, schema }) => ({
        path: textOf(definitionPath),
        definition: bundleOf(definition),
        schema: optionalBundle(schema),
      })),
    };
  } catch {
    return null;
  }
}

function optionalBundle(value: unknown): Bundle | null {
  return value === null || value === undefined ? null : bundleOf(value);
}

function bundleOf(value: unknown): Bundle {
  const { path, source } = value as Readonly<Record<string, unknown>>;
  const text = textOf(path);
  if (text === "" || /\\|^[/]|^[A-Za-z]:|\0/.test(text) || text.split("/").includes("..")) {
    throw new TypeError("The path of a bundle leaves its folder.");
  }
  return { path: text, source: textOf(source) };
}

function textOf(value: unknown): string {
  if (typeof value !== "string") throw new TypeError("A string is missing.");
  return value;
}
