# A made-up town that quarrels over the fees of its harbour.
INSERT DATA {
  id:a1 a nun:Article ; schema:identifier "a1" ; skos:prefLabel "Fees rise" ; schema:publisher "The Gull" ;
    schema:datePublished "2009-05-04"^^xsd:date ; schema:url "https://gull.example/1" .
  id:a2 a nun:Article ; schema:identifier "a2" ; skos:prefLabel "Fees fall" ; schema:url "javascript:alert(1)" .
  id:s1 schema:isPartOf id:a1 . id:s2 schema:isPartOf id:a1 . id:s3 schema:isPartOf id:a2 .
  id:plan a nun:Plan ; skos:prefLabel "harbour plan" .
  id:fees a nun:Point ; skos:prefLabel "higher fees" ; nun:pointOf id:plan .
  id:bridge a nun:Point ; skos:prefLabel "a bridge" .
  id:claim a nun:Claim ; skos:prefLabel "the fees are the highest in the north" .

  id:st1 a nun:Statement, nun:Proposal ; nun:about id:plan ; nun:who "Harbour Council" ; nun:status nun:Asserted ;
    nun:sentence "The council put its plan forward." ; nun:source "Fees rise (The Gull, 2009-05-04)" ;
    nun:date "2009-05-04"^^xsd:date ; rdfs:label "Harbour Council proposes harbour plan" ; prov:wasDerivedFrom id:s1 .
  id:st2 a nun:Statement, nun:Rejection ; nun:about id:fees ; nun:who "Ines Falk" ; nun:status nun:Asserted ;
    nun:sentence "Falk, an aide said, rejects higher fees." ; nun:source "Fees rise (The Gull, 2009-05-04)" ; nun:via "aide" ;
    nun:date "2009-05-04"^^xsd:date ; rdfs:label "Ines Falk rejects higher fees" ; prov:wasDerivedFrom id:s2 .
  id:st3 a nun:Statement, nun:Acceptance ; nun:about id:fees ; nun:who "Ines Falk" ; nun:status nun:Negated ;
    nun:sentence "Falk did not accept the fees." ; nun:source "Fees fall" ; nun:via "Ines Falk" ;
    rdfs:label "Ines Falk does not accept higher fees" ; prov:wasDerivedFrom id:s3 .
  id:st4 a nun:Statement, nun:Demand ; nun:about id:bridge ; nun:who "Ines Falk" ; nun:status nun:Planned ;
    nun:sentence "Falk plans to call for a bridge." ; nun:source "Fees fall" ;
    rdfs:label "Ines Falk will demand: a bridge" ; prov:wasDerivedFrom id:s3 .
  id:crews a nun:Group ; skos:prefLabel "ferry crews" ; nun:several true .
  id:st9 a nun:Statement, nun:Rejection ; nun:about id:fees ; nun:by id:crews ; nun:who "ferry crews" ; nun:status nun:Asserted ;
    nun:sentence "Ferry crews turned the fees down." ; nun:source "Fees fall" ;
    rdfs:label "ferry crews reject higher fees" ; prov:wasDerivedFrom id:s3 .
  id:st5 a nun:Statement, nun:Assertion ; nun:about id:claim ; nun:who "Ines Falk" ; nun:status nun:Asserted ;
    nun:sentence "The fees are the highest in the north, Falk said." ; nun:source "Fees fall" ; prov:wasDerivedFrom id:s3 .
  id:st6 a nun:Statement, nun:Denial ; nun:about id:claim ; nun:who "Harbour Council" ; nun:status nun:Asserted ;
    nun:sentence "The council denied that." ; nun:source "Fees fall" ; rdfs:label "Harbour Council denies: the fees" ;
    prov:wasDerivedFrom id:s3 .
  id:st7 a nun:Statement, nun:RoleHolding ; nun:who "Ines Falk" ; nun:what "mayor (Arvik)" ; nun:former false ;
    nun:status nun:Asserted ; nun:sentence "Mayor Ines Falk" ; nun:source "Fees fall" ; prov:wasDerivedFrom id:s3 .
  id:st8 a nun:Statement, nun:MeetingStatement ; nun:status nun:Negated ; nun:sentence "Falk and Dahl did not meet." ;
    nun:source "Fees rise (The Gull, 2009-05-04)" ; nun:date "2009-05-04"^^xsd:date ; rdfs:label "Ines Falk and Jon Dahl did not meet or talk" ;
    prov:wasDerivedFrom id:s1 .
  # The crews only ask whether it is so, which is no word for it.
  id:st10 a nun:Statement, nun:Assertion ; nun:about id:claim ; nun:who "ferry crews" ; nun:by id:crews ; nun:status nun:Asserted ;
    nun:sentence "Ferry crews questioned whether it was so." ; nun:source "Fees fall" ; prov:wasDerivedFrom id:s3 .
  id:st11 a nun:Statement, nun:Denial ; nun:about id:claim ; nun:who "ferry crews" ; nun:by id:crews ; nun:status nun:Asserted ;
    nun:sentence "Ferry crews questioned whether it was so." ; nun:source "Fees fall" ; rdfs:label "ferry crews deny: the fees" ;
    prov:wasDerivedFrom id:s3 .
}
