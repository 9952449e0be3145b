// Signing in at ORCID: the reader proves there whose iD it is.

export interface OrcidSignIn {
  /** Where the reader signs in; ORCID sends them back with the state and a code. */
  address(state: string): string;
  /** The iD of whoever got the code, as 0000-0002-1825-0097. Throws `forbidden` for a code that is wrong, old or used. */
  identify(code: string): Promise<string>;
}
