// Affiliations as printed, with the look-alikes that must not be mixed up.

import { describe, expect, it } from "vitest";
import {
  addInstitutions,
  allInstitutions,
  institutionByTag,
  institutionForDomain,
  institutionsOf,
  resolveInstitution,
} from "./institutions.ts";

const tags = (affiliation: string) => resolveInstitution(affiliation).map((institution) => institution.tag);

describe("resolveInstitution", () => {
  it.each([
    ["Tsinghua University", "tsinghua"],
    ["Department of Computer Science and Technology, Tsinghua University, Beijing 100084, China", "tsinghua"],
    ["1Stanford University", "stanford"],
    ["University of Toronto1", "toronto"],
    ["UC, Berkeley", "berkeley"],
    ["University of California, Berkeley∗", "berkeley"],
    ["ETH Z¨urich", "eth-zurich"],
    ["ETHZ - ETH Zurich", "eth-zurich"],
    ["Universit ´e de Montr ´eal", "montreal"],
    ["Technische Universität München", "tum"],
    ["Allen Institute for Artiﬁcial Intelligence", "ai2"],
    ["XI'AN JIAOTONG UNIVERSITY", "xjtu"],
    ["Xi’an Jiaotong University", "xjtu"],
    ["Huawei Noah’s Ark Lab", "huawei"],
    ["Microsoft Research Asia, Beijing, China", "microsoft-research"],
    ["Microsoft Corporation", "microsoft"],
    ["Facebook AI Research (FAIR)", "meta"],
    ["Texas A&M University", "texas-am"],
    ["AT&T Labs", "att"],
    ["A*STAR, Singapore", "a-star"],
    ["CSIRO's Data61", "csiro"],
    ["Toyota Technological Institute at Chicago", "ttic"],
    ["Northeastern University, Shenyang, China", "neu-china"],
    ["Northeastern University", "northeastern"],
  ])("reads %s", (affiliation, tag) => expect(tags(affiliation)).toEqual([tag]));

  it.each([
    ["Huazhong University of Science and Technology, China", "hust"],
    ["University of Electronic Science and Technology of China", "uestc"],
    ["University of Science and Technology, China", "ustc"],
    ["The Chinese University of Hong Kong, Shenzhen", "cuhk-shenzhen"],
    ["HKUST (Guangzhou)", "hkust-gz"],
    ["University of Wisconsin-Madison", "wisconsin"],
    ["UW-Madison", "wisconsin"],
    ["Broad Institute of Harvard and MIT", "broad"],
    ["CAS, Beijing", "cas"],
    ["A-STAR, Singapore", "a-star"],
    ["National Institute of Health Data Science, Peking University", "pku"],
    ["University of British Columbia", "ubc"],
    ["Department of Mathematics, University of Missouri, Columbia, MO 65203", "missouri"],
    ["Zhejiang University of Technology", "zjut"],
    ["University of Maryland, Baltimore County", "umbc"],
    ["New York University", "nyu"],
    ["Massachusetts Institute of Technology, Cambridge, MA, USA", "mit"],
    ["NEC Laboratories America, Princeton, NJ, USA", "nec"],
    ["DeepMind, London, UK", "deepmind"],
    ["MoE Key Lab of AI, AI Institute, Shanghai Jiao Tong University", "sjtu"],
    ["University of Chinese Academy of Sciences", "ucas"],
  ])("takes the most specific name in %s", (affiliation, tag) => expect(tags(affiliation)).toEqual([tag]));

  it.each([
    "Cambridge, MA",
    "Oxford, Mississippi",
    "Zhejiang University of Nowhere",
    "Tokyo University of Nothing",
    "Medical University of Vienna",
    "Peking Union Medical College",
    "University of Illinois Springfield",
    "Beijing, University of Nowhere",
    "Department of Computer Science",
    "permit and hit rates",
    "Independent Researcher",
    "The apple orchard of Kent",
    "",
    "1",
    "((((,,,",
    "Lincoln Centre for Autonomous Systems (L-CAS), University of Nowhere",
  ])("finds nothing in %j", (affiliation) => expect(tags(affiliation)).toEqual([]));

  it("finds several institutions in printed order, without the parents of those found", () => {
    expect(tags("MIT and Tsinghua University")).toEqual(["mit", "tsinghua"]);
    expect(tags("Google DeepMind, Google")).toEqual(["deepmind"]);
    expect(tags("CUHK - SenseTime Joint Lab, The Chinese University of Hong Kong")).toEqual(["cuhk", "sensetime"]);
  });

  it("accepts its own tags, and addresses where nothing else is printed", () => {
    for (const { tag } of allInstitutions()) expect(tags(tag)).toEqual([tag]);
    expect(tags("cs.stanford.edu")).toEqual(["stanford"]);
    expect(tags("someone@cs.cmu.edu")).toEqual(["cmu"]);
  });

  it("stays quick on a very long text", () => {
    const started = performance.now();
    resolveInstitution("university of ".repeat(100_000));
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe("the tables", () => {
  it("hold each tag once, with a two-letter country and known parents", () => {
    expect(new Set(allInstitutions().map(({ tag }) => tag)).size).toBe(allInstitutions().length);
    for (const { tag, country, parent } of allInstitutions()) {
      expect(tag).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      expect(country).toMatch(/^[A-Z]{2}$/);
      if (parent) expect(institutionByTag(parent)?.tag).toBe(parent);
    }
  });

  it("resolve every full name that is particular enough to its own institution", () => {
    const lost = allInstitutions().filter(({ name, tag }) => {
      const found = tags(name);
      return found.length > 0 && found.join() !== tag;
    });
    // "University of Newcastle" and the like are left open on purpose; none may land elsewhere.
    expect(lost.map(({ tag }) => tag)).toEqual(["hcmus"]);
  });
});

describe("institutionForDomain", () => {
  it.each([
    ["cs.stanford.edu", "stanford"],
    ["SLAC.Stanford.EDU", "slac"],
    ["someone@research.google.com", "google"],
    ["mail.ustc.edu.cn", "ustc"],
  ])("knows %s", (domain, tag) => expect(institutionForDomain(domain)?.tag).toBe(tag));

  it.each(["gmail.com", "notstanford.edu", "edu", "", "."])("knows nothing of %j", (domain) =>
    expect(institutionForDomain(domain)).toBeUndefined(),
  );
});

describe("rows of an operator", () => {
  it("add institutions, and names and domains to known ones", () => {
    expect(resolveInstitution("Lantern Works, Hill Town")).toEqual([]);
    const text = [
      "# ours",
      "lantern-works|Lantern Works|DE|lantern werke;LWX|lantern.example||",
      "lantern-lab|Lantern Lab|DE|||lantern-works",
      "tsinghua||||extra-tsinghua.example|",
    ].join("\n");
    expect(addInstitutions(text.replace("||\n", "|\n"))).toBe(3);
    expect(resolveInstitution("Lantern Works, Hill Town")).toMatchObject([{ tag: "lantern-works", country: "DE" }]);
    expect(resolveInstitution("LWX")).toMatchObject([{ tag: "lantern-works" }]);
    expect(institutionsOf("lantern-works")).toMatchObject([{ tag: "lantern-lab" }]);
    expect(institutionForDomain("a@x.extra-tsinghua.example")).toMatchObject({
      tag: "tsinghua",
      name: "Tsinghua University",
      country: "CN",
    });
  });

  it.each([
    ["Bad Tag|Name|DE|||", /line 1: "Bad Tag" is no tag/],
    ["ok|Name|DE|||\nnew||DE|||", /line 2: new needs a name/],
    ["x|Name|Germany|||", /"Germany" is no country code/],
    ["x|Name|DE|;;—|bad domain|", /is no name that can be found/],
    ["x|Name|DE||bad domain|", /"bad domain" is no domain/],
    ["x|Name|DE|||nowhere", /the parent "nowhere" is not known/],
    ["x|Name|DE|||x", /x would belong to itself/],
    ["x|Name|DE||||more", /more than six cells/],
  ])("%j is refused by its line, and nothing is added", (text, fault) => {
    expect(() => addInstitutions(text)).toThrow(fault);
    expect(institutionByTag("x")).toBeUndefined();
  });
});

describe("look-alikes found in a sample of the data", () => {
  it.each([
    ["Department of Automation, China University of Petroleum, Beijing Campus (CUP), Beijing, China", "cupb"],
    ["International School for Advanced Studies (SISSA), Trieste, Italy", "sissa"],
    ["Univ. of Texas at Houston", "uthealth"],
    ["National Institute of Health, Italy", "iss-italy"],
    ["Centre d’Economie de la Sorbonne (CES), University of Paris 1 Panthéon-Sorbonne", "paris-1"],
    ["IDEAS NCBR", "ideas-ncbr"],
    ["Scuola universitaria professionale della Svizzera italiana (SUPSI)", "supsi"],
    ["BNU-HKBU United International College", "uic-zhuhai"],
  ])("%s is %s alone", (text, tag) => {
    expect(resolveInstitution(text).map((one) => one.tag)).toEqual([tag]);
  });
});
