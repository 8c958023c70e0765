// The relations, kinds and statuses of networks in words, seen from either end.
"use strict";

nuncio.words = (() => {
  // The group tells the views apart: a stance goes on the board, a claim has sides, a tie is background.
  const RELATIONS = {
    proposes: { out: "Proposes", in: "Proposed by", group: "stance" },
    demands: { out: "Demands", in: "Demanded by", group: "stance" },
    accepts: { out: "Accepts", in: "Accepted by", group: "stance" },
    supports: { out: "Supports", in: "Supported by", group: "stance" },
    rejects: { out: "Rejects", in: "Rejected by", group: "stance" },
    says: { out: "Says", in: "Said by", group: "claim" },
    disputes: { out: "Disputes", in: "Disputed by", group: "claim" },
    meets: { out: "Meets", in: "Meets", group: "tie" },
    holdsRole: { out: "Holds a role in", in: "Roles held by", group: "tie" },
    heldRole: { out: "Held a role in", in: "Roles once held by", group: "tie" },
    pointOf: { out: "Point of", in: "Points", group: "part" },
    binds: { out: "Binds", in: "Bound by", group: "part" },
    benefits: { out: "Is for", in: "Gains from", group: "part" },
    revisionOf: { out: "Revision of", in: "Revised as", group: "part" },
    country: { out: "Of the country", in: "Who is of it", group: "background" },
    mentions: { out: "Mentions", in: "Mentioned in", group: "background" },
  };

  const KINDS = {
    person: ["person", "people"],
    country: ["country", "countries"],
    organisation: ["organisation", "organisations"],
    group: ["group", "groups"],
    source: ["unnamed source", "unnamed sources"],
    plan: ["plan", "plans"],
    point: ["point", "points"],
    claim: ["claim", "claims"],
    office: ["office", "offices"],
    event: ["event", "events"],
    place: ["place", "places"],
    thing: ["thing", "things"],
    article: ["article", "articles"],
  };

  const STATUSES = {
    asserted: { name: "said to be so", badge: "", meaning: "said to be so" },
    negated: { name: "said not to be so", badge: "not", meaning: "said not to be so" },
    planned: { name: "planned", badge: "planned", meaning: "said to be coming" },
    conditional: { name: "with conditions", badge: "with conditions", meaning: "only if something else is so" },
    hypothetical: { name: "considered", badge: "considered", meaning: "considered, wished, asked or feared" },
  };

  const ORDER = Object.keys(RELATIONS);

  /** Returns a relation's words; one of a query of the user's own is called as it is. */
  function relation(name) {
    return RELATIONS[name] ?? { out: name, in: `${name} of`, group: "own" };
  }

  /** Returns what a kind is called for so many. */
  function kind(name, number = 1) {
    const [one, many] = KINDS[name] ?? [name, name];
    return number === 1 ? one : many;
  }

  function status(name) {
    return STATUSES[name] ?? { name, badge: name, meaning: name };
  }

  const PHRASES = {
    negated: (verb, several) => `${several ? "do" : "does"} not ${verb}`,
    planned: (verb, several) => `${several ? "are" : "is"} to ${verb}`,
    conditional: verb => `would conditionally ${verb}`,
    hypothetical: verb => `might ${verb}`,
  };

  /** Returns what an edge says as a verb for who does it, with its status: "rejects", "do not reject"; what is no verb, as it is called. */
  function verb({ relation: name, label, from }, status) {
    if (!["stance", "claim"].includes(relation(name).group)) return label.replace(/ \((?:negated|planned|conditional|hypothetical)\)$/, "");
    const plain = name.replace(/s$/, "");
    return PHRASES[status]?.(plain, from.several) ?? (from.several ? plain : name);
  }

  /** Returns what an edge says, in a line. */
  const sentence = edge => `${edge.from.label} ${verb(edge, edge.status)} ${edge.to.label}`;

  /** Returns the place of a relation in lists. */
  function rank(name) {
    const place = ORDER.indexOf(name);
    return place < 0 ? ORDER.length : place;
  }

  return { relation, kind, status, verb, sentence, rank, statuses: Object.keys(STATUSES) };
})();
