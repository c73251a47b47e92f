/** Convex's provisioning API, as far as the CLI has no command for it. */

import { HttpClient } from "@actions/http-client";
import type { DeployKey } from "../key/deploy-key.ts";

/** Asking must not hold a deploy up. */
const TIMEOUT_MS = 10_000;

export type PreviewLookup =
  | { readonly kind: "exists"; readonly deploymentName: string | null; readonly url: string | null }
  | { readonly kind: "absent" }
  /** The key is not accepted. */
  | { readonly kind: "rejected" }
  /** Convex did not answer, or in a way that we do not know. */
  | { readonly kind: "unknown" };

/**
 * Asks whether a preview deployment of this name exists. Changes nothing.
 *
 * @param host - Origin of the provisioning host.
 * @param cliVersion - Of the installed CLI, on whose behalf this asks.
 */
export async function findPreview(
  host: string,
  key: Extract<DeployKey, { kind: "preview" | "project" }>,
  name: string,
  cliVersion: string,
): Promise<PreviewLookup> {
  const http = new HttpClient("convex-deploy-action", [], { socketTimeout: TIMEOUT_MS, allowRetries: false });
  try {
    const response = await http.post(
      `${host}/api/deployment/authorize_preview`,
      JSON.stringify({
        previewName: name,
        projectSelection: { kind: "teamAndProjectSlugs", teamSlug: key.teamSlug, projectSlug: key.projectSlug },
      }),
      {
        authorization: `Bearer ${key.text}`,
        "content-type": "application/json",
        // The server expects the name and version of a client that it knows.
        "convex-client": `npm-cli-${cliVersion}`,
      },
    );
    return readLookup(response.message.statusCode ?? 0, await response.readBody());
  } catch {
    return { kind: "unknown" };
  } finally {
    http.dispose();
  }
}

function readLookup(status: number, body: string): PreviewLookup {
  if (status === 404) return { kind: "absent" };
  if (status === 401 || status === 403) return { kind: "rejected" };
  const value = parseObject(body);
  if (status !== 200) return /NotFound/i.test(String(value.code ?? "")) ? { kind: "absent" } : { kind: "unknown" };
  const { deploymentName, url } = value;
  return {
    kind: "exists",
    deploymentName: typeof deploymentName === "string" ? deploymentName : null,
    url: typeof url === "string" ? url : null,
  };
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
