import { ApiError } from "./api-error.ts";
import { CloudDeployment, type DeploymentType } from "./deployment.ts";
import { deploymentName, previewReference } from "./deployment-names.ts";
import type { KeyRing } from "./keys.ts";

export interface Team {
  readonly id: number;
  readonly slug: string;
  /** Maximum number of deployments of all types. 40 on the free plan. */
  quota: number;
  /** Whether the team is associated with a WorkOS team, in which AuthKit environments are created. */
  hasWorkos: boolean;
}

export interface ProjectOptions {
  /** Slugs of the team and the project. */
  readonly team: string;
  readonly project: string;
  /** For example `eu-west-1`. Its deployments then have regional hosts. Default: the first region, which has no regional hosts. */
  readonly region?: string;
  /** Custom domain of production, such as `api.example.com`. */
  readonly customDomain?: string;
  /** Variables that are copied into each development and preview deployment when it is created, never later. */
  readonly defaultEnvironment?: Readonly<Record<string, string>>;
}

export interface Project {
  readonly id: number;
  readonly team: string;
  readonly project: string;
  readonly createTime: number;
  readonly options: ProjectOptions;
  readonly production: CloudDeployment;
  readonly development: CloudDeployment;
}

/** Region of deployments whose URLs do not name a region. */
const FIRST_REGION = "us-east-1";
/** Previews of the free plan expire five days after they were created. */
const PREVIEW_LIFETIME_MS = 5 * 24 * 60 * 60 * 1000;

/** Teams, their projects and deployments. */
export class Account {
  readonly deployments: CloudDeployment[] = [];
  readonly #keys: KeyRing;
  readonly #teams = new Map<string, Team>();
  readonly #projects: Project[] = [];
  #lastId = 1000;

  constructor(keys: KeyRing) {
    this.#keys = keys;
  }

  /** Returns the team with this slug, and creates it if it does not exist. */
  team(slug: string): Team {
    const team = this.#teams.get(slug) ?? { id: this.#nextId(), slug, quota: 40, hasWorkos: false };
    this.#teams.set(slug, team);
    return team;
  }

  findTeam(idOrSlug: string): Team | null {
    return [...this.#teams.values()].find(({ id, slug }) => slug === idOrSlug || String(id) === idOrSlug) ?? null;
  }

  createProject(options: ProjectOptions): Project {
    this.team(options.team);
    if (this.findProject(options.team, options.project) !== null) throw new Error("There is such a project already.");
    const base = { id: this.#nextId(), team: options.team, project: options.project, createTime: Date.now(), options };
    const production = this.#create(base, { type: "prod", reference: "production", isDefault: true });
    const development = this.#create(base, { type: "dev", reference: "dev/sandbox", isDefault: true });
    const project = { ...base, production, development };
    this.#projects.push(project);
    return project;
  }

  renameProject(project: Project, slug: string): void {
    for (const { identity } of this.deploymentsOf(project)) Object.assign(identity, { project: slug });
    Object.assign(project, { project: slug });
  }

  /** Creates another deployment of a project, such as the target of a custom key. */
  createDeployment(project: Project, type: DeploymentType, reference: string): CloudDeployment {
    return this.#create(project, { type, reference, isDefault: false });
  }

  findProject(team: string, project: string): Project | null {
    return this.#projects.find((one) => one.team === team && one.project === project) ?? null;
  }

  projectsOf(team: string): readonly Project[] {
    return this.#projects.filter((one) => one.team === team);
  }

  findProjectById(id: string): Project | null {
    return this.#projects.find((one) => String(one.id) === id) ?? null;
  }

  findDeployment(name: string): CloudDeployment | null {
    return this.deployments.find((one) => one.name === name && !one.deleted) ?? null;
  }

  deploymentsOf(project: Project): readonly CloudDeployment[] {
    const { team, project: slug } = project;
    return this.deployments.filter((one) => {
      return !one.deleted && one.identity.team === team && one.identity.project === slug;
    });
  }

  findPreview(project: Project, identifier: string): CloudDeployment | null {
    return this.deploymentsOf(project).find((one) => one.identifier === identifier) ?? null;
  }

  /**
   * Returns the preview with this name if it may be reused. Otherwise creates a new preview that replaces it.
   *
   * @throws ApiError `DeploymentQuotaReached`
   */
  claimPreview(project: Project, identifier: string, reuse: boolean): { preview: CloudDeployment; isNew: boolean } {
    const existing = this.findPreview(project, identifier);
    if (existing !== null && reuse) return { preview: existing, isNew: false };
    if (existing !== null) this.delete(existing);
    this.#checkQuota(project.team);
    const reference = previewReference(identifier);
    return {
      preview: this.#create(project, { type: "preview", reference, isDefault: false, identifier }),
      isNew: true,
    };
  }

  delete(deployment: CloudDeployment): void {
    deployment.deleted = true;
    this.#keys.revokeDeployment(deployment.name);
  }

  #checkQuota(team: string): void {
    const { quota } = this.team(team);
    const used = this.deployments.filter((one) => !one.deleted && one.identity.team === team).length;
    if (used < quota) return;
    const message = `Your team's deployment quota of ${quota} has been reached.`;
    const upgrade = "You can upgrade account limits at https://www.convex.dev/plans.";
    throw new ApiError(400, "DeploymentQuotaReached", `${message} ${upgrade}`);
  }

  #create(
    project: Omit<Project, "production" | "development">,
    what: { type: DeploymentType; reference: string; isDefault: boolean; identifier?: string },
  ): CloudDeployment {
    const { team, project: slug, options } = project;
    const name = deploymentName((taken) => this.deployments.some((one) => one.name === taken));
    const createTime = Date.now();
    const deployment = new CloudDeployment(
      {
        id: this.#nextId(),
        name,
        type: what.type,
        team,
        project: slug,
        region: options.region ?? FIRST_REGION,
        identifier: what.identifier ?? null,
        reference: what.reference,
        isDefault: what.isDefault,
        ...canonicalUrls(name, options.region, what.type === "prod" ? options.customDomain : undefined),
        createTime,
        expiresAt: what.type === "preview" ? createTime + PREVIEW_LIFETIME_MS : null,
      },
      what.type === "prod" ? {} : options.defaultEnvironment,
    );
    this.deployments.push(deployment);
    return deployment;
  }

  #nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }
}

function canonicalUrls(name: string, region: string | undefined, customDomain: string | undefined) {
  const host = region === undefined ? name : `${name}.${region}`;
  return {
    cloudUrl: customDomain === undefined ? `https://${host}.convex.cloud` : `https://${customDomain}`,
    siteUrl: `https://${host}.convex.site`,
  };
}
