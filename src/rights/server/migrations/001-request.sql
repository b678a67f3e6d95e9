-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Requests about personal data. They outlive an erasure, since that they were answered must be shown; they name nobody. The person's name
-- stays sealed in the record: lists ask the workers' files for it.
create table rights_request (
  regency text collate "C" not null,
  request_id uuid not null,
  area text collate "C" not null,
  let_in text[] not null default '{}',
  worker_id uuid not null,
  right_code text not null,
  received_at timestamptz not null,
  due_at timestamptz not null,
  checked boolean not null,
  outcome text,
  primary key (regency, request_id)
);
comment on table rights_request is 'projected';
create index rights_request_due on rights_request (regency, due_at, request_id);
create index rights_request_worker on rights_request (regency, worker_id);
alter table rights_request enable row level security;
create policy within_authority on rights_request using (within_authority(area, let_in));
