-- SPDX-License-Identifier: AGPL-3.0-or-later
-- What lists and rules need of a paper. Its numbers and its issuer are keyed hashes; the file itself lies in the store under its address,
-- a hash that only the person's key can make.
create table paper (
  regency text collate "C" not null,
  stream_id uuid not null,
  area text collate "C" not null,
  let_in text[] not null default '{}',
  worker_id uuid not null,
  name text not null,
  kind text not null,
  attached_on date not null,
  -- Null once the file is gone.
  address text,
  scan text not null,
  -- RECEIVED until somebody decided.
  outcome text not null,
  valid_until date,
  number_hash bytea,
  -- Of the issuer and the day together.
  issued_hash bytea,
  open_flags integer not null,
  primary key (regency, stream_id)
);
comment on table paper is 'projected';
create index paper_worker on paper (regency, worker_id, attached_on);
create index paper_waiting on paper (regency, attached_on, stream_id) where outcome = 'RECEIVED' or open_flags > 0;
create index paper_number on paper (regency, kind, number_hash) where number_hash is not null;
create index paper_issued on paper (regency, kind, issued_hash) where issued_hash is not null;
create index paper_unscanned on paper (regency, stream_id) where scan = 'NOT_SCANNED' and address is not null;
alter table paper enable row level security;
create policy within_authority on paper using (within_authority(area, let_in));
