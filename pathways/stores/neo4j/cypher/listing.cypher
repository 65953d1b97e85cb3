// Lists: statements are put together from these parts, which are all that there is to choose from.

//: from
MATCH (d:Document {scope: $scope, list: $list})
WHERE d.id >= '' AND d.until > $revision AND d.since <= $revision

//: from credentials
MATCH (d:CredentialDocument {scope: $scope})
WHERE d.until > $revision AND d.since <= $revision

//: from agreements
MATCH (d:AgreementDocument {scope: $scope})
WHERE d.until > $revision AND d.since <= $revision

//: found by ids
UNWIND $ids AS id
MATCH (d:Document {scope: $scope, list: $list, id: id})
WHERE d.until > $revision AND d.since <= $revision

//: found by text
CALL db.index.fulltext.queryNodes('pathways_words', $text) YIELD node AS d
WHERE d.list = $list AND d.until > $revision AND d.since <= $revision

//: page
WITH d ORDER BY {ordered} LIMIT $most
RETURN [{columns}], d.id, d.since, d.body ORDER BY {ordered}

//: count
RETURN count(d)

//: facet
UNWIND {value} AS value
WITH value WHERE value <> ''
RETURN value, count(*)

//: after
{first} AND [{columns}] {beyond} $after

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
d.kind IN $kinds

//: where fields
any(begin IN $fields WHERE d.field STARTS WITH begin)

//: where providers
d.provider IN $providers

//: where jurisdictions
(d.place IN $jurisdictions OR substring(d.place, 0, 2) IN $jurisdictions)

//: where professions
d.profession IN $professions

//: where credentials occupations
any(code IN d.occupations WHERE any(begin IN $occupations WHERE code STARTS WITH begin))

//: where skills occupations
any(code IN d.occupations WHERE any(begin IN $occupations WHERE code STARTS WITH begin))

//: where occupations occupations
any(begin IN $occupations WHERE d.id STARTS WITH begin)

//: where skills
any(one IN d.skills WHERE one IN $skills)

//: where languages
any(one IN d.languages WHERE one IN $languages)

//: where delivery
any(one IN d.delivery WHERE one IN $delivery)

//: where accreditations
any(one IN d.accreditations WHERE one IN $accreditations)

//: where level_at_least
(d.framework = $framework AND d.level >= $level_at_least)

//: where credits_at_least
d.credits IN $credits_at_least

//: where credits_at_most
d.credits IN $credits_at_most

//: where receivers
d.receiver IN $receivers

//: where senders
d.sender IN $senders

//: where strengths
d.strength IN $strengths

//: where statuses
d.status IN $statuses

//: where teers
d.teer IN $teers

//: where regulated_in
any(place IN d.regulated WHERE place IN $regulated_in OR substring(place, 0, 2) IN $regulated_in OR place IN $wholes)

//: where in_force_on
d.in_force_since <= $in_force_on AND (d.in_force_until = '' OR d.in_force_until >= $in_force_on)
