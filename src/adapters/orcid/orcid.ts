// Signing in at ORCID by OAuth 2.0, authorization code: only the iD is asked for, and nothing is kept.

import { z } from "zod";
import { AppError } from "../../lib/errors.ts";
import type { HttpClient } from "../../lib/http-client.ts";
import { orcidOf } from "../../model/orcid.ts";
import type { OrcidSignIn } from "../../ports/orcid.ts";

export const ORCID = "https://orcid.org";
const TIMEOUT_MS = 20_000;
const MAX_BYTES = 64 * 1024;
const CODE = /^[\w.~-]{1,200}$/;

export interface OrcidOptions {
  http: Pick<HttpClient, "fetch">;
  clientId: string;
  clientSecret: string;
  /** Of Broadsheet, as registered with ORCID. */
  returnTo: string;
  baseUrl?: string;
}

const grant = z.object({ orcid: z.string().max(60) });

export function createOrcidSignIn(options: OrcidOptions): OrcidSignIn {
  const { http, clientId, clientSecret, returnTo, baseUrl = ORCID } = options;
  return {
    address(state) {
      const query = {
        client_id: clientId,
        response_type: "code",
        scope: "/authenticate",
        redirect_uri: returnTo,
        state,
      };
      return `${baseUrl}/oauth/authorize?${new URLSearchParams(query)}`;
    },
    async identify(code) {
      if (!CODE.test(code)) throw refused();
      const form = { client_id: clientId, client_secret: clientSecret, grant_type: "authorization_code" };
      const reply = await http.fetch(`${baseUrl}/oauth/token`, {
        method: "POST",
        headers: { accept: "application/json", "content-type": "application/x-www-form-urlencoded" },
        body: String(new URLSearchParams({ ...form, code, redirect_uri: returnTo })),
        timeoutMs: TIMEOUT_MS,
        maxBytes: MAX_BYTES,
      });
      if (reply.status === 400 || reply.status === 401) throw refused();
      const orcid = reply.status === 200 ? readGrant(reply.text()) : undefined;
      if (!orcid)
        throw new AppError("unavailable", "ORCID gave an answer that makes no sense. Please try again later.");
      return orcid;
    },
  };
}

const refused = () => new AppError("forbidden", "ORCID does not know this sign-in any more. Please start again.");

function readGrant(text: string): string | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = grant.safeParse(json);
  return parsed.success ? orcidOf(parsed.data.orcid) : undefined;
}
