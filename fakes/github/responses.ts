/** The responses of operations, and GitHub's errors with GitHub's messages. */

export interface Answer {
  readonly status: number;
  /** Null for a response without a body (204). */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const ok = (body: unknown, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status: 200,
  body,
  headers,
});
export const created = (body: unknown, url: string): Answer => ({ status: 201, body, headers: { location: url } });
export const noContent: Answer = { status: 204, body: null };

/** Thrown if a request cannot be served. `documentation_url` is added when it is sent. */
export class ApiError extends Error {
  readonly answer: Answer;

  constructor(status: number, message: string, more: { errors?: unknown; headers?: Record<string, string> } = {}) {
    super(message);
    const body = { message, ...(more.errors === undefined ? {} : { errors: more.errors }) };
    this.answer = { status, body, headers: more.headers ?? {} };
  }
}

export const notFound = (message = "Not Found"): ApiError => new ApiError(404, message);

/** https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api#validation-failed */
export function validationFailed(error: {
  resource: string;
  code: "custom" | "invalid" | "missing_field" | "unprocessable";
  field: string;
  message?: string;
}): ApiError {
  return new ApiError(422, "Validation Failed", { errors: [error] });
}
