-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Certificates of training stand in the register of certificates, beside those of competence. They have no last day.

alter table certificate add column kind text collate "C" not null default 'COMPETENCE';
alter table certificate alter column valid_until drop not null;

-- Whose training in which class became a certificate.
create table completion (
  regency text collate "C" not null,
  stream_id uuid not null,
  area text collate "C" not null,
  let_in text[] not null default '{}',
  worker_id uuid not null,
  class_id text collate "C" not null,
  primary key (regency, stream_id)
);
comment on table completion is 'projected';
create index completion_worker on completion (regency, worker_id);
create index completion_class on completion (class_id);
alter table completion enable row level security;
create policy within_authority on completion using (within_authority(area, let_in));
