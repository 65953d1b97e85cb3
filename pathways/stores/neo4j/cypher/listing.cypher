// Lists: statements are put together from these parts, which are all that there is to choose from.

//: from
MATCH (d:Document {scope: $asked.scope, list: $asked.list})
WHERE d.id >= '' AND d.until > $asked.revision AND d.since <= $asked.revision

//: from credentials
MATCH (d:CredentialDocument {scope: $asked.scope})
WHERE d.until > $asked.revision AND d.since <= $asked.revision

//: from agreements
MATCH (d:AgreementDocument {scope: $asked.scope})
WHERE d.until > $asked.revision AND d.since <= $asked.revision

//: found by ids
UNWIND $asked.ids AS id
MATCH (d:Document {scope: $asked.scope, list: $asked.list, id: id})
WHERE d.until > $asked.revision AND d.since <= $asked.revision

//: found by text
CALL db.index.fulltext.queryNodes('pathways_words', $asked.text) YIELD node AS d
WHERE d.list = $asked.list AND d.until > $asked.revision AND d.since <= $asked.revision

//: page
WITH d ORDER BY {ordered} LIMIT $asked.most
RETURN [{columns}], d.id, d.since, d.body ORDER BY {ordered}

//: count
RETURN count(d)

//: facet
UNWIND {value} AS value
WITH value WHERE value <> ''
RETURN value, count(*)

//: after
{first} AND [{columns}] {beyond} $asked.after

//: column id
d.id

//: column kind
d.kind

//: column title_en
d.title_en

//: column title_fr
d.title_fr

//: column provider
d.provider

//: column receiver
d.receiver

//: value kinds
[d.kind]

//: value fields
[d.field]

//: value providers
[d.provider]

//: value jurisdictions
[d.place]

//: value languages
d.languages

//: value delivery
d.delivery

//: value occupations
d.occupations

//: value skills
d.skills

//: value professions
[d.profession]

//: value accreditations
d.accreditations

//: value strengths
[d.strength]

//: value statuses
[d.status]

//: value receivers
[d.receiver]

//: value senders
[d.sender]

//: value teers
[d.teer]

//: where kinds
d.kind IN $asked.kinds

//: where fields
any(begin IN $asked.fields WHERE d.field STARTS WITH begin)

//: where providers
d.provider IN $asked.providers

//: where jurisdictions
(d.place IN $asked.jurisdictions OR substring(d.place, 0, 2) IN $asked.jurisdictions)

//: where professions
d.profession IN $asked.professions

//: where credentials occupations
any(code IN d.occupations WHERE any(begin IN $asked.occupations WHERE code STARTS WITH begin))

//: where skills occupations
any(code IN d.occupations WHERE any(begin IN $asked.occupations WHERE code STARTS WITH begin))

//: where occupations occupations
any(begin IN $asked.occupations WHERE d.id STARTS WITH begin)

//: where skills
any(one IN d.skills WHERE one IN $asked.skills)

//: where languages
any(one IN d.languages WHERE one IN $asked.languages)

//: where delivery
any(one IN d.delivery WHERE one IN $asked.delivery)

//: where accreditations
any(one IN d.accreditations WHERE one IN $asked.accreditations)

//: where level_at_least
(d.framework = $asked.framework AND d.level >= $asked.level_at_least)

//: where credits_at_least
d.credits IN $asked.credits_at_least

//: where credits_at_most
d.credits IN $asked.credits_at_most

//: where receivers
d.receiver IN $asked.receivers

//: where senders
d.sender IN $asked.senders

//: where strengths
d.strength IN $asked.strengths

//: where statuses
d.status IN $asked.statuses

//: where teers
d.teer IN $asked.teers

//: where regulated_in
any(place IN d.regulated WHERE place IN $asked.regulated_in OR substring(place, 0, 2) IN $asked.regulated_in OR place IN $asked.wholes)

//: where in_force_on
d.in_force_since <= $asked.in_force_on AND (d.in_force_until = '' OR d.in_force_until >= $asked.in_force_on)
