// What questions are read by.
CREATE INDEX pathways_credential_provider IF NOT EXISTS
FOR (d:CredentialDocument) ON (d.scope, d.provider, d.kind, d.field);
CREATE INDEX pathways_credential_kind IF NOT EXISTS FOR (d:CredentialDocument) ON (d.scope, d.kind, d.field);
CREATE INDEX pathways_credential_place IF NOT EXISTS FOR (d:CredentialDocument) ON (d.scope, d.place, d.kind, d.field);
CREATE INDEX pathways_credential_title_en IF NOT EXISTS FOR (d:CredentialDocument) ON (d.scope, d.title_en, d.id);
CREATE INDEX pathways_credential_title_fr IF NOT EXISTS FOR (d:CredentialDocument) ON (d.scope, d.title_fr, d.id);
CREATE INDEX pathways_agreement_receiver IF NOT EXISTS FOR (d:AgreementDocument) ON (d.scope, d.receiver, d.id);
CREATE INDEX pathways_agreement_sender IF NOT EXISTS FOR (d:AgreementDocument) ON (d.scope, d.sender, d.id);
CREATE INDEX pathways_agreement_kind IF NOT EXISTS FOR (d:AgreementDocument) ON (d.scope, d.kind, d.id);
CREATE INDEX pathways_document_end IF NOT EXISTS FOR (d:Document) ON (d.scope, d.until);
CREATE FULLTEXT INDEX pathways_words IF NOT EXISTS FOR (d:Worded) ON EACH [d.scope, d.said]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}
