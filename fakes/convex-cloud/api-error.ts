/**
 * Why a request was not served, in Convex's own shape: an HTTP status and `{code, message}`, which the CLI
 * prints as `<status> <status text>: <code>: <message>`. Codes and messages are those of Convex's open-source
 * backend (https://github.com/get-convex/convex-backend) or were read in what its cloud answered, except those
 * that begin with `Sandbox`: they report a request that no Convex CLI makes.
 */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** The body is missing, of the wrong type, not JSON, or lacks a field. */
export function badBody(message: string): ApiError {
  return new ApiError(400, "BadJsonBody", message);
}

/** Provisioning got an unknown or revoked key. `what` names the required kind. */
export function unknownDeployKey(what: "deploy key" | "preview deploy key" | "access token"): ApiError {
  return new ApiError(401, "AuthenticationFailed", `Invalid Convex ${what}`);
}

/** A deployment got an unknown or revoked key. */
export function unknownAdminKey(): ApiError {
  return new ApiError(401, "BadAdminKey", "The provided admin key was invalid for this instance");
}

/** A deployment got the valid key of another deployment, or no key although it needs one. */
export function foreignAdminKey(deployment: string): ApiError {
  return new ApiError(
    403,
    "BadDeployKey",
    `The provided deploy key was invalid for deployment '${deployment}'. ` +
      "Double check that the environment this key was generated for matches the desired deployment.",
  );
}

/** A valid key whose scope does not include this operation. */
export function operationNotPermitted(operation: string): ApiError {
  return new ApiError(
    403,
    "OperationNotPermitted",
    `You do not have permission to perform this operation (${operation}).`,
  );
}

/** A valid key without access to this team, project or deployment. */
export function accessDenied(what: string): ApiError {
  return new ApiError(403, "AccessDenied", `You do not have access to ${what}.`);
}

/** The request is one that no CLI sends at this point of the push. */
export function outOfOrder(message: string): ApiError {
  return new ApiError(400, "SandboxPushOutOfOrder", message);
}
