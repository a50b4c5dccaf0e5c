import type { paths } from '#openapi';
import type { ClaimAnswer, ExtensionInfo, ExtensionState, Outcome, Usage } from '../shared/types';

/** An answer other than 2xx. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    readonly retryAfterSeconds: number | null,
  ) {
    super(`HTTP ${status} ${type}`);
  }

  /** The pipeline decided otherwise, and will not change its mind: sending the same again is pointless. */
  get final(): boolean {
    return [400, 404, 409, 413, 422].includes(this.status);
  }

  get unauthorized(): boolean {
    return this.status === 401 || this.status === 403;
  }
}

export interface Signal {
  readonly prospectUrl: string;
  readonly type: 'accepted' | 'replied' | 'declined' | 'withdrawn';
}

export interface Api {
  whoAmI(): Promise<ExtensionInfo>;
  usage(): Promise<Usage>;
  claim(idempotencyKey: string): Promise<ClaimAnswer>;
  extend(id: string, claimToken: string): Promise<{ lockSeconds: number }>;
  answer(id: string, outcome: Outcome): Promise<void>;
  state(state: ExtensionState): Promise<void>;
  signal(signal: Signal): Promise<void>;
}

type Path = keyof paths;
const TIMEOUT_MS = 20_000;

/** The pipeline's HTTP API, for one token. Paths and bodies are those of docs/api/openapi.yaml. */
export class HttpApi implements Api {
  constructor(
    private readonly baseUrl: string,
    private readonly token: string,
    private readonly customerId: string,
    private readonly send: typeof fetch = (...request) => fetch(...request),
  ) {}

  whoAmI(): Promise<ExtensionInfo> {
    return this.json('GET', '/api/linkedin/extension');
  }

  usage(): Promise<Usage> {
    return this.json('GET', '/api/linkedin/queue/{customerId}/usage');
  }

  claim(idempotencyKey: string): Promise<ClaimAnswer> {
    return this.json('POST', '/api/linkedin/queue/{customerId}/next', { headers: { 'Idempotency-Key': idempotencyKey } });
  }

  extend(id: string, claimToken: string): Promise<{ lockSeconds: number }> {
    return this.json('POST', '/api/linkedin/queue/{customerId}/{id}/extend', { id, body: { claimToken } });
  }

  async answer(id: string, { kind, body }: Outcome): Promise<void> {
    await this.request('POST', `/api/linkedin/queue/{customerId}/{id}/${kind}`, { id, body });
  }

  async state(state: ExtensionState): Promise<void> {
    await this.request('PUT', '/api/linkedin/extension/state', { body: state });
  }

  async signal(signal: Signal): Promise<void> {
    // Not in the generated paths before the pipeline's description has it.
    await this.request('POST', '/api/linkedin/prospects/{customerId}/signals' as Path, { body: signal });
  }

  private async json<T>(method: string, path: Path, details: Details = {}): Promise<T> {
    return (await (await this.request(method, path, details)).json()) as T;
  }

  private async request(method: string, path: Path, { id, body, headers }: Details): Promise<Response> {
    const filled = path.replace('{customerId}', this.customerId).replace('{id}', id ?? '');
    const response = await this.send(this.baseUrl + filled, {
      method,
      headers: {
        Authorization: `Bearer ${this.token}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) throw await errorOf(response);
    return response;
  }
}

interface Details {
  readonly id?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

async function errorOf(response: Response): Promise<ApiError> {
  const problem = (await response.json().catch(() => ({}))) as { type?: string };
  const retryAfter = Number(response.headers.get('Retry-After') ?? NaN);
  return new ApiError(response.status, problem.type ?? '', Number.isFinite(retryAfter) ? retryAfter : null);
}
