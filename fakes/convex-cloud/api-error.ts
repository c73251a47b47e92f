/**
 * An error response in Convex's form: an HTTP status and `{code, message}`, which the CLI prints as
 * `<status> <status text>: <code>: <message>`. Codes and messages are those of Convex's open-source backend
 * (https://github.com/get-convex/convex-backend), or were seen in responses of its cloud. Codes that start with
 * `Sandbox` are the fake's own: they report a request that no Convex CLI sends.
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

/** The provisioning API got an unknown or revoked key. @param what - The kind of key that it requires. */
export function unknownDeployKey(what: "deploy key" | "preview deploy key" | "access token"): ApiError {
  return new ApiError(401, "AuthenticationFailed", `Invalid Convex ${what}`);
}

/** A deployment got an unknown or revoked key. */
export function unknownAdminKey(): ApiError {
  return new ApiError(401, "BadAdminKey", "The provided admin key was invalid for this instance");
}

/** A deployment got a valid key of another deployment, or no key for an endpoint that requires one. */
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

/** No CLI sends this request at this point of a push. */
export function outOfOrder(message: string): ApiError {
  return new ApiError(400, "SandboxPushOutOfOrder", message);
}
