export const id = 656;
export const ids = [656];
export const modules = {

/***/ 656:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runResolve: () => (/* binding */ runResolve)
});

// EXTERNAL MODULE: ./build/convex/deploy/deploy-result.js + 1 modules
var deploy_result = __webpack_require__(8452);
// EXTERNAL MODULE: ./build/diagnosis/action-failures.js
var action_failures = __webpack_require__(3668);
// EXTERNAL MODULE: ./build/diagnosis/failure.js
var failure = __webpack_require__(5096);
// EXTERNAL MODULE: ./build/convex/api/deployment-url.js
var deployment_url = __webpack_require__(8786);
// EXTERNAL MODULE: ./build/convex/api/http.js
var http = __webpack_require__(7913);
// EXTERNAL MODULE: ./build/convex/api/json.js
var json = __webpack_require__(7439);
// EXTERNAL MODULE: ./build/convex/api/management-api.js
var management_api = __webpack_require__(3831);
// EXTERNAL MODULE: ./build/convex/deploy/deployment-credentials.js
var deployment_credentials = __webpack_require__(5954);
;// CONCATENATED MODULE: ./build/convex/deploy/resolve-deployment.js
/** Looks up the Convex deployment that a plan would reach. Does not claim, provision or change anything. */







/** @throws {ActionFailure} `backend-unreachable` if the backend of an admin key does not respond. */
async function resolveDeployment(request) {
    const { key } = request;
    if (key.kind === "project")
        return findProduction(request, key);
    const { url, deploymentName } = request;
    const found = url === null ? await (0,deployment_credentials/* fetchCredentials */.$Y)(request) : { url, adminKey: key.raw, name: deploymentName };
    if ("kind" in found)
        return found;
    request.maskSecrets([found.adminKey]);
    return withCanonicalUrls(found, request);
}
/** Asks the deployment for its canonical URLs, which may be regional hosts or custom domains. */
async function withCanonicalUrls(found, { url: backendUrl }) {
    const response = await (0,http/* requestDeployment */.li)(found, "/api/v1/get_canonical_urls", { method: "GET" });
    if (response.status === 0 && backendUrl !== null)
        throw new failure/* ActionFailure */.dR((0,action_failures/* backendUnreachable */.H2)(backendUrl));
    if (!(0,http/* isSuccess */.oJ)(response))
        return (0,deployment_credentials/* toNotFound */.v0)(response);
    const { convexCloudUrl, convexSiteUrl } = (0,json/* asRecord */.qY)(response.value);
    const [cloud, site] = [(0,deployment_url/* parseHttpUrl */.f$)((0,json/* asString */.oJ)(convexCloudUrl)), (0,deployment_url/* parseHttpUrl */.f$)((0,json/* asString */.oJ)(convexSiteUrl))];
    return cloud === null ? deployment_credentials/* URL_MISSING */.Lv : { kind: "found", name: found.name, url: cloud, siteUrl: site };
}
/**
 * Finds the default production deployment of a project token's project. Uses the Management API, which does not return the
 * site URL: the CLI's request (`provision_and_authorize`) would create a deployment if there is none.
 */
async function findProduction({ provisionHost }, key) {
    const api = new management_api/* ManagementApi */.w(provisionHost, key.raw);
    const project = await api.tokenProject();
    if (project.kind !== "found")
        return project.kind === "unknown" ? project : { kind: "not-allowed" };
    const rows = await api.deployments(project.value.id);
    if (rows.kind !== "found")
        return rows.kind === "forbidden" ? { kind: "not-allowed" } : rows;
    const production = rows.value.find(({ type, isDefault }) => type === "prod" && isDefault);
    if (production === undefined)
        return { kind: "absent" };
    const url = (0,deployment_url/* parseHttpUrl */.f$)(production.url);
    return url === null ? deployment_credentials/* URL_MISSING */.Lv : { kind: "found", name: production.name, url, siteUrl: null };
}

// EXTERNAL MODULE: ./build/convex/project/package-json.js
var package_json = __webpack_require__(1503);
// EXTERNAL MODULE: ./build/convex/project/url-variables.js
var url_variables = __webpack_require__(7853);
// EXTERNAL MODULE: ./build/key/secret-encodings.js
var secret_encodings = __webpack_require__(9469);
// EXTERNAL MODULE: ./build/outcome/outcome.js
var outcome_outcome = __webpack_require__(6383);
// EXTERNAL MODULE: ./build/action/cleanup.js + 1 modules
var cleanup = __webpack_require__(7428);
// EXTERNAL MODULE: ./build/action/deploy.js + 64 modules
var deploy = __webpack_require__(9797);
// EXTERNAL MODULE: ./build/action/export-urls.js
var export_urls = __webpack_require__(1608);
// EXTERNAL MODULE: ./build/action/preflight.js
var preflight = __webpack_require__(4156);
;// CONCATENATED MODULE: ./build/action/resolve.js
/** `operation: resolve`: sets the outputs of an existing deployment for later jobs. Changes and reports nothing. */












async function runResolve(plan, step) {
    const { log, record } = step.runtime;
    const planned = { ...(0,deploy.outcomeForPlan)(plan, step), deployment: outcome_outcome/* NO_DEPLOYMENT */.sz };
    record.save({ outcomeSoFar: (0,outcome_outcome/* redactOutcome */.Ah)(planned, log) });
    try {
        (0,preflight/* assertNoKeyInPreviewName */.b)(plan.preview, step.runtime);
        for (const sentence of plan.notices)
            log.notice(sentence);
        const found = await find(plan, step);
        if (found.kind !== "found")
            return (0,outcome_outcome/* withEnding */.AQ)(planned, endingWithout(found, plan, step));
        const outcome = (0,outcome_outcome/* withEnding */.AQ)(withDeployment(planned, found, step), { status: "resolved" });
        if (step.inputs.exportEnv)
            (0,export_urls/* exportUrls */.R)(log, (0,outcome_outcome/* redactOutcome */.Ah)(outcome, log), variables(step));
        return outcome;
    }
    catch (error) {
        if (error instanceof failure/* ActionFailure */.dR)
            return (0,outcome_outcome/* withEnding */.AQ)(planned, { failure: error.failure });
        throw error;
    }
}
function find(plan, { deployKey, runtime, provisionHost }) {
    if (deployKey === null || deployKey.value.kind === "malformed")
        throw new Error("A look-up was planned without a key.");
    const { log } = runtime;
    return resolveDeployment({
        ...plan,
        key: deployKey.value,
        url: deployKey.url,
        provisionHost,
        cliVersion: cleanup.FALLBACK_CLIENT_VERSION,
        maskSecrets: (more) => log.maskSecrets(more, (0,secret_encodings/* valuesToMask */.yF)(more)),
    });
}
function withDeployment(planned, { name, url, siteUrl }, { deployKey }) {
    const previewCreated = planned.plan?.target === "preview" ? false : null;
    const dashboardUrl = (0,deploy_result/* dashboardUrlOf */.dM)(name, deployKey?.url ?? null);
    return {
        ...planned,
        deployment: { ...outcome_outcome/* NO_DEPLOYMENT */.sz, name, url, siteUrl, dashboardUrl, urlsFromApi: true, previewCreated },
    };
}
function endingWithout(found, plan, { deployKey }) {
    const keyKind = deployKey?.value.kind ?? "malformed";
    switch (found.kind) {
        case "absent":
            return { status: "failed", failure: (0,action_failures/* resolvedNothing */.O5)(plan.preview?.name ?? null, keyKind) };
        case "rejected":
            return { status: "failed", failure: (0,action_failures/* keyNotAccepted */.wR)(keyKind) };
        case "not-allowed":
            return { status: "refused", failure: action_failures/* RESOLVE_NOT_ALLOWED */.qH };
        case "unknown":
            return { status: "failed", failure: (0,action_failures/* resolveFailed */.aV)(found.reason) };
    }
}
/** The names of the variables for the URLs. */
function variables({ inputs }) {
    const { workingDirectory, cmdUrlEnvVarNames, cmdSiteUrlEnvVarNames } = inputs;
    return (0,url_variables/* urlVariables */.r)((0,package_json/* readPackageJson */.j)(workingDirectory), cmdUrlEnvVarNames, cmdSiteUrlEnvVarNames);
}


/***/ })

};
