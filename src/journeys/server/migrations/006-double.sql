-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Pairs of files of one regency that may be of one person. It stands at the narrowest place that holds both, so that nobody finds a pair
-- of which one file is out of reach; it names two files and says nothing of a person.
create table double (
  regency text collate "C" not null,
  stream_id uuid not null,
  area text collate "C" not null,
  one uuid not null,
  other uuid not null,
  standing text not null,
  score double precision,
  source text not null,
  found_on date not null,
  decided_on date,
  primary key (regency, stream_id)
);
comment on table double is 'projected';
create index double_waiting on double (regency, standing, score desc, stream_id) where standing in ('open', 'later');
create index double_decided on double (regency, decided_on) where decided_on is not null;
create index double_one on double (regency, one);
create index double_other on double (regency, other);
alter table double enable row level security;
create policy within_authority on double using (within_authority(area, '{}'));
