import { backendRoutes } from "./backend.ts";
import type { CloudDeployment } from "./deployment.ts";
import { LoopbackServer, type ServerContext } from "./http-server.ts";
import { syncUpgrade } from "./sync-websocket.ts";

/**
 * A loopback server for each deployment. CLIs drop the path of a deployment's URL, so each deployment needs its own
 * port. A deleted deployment keeps its port and responds that it was deleted.
 */
export class DeploymentHosts {
  readonly #around: ServerContext;
  readonly #servers = new Map<CloudDeployment, Promise<LoopbackServer>>();

  constructor(around: ServerContext) {
    this.#around = around;
  }

  /** The deployment's URL. The first call starts its server. */
  async reach(deployment: CloudDeployment): Promise<string> {
    const server = this.#servers.get(deployment) ?? this.#listen(deployment);
    this.#servers.set(deployment, server);
    deployment.url = (await server).url;
    return deployment.url;
  }

  async close(): Promise<void> {
    const servers = await Promise.all(this.#servers.values());
    await Promise.all(servers.map((server) => server.close()));
  }

  #listen(deployment: CloudDeployment): Promise<LoopbackServer> {
    const { log, keys } = this.#around;
    const upgrade = syncUpgrade(deployment, keys, log);
    return LoopbackServer.start(deployment.name, backendRoutes(deployment, keys), this.#around, upgrade);
  }
}
