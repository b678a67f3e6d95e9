-- SPDX-License-Identifier: AGPL-3.0-or-later
-- An office's own provider of identities, and which of its people are which accounts here.

create table identity_provider (
  regency text collate "C" not null,
  office_id text not null,
  issuer text not null,
  client_id text not null,
  -- Sealed under the instance key.
  secret bytea not null,
  -- The staff of the office sign in there and nowhere else; administrators are not held to it, so that somebody can undo it.
  required boolean not null,
  primary key (regency, office_id)
);

-- Never by a mail address or a name: by the subject that the provider vouched for, once, when the owner of the account was there.
create table identity_subject (
  regency text collate "C" not null,
  office_id text not null,
  issuer text not null,
  subject text not null,
  user_id text not null,
  linked_at timestamptz not null,
  primary key (regency, office_id, issuer, subject)
);
create unique index identity_subject_of_user on identity_subject (regency, user_id);

-- What must be remembered until an answer comes back, sealed under the instance key.
alter table challenge add column sealed bytea;

-- Where the session was begun at a provider, to end it there too.
alter table session add column provider_office text;
