// Papers by what a query calls them. The ids are those of the store and of the search index.

export interface PaperLookups {
  /** Papers by permanent key, old key or identifier, in the order asked for; unknown ones are left out. */
  named(keys: readonly string[]): number[];
  /** Papers of exactly this title, whatever its marks and letters' case. */
  titled(title: string): number[];
  /** Papers of a topic, by its address or its name. */
  ofTopic(name: string): number[];
  /** Papers that cite the paper of this key. */
  citing(key: string): number[];
  /** Papers that the paper of this key cites. */
  citedBy(key: string): number[];
}
