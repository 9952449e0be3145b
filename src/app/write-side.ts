// The writing half of the application: ingest, sync, scores, jobs, mails. In the server it lives in its own thread.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { createFolderMailer } from "../adapters/mailer/folder.ts";
import { createSmtpMailer } from "../adapters/mailer/smtp.ts";
import { createSegmentWriter } from "../adapters/search-index/segments/writer.ts";
import { createSources, detectFormat, explainUnknown, fileFormats, findFormat } from "../adapters/sources/registry.ts";
import { openWriteStore, type WriteStore } from "../adapters/store/sqlite/open-store.ts";
import { publicUrl, type Settings } from "../config.ts";
import { createComposer } from "../features/digests/compose-mail.ts";
import { newestDay, type ReadDaily } from "../features/digests/load-digest.ts";
import { planDigests } from "../features/digests/plan-digests.ts";
import { type SendReport, sendDue } from "../features/digests/send-due.ts";
import type { IdentifyReport } from "../features/identity/identify.ts";
import { type IndexParts, type IndexReport, keepIndex } from "../features/indexing/keep-index.ts";
import { rebuildIndex } from "../features/indexing/rebuild-index.ts";
import { type AffiliationReport, resolveAffiliations } from "../features/institutions/resolve-affiliations.ts";
import { runJobs } from "../features/jobs/run-jobs.ts";
import { scheduleAll } from "../features/jobs/schedule-jobs.ts";
import { rescoreAll, rescoreNew } from "../features/scoring/rescore.ts";
import { hasOtherWeights } from "../features/scoring/score-state.ts";
import { readNew } from "../features/summaries/read-new.ts";
import { type Formats, type IngestReport, type IngestStep, ingestFile } from "../features/sync/ingest-file.ts";
import { syncSource } from "../features/sync/sync-source.ts";
import { assignSome, rebuildTopics } from "../features/topics/rebuild-topics.ts";
import { listJobs } from "../jobs.ts";
import { type Call, createCall } from "../lib/call-operation.ts";
import type { Clock } from "../lib/clock.ts";
import { AppError, errorMessage } from "../lib/errors.ts";
import { createHttpClient, type HttpClient } from "../lib/http-client.ts";
import type { Log } from "../lib/log.ts";
import type { DailyPage } from "../model/paper.ts";
import type { ReadingModel } from "../model/reading/read-paper.ts";
import type { ScoreModels } from "../model/scores/learned/text-answers.ts";
import { defaultWeights, type RankWeights } from "../model/scores/rank-weights.ts";
import { dailyQuery } from "../model/views.ts";
import { listOperations } from "../operations.ts";
import type { Embedder } from "../ports/embedder.ts";
import type { JobKind } from "../ports/jobs.ts";
import type { Mailer } from "../ports/mailer.ts";
import type { Source } from "../ports/source.ts";
import { createOpinionWork } from "./ask-opinions.ts";
import { backUp } from "./back-up.ts";
import { createCodeCheck } from "./check-code.ts";
import { correctionOptions } from "./correction-options.ts";
import { identifyPapers } from "./identify.ts";
import { loadReadingModel } from "./load-reading-model.ts";
import { loadScoreModels } from "./load-score-models.ts";
import { dataPaths } from "./paths.ts";
import { createPeopleWork, linkNew } from "./people-work.ts";
import { readWeights } from "./read-weights.ts";
import { createCommandWork } from "./run-command.ts";
import { scoringOptions } from "./scoring-options.ts";
import { lazySearch, openEmbedder } from "./search-side.ts";

export interface WriteSide {
  call: Call;
  ingestFile(path: string, options: FollowOptions & { format?: string }): Promise<IngestReport>;
  sync(source: string, options: FollowOptions & { since?: string }): Promise<IngestReport>;
  rescore(signal: AbortSignal, progress?: (text: string) => void): Promise<number>;
  resolveAffiliations(following: {
    signal: AbortSignal;
    onProgress?: (text: string) => void;
  }): Promise<AffiliationReport>;
  /** Who is behind every printed name; with `isWhole` of all papers, else of those that have come in. */
  identify(options: { isWhole: boolean; signal: AbortSignal; onProgress(text: string): void }): Promise<IdentifyReport>;
  /** Brings the search index up to date; with `isWhole` builds it anew. */
  index(options: { isWhole: boolean; signal: AbortSignal; onProgress(text: string): void }): Promise<IndexReport>;
  sendDigests(signal: AbortSignal): Promise<SendReport>;
  /** The starter catalogue, when there are no papers. */
  prepare(signal: AbortSignal): Promise<void>;
  /** Works through the queue and keeps the schedule until the signal fires. */
  runJobs(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

interface FollowOptions {
  onStep(step: IngestStep): void;
  /** What is done with the papers once they are in. */
  onWork?(text: string): void;
  signal: AbortSignal;
}

export interface WriteSideOptions {
  settings: Settings;
  log: Log;
  clock: Clock;
  version: string;
  /** Folder of the package, with the starter catalogue. */
  package: string;
  /** What a thread of this program runs. */
  entry: URL;
  /** Long thinking is done in a thread of its own, so that this one can answer meanwhile. */
  hasThreads?: boolean;
}

const JOBS_KEPT_DAYS = 14;

export const formats: Formats = {
  find: findFormat,
  detect: detectFormat,
  names: () => fileFormats.map((format) => format.name),
  explain: explainUnknown,
};

/** Only for the holder of the lock of the data folder. */
export function openWriteSide(options: WriteSideOptions): WriteSide {
  const { settings, log, clock } = options;
  // A faulty file is told at the start, not in the night.
  readWeights(dataPaths(settings.data).weights);
  const store = openWriteStore(dataPaths(settings.data).database, clock, createSegmentWriter);
  const http = createHttp(settings, options.version);
  const mailer = createMailer(settings);
  const search = lazySearch(store, settings, options.package);
  const operations = listOperations({
    catalogue: store.catalogue,
    search: search.open,
    jobs: store.jobs,
    views: store.lookups,
    subscriptions: {
      store: store.subscriptions,
      clock,
      host: hostOf(settings),
      wake: () => wakeMail(store, clock()),
    },
    corrections: correctionOptions({ settings, store, http, mailer, clock }),
    status: { version: options.version, isOffline: settings.offline, clock, knownSources: () => [] },
  });
  const call = createCall(operations);
  const models = once(() => loadScoreModels(options.package));
  const readingModel = once(() => loadReadingModel(options.package));
  const embedder = openEmbedder(settings, options.package);
  const parts: Parts = {
    ...options,
    store,
    http,
    sources: listSources(http, settings),
    mailer,
    call,
    embedder: embedder.embedder,
    models,
    readingModel,
  };
  const side: WriteSide = {
    call,
    ingestFile: (path, request) =>
      withScores(
        parts,
        request,
        ingestFile({ store: store.writer, formats, clock }, { path, ...request, ...joiningParts(parts, request) }),
      ),
    sync: (name, request) => withScores(parts, request, syncOne(parts, name, request)),
    identify: ({ isWhole, ...following }) => identifyBy(parts, isWhole ? "all" : "new", following),
    index: ({ isWhole, ...options }) => (isWhole ? rebuildIndex : keepIndex)(indexParts(parts), options),
    resolveAffiliations: (following) => resolveAffiliations(store.affiliations, following),
    rescore: (signal, progress) =>
      rescoreAll(store.scores, scoringOptions(parts, { signal, ...(progress && { progress }) })),
    async sendDigests(signal) {
      await planToday(parts);
      return sendMails(parts, signal);
    },
    prepare: (signal) => prepare(parts, signal),
    runJobs: (signal) => keepWorking(parts, createCommandWork(side), signal),
    async close() {
      http.close();
      await mailer.close();
      search.close();
      embedder.close();
      store.close();
      log.debug("writer closed");
    },
  };
  return side;
}

interface Parts extends WriteSideOptions {
  store: WriteStore;
  http: HttpClient;
  sources: Source[];
  mailer: Mailer;
  call: Call;
  embedder: Embedder | undefined;
  /** Read when they are first needed. */
  models(): ScoreModels | undefined;
  readingModel(): ReadingModel | undefined;
}

function once<Value>(read: () => Value): () => Value {
  let held: { value: Value } | undefined;
  return () => {
    held ??= { value: read() };
    return held.value;
  };
}

export const hostOf = (settings: Settings): string => new URL(publicUrl(settings)).hostname;

function createHttp(settings: Settings, version: string): HttpClient {
  return createHttpClient({
    // Sources want to know whom to ask; without a mail address the server's own must do.
    contact: settings.contact === "" ? publicUrl(settings) : settings.contact,
    userAgent: `Broadsheet/${version}`,
    paceMs: hostPaces(describeSources(settings)),
    allowPrivate: settings.allowPrivate,
  });
}

/** The slowest of a host's sources sets its pace. */
function hostPaces(sources: readonly Source[]): Record<string, number> {
  const paces: Record<string, number> = {};
  for (const { host, paceMs } of sources) paces[host] = Math.max(paceMs, paces[host] ?? 0);
  return paces;
}

/** Names and terms of the sources; nothing is asked of them here. */
export function describeSources(settings: Settings): Source[] {
  const refuse = () => Promise.reject(new AppError("unavailable", "This side asks nothing of the network."));
  return listSources({ fetch: refuse, close() {} }, settings);
}

function listSources(http: HttpClient, settings: Settings): Source[] {
  return createSources({
    http,
    settings: {
      ...(settings.contact === "" ? {} : { mailto: settings.contact }),
      ...(settings.openalexKey === "" ? {} : { openAlexKey: settings.openalexKey }),
      ...(settings.openalexFilter === "" ? {} : { openAlexFilter: settings.openalexFilter }),
      ...(settings.semanticScholarKey === "" ? {} : { semanticScholarKey: settings.semanticScholarKey }),
      ...(settings.semanticScholarQuery === "" ? {} : { semanticScholarQuery: settings.semanticScholarQuery }),
      ...(settings.crossrefFilter === "" ? {} : { crossrefFilter: settings.crossrefFilter }),
      baseUrls: settings.sourceUrls,
    },
  });
}

function createMailer(settings: Settings): Mailer {
  if (settings.smtpUrl !== "") return createSmtpMailer({ url: settings.smtpUrl });
  return createFolderMailer({ folder: dataPaths(settings.data).mails });
}

/** A part of the index for every batch: joined as they come, so that searches beside a long ingest stay quick. */
const joiningParts = ({ store }: Pick<Parts, "store">, request: FollowOptions): FollowOptions => ({
  ...request,
  onStep(step) {
    store.indexSource.transaction(() => store.index.merge());
    request.onStep(step);
  },
});

/** What came in is scored and its meaning read at once, so that it stands in its place on the pages and in searches. */
async function withScores(
  parts: Parts,
  { signal, onWork = () => {} }: Pick<FollowOptions, "signal" | "onWork">,
  work: Promise<IngestReport>,
): Promise<IngestReport> {
  const report = await work;
  await makeReady(parts, { signal, onProgress: onWork });
  return report;
}

async function makeReady(
  parts: Parts,
  following: { signal: AbortSignal; onProgress(text: string): void },
): Promise<void> {
  await identifyBy(parts, "new", following);
  await linkNew(parts, following);
  const { signal, onProgress } = following;
  await rescoreNew(parts.store.scores, scoringOptions(parts, { signal, progress: onProgress }));
  await readTexts(parts, following);
  await keepIndex(indexParts(parts), following);
}

/** Without a model every printed name stays one author. */
async function identifyBy(
  parts: Parts,
  scope: "all" | "new",
  following: { signal: AbortSignal; onProgress?(text: string): void },
): Promise<IdentifyReport> {
  const nothing = { papers: 0, touched: 0 };
  if (scope === "new" && parts.store.identity.countPapers().unresolved === 0) return nothing;
  return (await identifyPapers(parts, scope, following)) ?? nothing;
}

async function readTexts(
  { store, readingModel }: Parts,
  options: { signal: AbortSignal; onProgress?: (text: string) => void },
): Promise<void> {
  const model = readingModel();
  if (!model) return;
  const topicOf = store.topics.topicKeys();
  await readNew(store.readings, model, {
    ...options,
    onSaved: (ids) => assignSome(store.topics, ids, topicOf),
  });
  // The first topics are made as soon as there are texts enough; later ones once a night.
  if (topicOf.size === 0) await rebuildTopics(store.topics, options);
}

function syncOne(parts: Parts, name: string, request: FollowOptions & { since?: string }): Promise<IngestReport> {
  const { store, clock, settings, sources } = parts;
  const source = sources.find((candidate) => candidate.name === name);
  if (!source) throw new AppError("invalid", `There is no source "${name}".`);
  const { catalogue, writer } = store;
  const options = { ...request, ...joiningParts(parts, request) };
  return syncSource({ store: writer, catalogue, clock, categories: settings.categories }, source, options);
}

async function prepare(parts: Parts, signal: AbortSignal): Promise<void> {
  const { store, clock, log } = parts;
  store.jobs.recover(clock().toISOString());
  store.subscriptions.recover(clock().toISOString());
  // Links are signed with it; the reading side cannot make it.
  store.subscriptions.secret();
  const starter = join(parts.package, "starter", "catalogue.jsonl");
  if (store.catalogue.papers({ sort: "newest", offset: 0, limit: 1 }).total > 0 || !existsSync(starter)) return;
  const request = { path: starter, format: "interchange", onStep: () => {}, signal };
  const report = await ingestFile({ store: store.writer, formats, clock }, request);
  await makeReady(parts, { signal, onProgress: () => {} });
  log.info({ papers: report.added }, "starter catalogue loaded");
}

async function keepWorking(parts: Parts, command: JobKind["run"], signal: AbortSignal): Promise<void> {
  const { store, clock, log, settings } = parts;
  const kinds = listJobs(
    {
      syncs: settings.offline ? [] : scheduledSyncs(parts),
      ...createPeopleWork(parts),
      async rescore(_input, context) {
        await rescoreAll(store.scores, scoringOptions(parts, context));
        wakeIndex(store);
      },
      async identify(_input, { signal, progress }) {
        await identifyBy(parts, "all", { signal, onProgress: progress });
      },
      async rescoreNew(_input, context) {
        await identifyBy(parts, "new", { signal: context.signal, onProgress: context.progress });
        const options = scoringOptions(parts, context);
        await rescoreNew(store.scores, options);
        rescoreAtOtherWeights(parts, options.weights);
        wakeIndex(store);
      },
      async readTexts(_input, { signal, progress }) {
        await readTexts(parts, { signal, onProgress: progress });
      },
      async rebuildTopics(_input, { signal, progress }) {
        await rebuildTopics(store.topics, { signal, onProgress: progress });
      },
      ...(settings.codeChecks && !settings.offline && { checkCode: createCodeCheck(parts) }),
      ...(settings.llmUrl !== "" && !settings.offline && { askOpinions: createOpinionWork(parts) }),
      async keepIndex(_input, { signal, progress }) {
        await keepIndex(indexParts(parts), { signal, onProgress: progress });
      },
      async planDigests(_input, { signal }) {
        await planToday(parts);
        await sendMails(parts, signal);
      },
      command,
      sendMail: async (_input, { signal }) => void (await sendMails(parts, signal)),
      backup: async () => void backUp(store, dataPaths(settings.data).backups, clock),
      tidy: async () => store.maintenance.tidy(new Date(clock().getTime() - JOBS_KEPT_DAYS * 86_400_000).toISOString()),
    },
    settings,
  );
  const known = store.catalogue.status(clock().toISOString()).sources;
  const hasRun = new Set(
    known.filter((source) => source.lastOkAt !== undefined).map((source) => `sync:${source.name}`),
  );
  scheduleAll(store.jobs, kinds, clock(), (kind) => kind.startsWith("sync:") && !hasRun.has(kind));
  if (store.subscriptions.waiting() > 0) wakeMail(store, clock());
  rescoreAtOtherWeights(parts, readWeights(dataPaths(settings.data).weights));
  if (store.standings.isEmpty()) store.jobs.enqueue({ kind: "standings", uniqueKey: "standings:first" });
  // What an earlier version or a stopped run left undone.
  wakeIndex(store);
  store.jobs.enqueue({ kind: "read", uniqueKey: "read" });
  await runJobs({ queue: store.jobs, kinds, clock, log }, signal);
}

/** The operator has changed the file, or a newer version has other defaults: nobody waits for the night. */
function rescoreAtOtherWeights({ store }: Parts, weights: RankWeights | undefined): void {
  if (hasOtherWeights(store.scores, weights ?? defaultWeights))
    store.jobs.enqueue({ kind: "rescore", uniqueKey: "rescore" });
}

function scheduledSyncs(parts: Parts) {
  const { settings, sources, store, log, clock } = parts;
  let hasTold = false;
  return settings.sources.map((name) => ({
    source: name,
    title: sources.find((source) => source.name === name)?.title ?? name,
    async run(_input: unknown, { signal, progress }: Parameters<JobKind["run"]>[1]) {
      try {
        const onStep = ({ report }: IngestStep) => progress(`${report.read} records read`);
        const { read, added } = await syncOne(parts, name, { onStep, signal });
        progress(`${read} records read, ${added} new papers`);
        store.jobs.enqueue({ kind: "citations", uniqueKey: "citations:new" });
        store.jobs.enqueue({ kind: "rescore:new", uniqueKey: "rescore:new" });
        store.jobs.enqueue({ kind: "read", uniqueKey: "read" });
      } catch (error) {
        const { starterOnly } = store.catalogue.status(clock().toISOString()).catalogue;
        if (starterOnly && !hasTold && !signal.aborted) {
          hasTold = true;
          log.info(
            `The network does not seem to answer (${errorMessage(error)}). Broadsheet shows its starter catalogue and keeps trying; files can be ingested at any time.`,
          );
        }
        throw error;
      }
    },
  }));
}

async function planToday({ store, call, clock, settings }: Parts): Promise<void> {
  const day = await newestDay(readDailyBy(call));
  planDigests({ store: store.subscriptions, day, now: clock(), host: hostOf(settings) });
}

export function readDailyBy(call: Call): ReadDaily {
  return async (query) => (await call("daily.get", dailyQuery.partial().parse(query))) as DailyPage;
}

async function sendMails(
  { store, mailer, call, clock, settings, log }: Parts,
  signal: AbortSignal,
): Promise<SendReport> {
  const { subscriptions } = store;
  const site = { siteUrl: publicUrl(settings), from: settings.mailFrom, secret: subscriptions.secret() };
  const compose = createComposer(readDailyBy(call), site);
  const report = await sendDue({ store: subscriptions, mailer, compose, clock, signal });
  if (report.sent + report.retried + report.refused > 0) log.info({ ...report, by: mailer.describe() }, "mails");
  // What could not be sent now is due in some minutes.
  if (subscriptions.waiting() > 0) wakeMail(store, new Date(clock().getTime() + 60_000));
  return report;
}

const wakeIndex = ({ jobs }: WriteStore) => jobs.enqueue({ kind: "index", uniqueKey: "index" });

const indexParts = ({ store, embedder }: Parts): IndexParts => ({
  source: store.indexSource,
  index: store.index,
  ...(embedder && { embedder }),
});

function wakeMail({ jobs }: WriteStore, at: Date): void {
  const runAt = at.toISOString();
  // One a minute: the round that asks for the next one is itself still running.
  jobs.enqueue({ kind: "mail", runAt, uniqueKey: `mail ${runAt.slice(0, 16)}`, maxAttempts: 5 });
}
