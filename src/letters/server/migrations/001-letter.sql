-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The register of letters outlives the people they are about: erasure takes the rows that name their stream as `stream_id`, these name it
-- otherwise. Names stay sealed in the records: lists ask the workers' files for them.
create table letter (
  regency text collate "C" not null,
  letter_id uuid not null,
  area text collate "C" not null,
  let_in text[] not null default '{}',
  worker_id uuid not null,
  kind text collate "C" not null,
  number text collate "C" not null,
  office_id text collate "C" not null,
  issued_on date not null,
  valid_until date,
  revoked_on date,
  replaced_on date,
  flags integer not null,
  primary key (regency, letter_id)
);
comment on table letter is 'projected';
create index letter_newest on letter (regency, issued_on desc, letter_id desc);
create index letter_worker on letter (regency, worker_id);
create index letter_office on letter (regency, office_id, kind, issued_on);
alter table letter enable row level security;
create policy within_authority on letter using (within_authority(area, let_in));

-- The secret in a letter's address, as a keyed hash.
create table letter_address (
  regency text collate "C" not null,
  token bytea not null,
  area text collate "C" not null,
  letter_id uuid not null,
  primary key (regency, token)
);
comment on table letter_address is 'projected';
alter table letter_address enable row level security;
create policy within_authority on letter_address using (within_authority(area, '{}'));

-- Every number ever given: none twice, none left out, none given back. Whoever comes second is decided again with the number after.
create table letter_number (
  regency text collate "C" not null,
  series text collate "C" not null,
  serial integer not null,
  letter_id uuid not null,
  primary key (regency, series, serial, letter_id)
);
comment on table letter_number is 'projected';
create unique index letter_number_once on letter_number (regency, series, serial);
