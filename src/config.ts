// Every setting of Broadsheet: its name in the environment, its type, its default and one line of help.

import { AppError } from "./lib/errors.ts";

interface Setting<T> {
  env: string;
  /** As it would be written in the environment; "" means not set. */
  default: string;
  type: string;
  help: string;
  /** Not for everyday use: tests, mirrors. */
  advanced?: true;
  /** Throws a plain sentence that says what would be right. */
  parse(text: string): T;
}

const whole = (least: number, most: number) => ({
  type: `whole number, ${least} to ${most}`,
  parse(text: string): number {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most) {
      throw new Error(`must be a whole number from ${least} to ${most}`);
    }
    return value;
  },
});
const text = { type: "text", parse: (value: string): string => value };
const secret = { type: "secret text", parse: (value: string): string => value };
const flag = {
  type: "1 or 0",
  parse(value: string): boolean {
    if (!/^(?:1|0|true|false|yes|no|)$/i.test(value)) throw new Error("must be 1 or 0");
    return /^(?:1|true|yes)$/i.test(value);
  },
};
const list = (pattern: RegExp, example: string) => ({
  type: "list with commas",
  parse(value: string): string[] {
    const items = value
      .split(/[\s,]+/)
      .map((item) => item.trim())
      .filter((item) => item !== "");
    const odd = items.find((item) => !pattern.test(item));
    if (odd !== undefined) throw new Error(`holds "${odd}"; a right value looks like ${example}`);
    return [...new Set(items)];
  },
});
const choice = <const T extends string>(...options: T[]) => ({
  type: options.join(", "),
  parse(value: string): T {
    const found = options.find((option) => option === value);
    if (found === undefined) throw new Error(`must be one of ${options.join(", ")}`);
    return found;
  },
});
const url = (...protocols: string[]) => ({
  type: `address (${protocols.join(", ")})`,
  parse(value: string): string {
    if (value === "") return value;
    const parsed = URL.canParse(value) ? new URL(value) : undefined;
    if (!parsed || !protocols.includes(parsed.protocol.slice(0, -1)) || parsed.hostname === "") {
      throw new Error(`must be an address such as ${protocols[0]}://example.org`);
    }
    return value.replace(/\/+$/, "");
  },
});
const mail = {
  type: "mail address",
  parse(value: string): string {
    if (value !== "" && !/^[^@\r\n]+@[^@\s]+$/.test(value)) throw new Error("must be a mail address");
    return value;
  },
};
const addresses = {
  type: "JSON object, source to address",
  parse(value: string): Record<string, string> {
    if (value === "") return {};
    const wrong = new Error('must be JSON such as {"arxiv-oai":"http://127.0.0.1:8080/oai"}');
    let parsed: unknown;
    try {
      parsed = JSON.parse(value);
    } catch {
      throw wrong;
    }
    if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) throw wrong;
    const entries = Object.entries(parsed);
    if (!entries.every(([, address]) => typeof address === "string" && URL.canParse(address))) throw wrong;
    return Object.fromEntries(entries) as Record<string, string>;
  },
};

const setting = <T>(
  env: string,
  kind: { type: string; parse(text: string): T },
  fallback: string,
  help: string,
): Setting<T> => ({
  env,
  default: fallback,
  help,
  ...kind,
});
const advanced = <T>(row: Setting<T>): Setting<T> => ({ ...row, advanced: true });

export const settingRows = {
  port: setting("PORT", whole(0, 65535), "4000", "Port that the server listens on; 0 takes any free one."),
  host: setting(
    "HOST",
    text,
    "127.0.0.1",
    "Address that the server listens on. The default answers this machine only; 0.0.0.0 answers everyone who can reach it.",
  ),
  data: setting(
    "BROADSHEET_DATA",
    text,
    "data",
    "Folder for the catalogue, backups and unsent mails; created when missing.",
  ),
  url: setting(
    "BROADSHEET_URL",
    url("http", "https"),
    "",
    "Public address of this server, used in feeds, mails and the sitemap; without it http://localhost and the port.",
  ),
  behindProxy: setting(
    "BROADSHEET_PROXY",
    flag,
    "0",
    "1 when a reverse proxy stands in front: callers are then told apart by the last address in X-Forwarded-For.",
  ),
  categories: setting(
    "BROADSHEET_CATEGORIES",
    list(/^[a-z][a-z-]{0,19}(?:\.[A-Za-z-]{2,12})?$/, "cs.CL,stat.ML"),
    "cs.CL,cs.LG,cs.IR,cs.AI,cs.CV",
    "arXiv categories that are gathered.",
  ),
  sources: setting(
    "BROADSHEET_SOURCES",
    list(/^[a-z0-9-]+$/, "arxiv-oai,huggingface"),
    "arxiv-oai,arxiv-announcements,huggingface",
    "Sources over the network that are asked by schedule; none when empty.",
  ),
  lookups: setting(
    "BROADSHEET_LOOKUPS",
    list(/^(?:openalex|semantic-scholar|crossref)$/, "openalex,crossref"),
    "openalex,semantic-scholar,crossref",
    "Sources that are asked for citation counts and references of the papers that are read most; none when set to a single comma.",
  ),
  lookupBudget: setting(
    "BROADSHEET_LOOKUP_BUDGET",
    whole(0, 100_000),
    "600",
    "How many papers each of them may be asked for in a day.",
  ),
  offline: setting(
    "BROADSHEET_OFFLINE",
    flag,
    "0",
    "1 never asks the network for anything; files can still be ingested.",
  ),
  contact: setting(
    "BROADSHEET_CONTACT",
    mail,
    "",
    "Your mail address, named to sources in the user agent so that they can reach you; arXiv and Crossref ask for it.",
  ),
  openalexKey: setting("OPENALEX_KEY", secret, "", "Key for the OpenAlex API."),
  openalexFilter: setting(
    "OPENALEX_FILTER",
    text,
    "",
    "Part of OpenAlex that its sync covers, as its filters are written: primary_topic.subfield.id:1702.",
  ),
  semanticScholarKey: setting("S2_KEY", secret, "", "Key for the Semantic Scholar API."),
  semanticScholarQuery: setting("S2_QUERY", text, "", "Words that the Semantic Scholar sync looks for."),
  crossrefFilter: setting(
    "CROSSREF_FILTER",
    text,
    "",
    "Part of Crossref that its sync covers, as its filters are written: type:proceedings-article,prefix:10.1145.",
  ),
  embeddingUrl: setting(
    "EMBEDDING_URL",
    url("http", "https"),
    "",
    "Server that reads meanings instead of the model that ships: an address up to /v1 with OpenAI's embeddings call, such as http://localhost:11434/v1 for Ollama.",
  ),
  embeddingModel: setting("EMBEDDING_MODEL", text, "nomic-embed-text", "Model to ask of that server."),
  embeddingKey: setting("EMBEDDING_KEY", secret, "", "Key for that server."),
  llmUrl: setting(
    "LLM_URL",
    url("http", "https"),
    "",
    "Server of a language model that writes summaries and gives its opinion: an address up to /v1 with OpenAI's chat call, such as http://localhost:11434/v1 for Ollama.",
  ),
  llmModel: setting("LLM_MODEL", text, "llama3.1", "Model to ask of that server."),
  llmKey: setting("LLM_KEY", secret, "", "Key for that server."),
  llmRequests: setting(
    "LLM_REQUESTS",
    whole(0, 1_000_000),
    "200",
    "Papers that the language model is asked about in a day, at most.",
  ),
  llmTokens: setting(
    "LLM_TOKENS",
    whole(0, 1_000_000_000),
    "500000",
    "Tokens that the language model may use in a day, as its server counts them.",
  ),
  codeChecks: setting(
    "CODE_CHECKS",
    flag,
    "1",
    "0 never asks GitHub whether the repositories that papers name are there.",
  ),
  githubToken: setting(
    "GITHUB_TOKEN",
    secret,
    "",
    "Token for GitHub's API, without any rights: 1,500 repositories are then looked at in an hour instead of 45.",
  ),
  orcidClient: setting(
    "ORCID_CLIENT_ID",
    text,
    "",
    "Client of ORCID's public API: authors can then prove who they are by signing in there. Register BROADSHEET_URL with /corrections/orcid behind it.",
  ),
  orcidSecret: setting("ORCID_CLIENT_SECRET", secret, "", "Secret of that client."),
  smtpUrl: setting(
    "SMTP_URL",
    url("smtp", "smtps"),
    "",
    "Mail server, such as smtps://user:password@mail.example.org; without it mails are written to the data folder.",
  ),
  mailFrom: setting("MAIL_FROM", mail, "Broadsheet <broadsheet@localhost>", "Sender of the digests."),
  digestHour: setting("DIGEST_HOUR", whole(0, 23), "6", "Hour (UTC) at which digests are sent."),
  logLevel: setting(
    "LOG_LEVEL",
    choice("debug", "info", "warn", "error", "silent"),
    "info",
    "How much is logged to stderr.",
  ),
  sourceUrls: advanced(
    setting("BROADSHEET_SOURCE_URLS", addresses, "", "Other addresses for sources, for mirrors and tests."),
  ),
  allowPrivate: advanced(
    setting(
      "BROADSHEET_ALLOW_PRIVATE",
      flag,
      "0",
      "1 lets sources be fetched from private addresses, for mirrors in your own network and tests.",
    ),
  ),
};

export type Settings = {
  [Name in keyof typeof settingRows]: ReturnType<(typeof settingRows)[Name]["parse"]>;
};

/** Reads all settings; the first wrong one is reported by its name, with what would be right. Unset and empty are the same. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const entries = Object.entries(settingRows).map(([name, row]) => {
    const given = environment[row.env]?.trim();
    try {
      return [name, row.parse(given === undefined || given === "" ? row.default : given)];
    } catch (error) {
      throw new AppError("invalid", `${row.env} ${(error as Error).message} (it is "${given}").`, { cause: error });
    }
  });
  return Object.fromEntries(entries) as Settings;
}

/** The address that readers and mails use for this server. */
export function publicUrl(settings: Pick<Settings, "url" | "port">): string {
  return settings.url === "" ? `http://localhost:${settings.port}` : settings.url;
}

/** `.env.example`: every setting with its default, commented out. */
export function renderEnvExample(): string {
  const blocks = Object.values(settingRows)
    .filter((row) => !row.advanced)
    .map((row) => `# ${row.help}\n#${row.env}=${row.default}\n`);
  return `# Copy to .env and take the # off the lines that you change. The same names work in the environment, which wins.\n\n${blocks.join("\n")}`;
}

/** The table of docs/settings.md. */
export function renderSettingsTable(): string {
  const rows = Object.values(settingRows).map((row) => {
    const note = row.advanced ? " *(advanced)*" : "";
    return `| \`${row.env}\` | ${row.type} | ${row.default === "" ? "" : `\`${row.default}\``} | ${row.help}${note} |`;
  });
  return ["| Name | Type | Default | What it does |", "|---|---|---|---|", ...rows].join("\n");
}
