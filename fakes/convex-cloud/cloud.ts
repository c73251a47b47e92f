import { backendRoutes, type Operation } from "./backend.ts";
import { CallLog, type CloudCall } from "./call-log.ts";
import { CloudDeployment } from "./deployment.ts";
import { DeploymentHosts } from "./deployment-hosts.ts";
import { type Fault, FaultInjector } from "./fault-injection.ts";
import { LoopbackServer, type ServerContext } from "./http-server.ts";
import { KeyRing, type KeyScope } from "./keys.ts";
import { managementRoutes } from "./management.ts";
import { provisioningRoutes } from "./provisioning.ts";
import { Account, type Project, type ProjectOptions } from "./team.ts";

export type { Operation } from "./backend.ts";
export type { CloudCall } from "./call-log.ts";
export type { CloudDeployment, FunctionRun, Push } from "./deployment.ts";
export type { Fault, FaultKind } from "./fault-injection.ts";
export type { KeyScope } from "./keys.ts";
export type { Project, ProjectOptions } from "./team.ts";

export interface SelfHosted {
  /** Value for `CONVEX_SELF_HOSTED_URL`. */
  readonly url: string;
  /** Value for `CONVEX_SELF_HOSTED_ADMIN_KEY`: `<instance>|<secret>`. */
  readonly adminKey: string;
  readonly deployment: CloudDeployment;
}

/**
 * A stateful, strict fake of Convex Cloud on loopback, to which the real Convex CLI deploys. It implements the requests of
 * the tested CLIs, and responds to anything else with an error that its call log records.
 */
export class ConvexCloud {
  /** Value for `CONVEX_PROVISION_HOST` and `CONVEX_VERSION_API_ORIGIN`. */
  readonly provisionHost: string;
  readonly #keys: KeyRing;
  readonly #account: Account;
  readonly #around: ServerContext;
  readonly #provision: LoopbackServer;
  readonly #hosts: DeploymentHosts;
  readonly #policy: { acceptsPreviewKeys: boolean };

  private constructor(parts: {
    readonly provision: LoopbackServer;
    readonly account: Account;
    readonly around: ServerContext;
    readonly hosts: DeploymentHosts;
    readonly policy: { acceptsPreviewKeys: boolean };
  }) {
    this.provisionHost = parts.provision.url;
    this.#provision = parts.provision;
    this.#account = parts.account;
    this.#around = parts.around;
    this.#keys = parts.around.keys;
    this.#hosts = parts.hosts;
    this.#policy = parts.policy;
  }

  /** `latencyMs` is the delay before every response. */
  static async start(options: { readonly latencyMs?: number } = {}): Promise<ConvexCloud> {
    const keys = new KeyRing();
    const around = { log: new CallLog(), faults: new FaultInjector(), keys, latencyMs: options.latencyMs ?? 0 };
    const account = new Account(keys);
    const hosts = new DeploymentHosts(around);
    const policy = { acceptsPreviewKeys: false };
    const reach = (deployment: CloudDeployment) => hosts.reach(deployment);
    const routes = [
      ...provisioningRoutes({ account, keys, reach }),
      ...managementRoutes({ account, keys, reach, policy }),
    ];
    const provision = await LoopbackServer.start("provision", routes, around);
    return new ConvexCloud({ provision, account, around, hosts, policy });
  }

  /** The paths that its servers serve, with `{name}` for a variable part. Queries over a WebSocket have no path. */
  get paths(): readonly string[] {
    const { keys } = this.#around;
    const [any] = this.deployments();
    const parts = { account: this.#account, keys, policy: this.#policy, reach: async () => "" };
    const ofDeployment = any === undefined ? [] : backendRoutes(any, keys);
    return [...provisioningRoutes(parts), ...managementRoutes(parts), ...ofDeployment].map(({ path }) => path);
  }

  /** Every request to every server, in order of arrival. */
  get calls(): readonly CloudCall[] {
    return this.#around.log.calls;
  }

  /** Creates a project with its default production deployment and one development deployment. */
  createProject(options: ProjectOptions): Project {
    return this.#account.createProject(options);
  }

  /** Renames a project. Its deployments stay, and keys with its old name find no project. */
  renameProject(project: Project, slug: string): void {
    this.#account.renameProject(project, slug);
  }

  /** Creates another deployment of a project, of the custom type. */
  createCustomDeployment(project: Project, reference: string): CloudDeployment {
    return this.#account.createDeployment(project, "custom", reference);
  }

  /** Issues a key, with a new secret unless one is passed. @returns The text of the key. */
  issueKey(scope: KeyScope, secret?: string): string {
    return this.#keys.issue(scope, undefined, secret).text;
  }

  /** Revokes a key, which is unknown from then on. */
  revoke(key: string): void {
    this.#keys.revoke(key);
  }

  /** Removes operations from a key, and from every admin key that was or will be created with it. */
  restrict(key: string, operations: readonly Operation[]): void {
    this.#keys.restrict(key, operations);
  }

  /** All deployments that were not deleted, oldest first. */
  deployments(): readonly CloudDeployment[] {
    return this.#account.deployments.filter(({ deleted }) => !deleted);
  }

  /** The preview with exactly this name, or null. */
  preview(identifier: string): CloudDeployment | null {
    return this.deployments().find((one) => one.identifier === identifier) ?? null;
  }

  /** Sets the number of deployments of all types that the team may have. The default is 40. */
  setQuota(team: string, limit: number): void {
    this.#account.team(team).quota = limit;
  }

  /** Associates a WorkOS team with a team, so that AuthKit's environments can be provisioned. */
  associateWorkos(team: string): void {
    this.#account.team(team).hasWorkos = true;
  }

  /** Injects a fault. @returns A function that lifts it. */
  fault(fault: Fault): () => void {
    return this.#around.faults.add(fault);
  }

  /** Lets a deployment listen on loopback, if it does not yet. @returns Its URL. */
  reach(deployment: CloudDeployment): Promise<string> {
    return this.#hosts.reach(deployment);
  }

  /** Lets a preview deploy key look up and delete previews of its project, which Convex does not document. */
  acceptPreviewKeysForDeletion(): void {
    this.#policy.acceptsPreviewKeys = true;
  }

  /** Creates a self-hosted backend with an admin key, which the provisioning API does not know. */
  async selfHosted(instance = "convex-self-hosted"): Promise<SelfHosted> {
    const deployment = new CloudDeployment({
      id: 0,
      name: instance,
      type: "prod",
      team: "",
      project: "",
      region: "",
      identifier: null,
      reference: "",
      isDefault: false,
      createTime: Date.now(),
      expiresAt: null,
      cloudUrl: `https://${instance}.example.com`,
      siteUrl: `https://${instance}-site.example.com`,
    });
    const url = await this.reach(deployment);
    return { url, adminKey: this.#keys.issue({ kind: "admin", deployment: instance }).text, deployment };
  }

  /** Closes all servers and connections. */
  async close(): Promise<void> {
    await Promise.all([this.#provision.close(), this.#hosts.close()]);
  }
}
