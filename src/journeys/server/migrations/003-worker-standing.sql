-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Where a file stands on the path and when its next step is due: for filters, counts and waiting times. Exact search by NIK and phone
-- goes by keyed hashes; they and the exact station of older files come with the next command on each.
alter table worker
  add column next_due date,
  add column stage text,
  add column stage_since date,
  add column nik_hash bytea,
  add column phone_hash bytea;
update worker w set
  next_due = (select min(due) from work s where s.regency = w.regency and s.stream_id = w.stream_id),
  stage_since = since,
  stage = case
    when state in ('INTERESTED', 'RECORDED') then 'registered'
    when state in ('PREPARING', 'WITHDRAWN', 'UNFIT') then 'prepared'
    when state in ('READY', 'FAILED_DEPARTURE') then 'ready'
    when state in ('DEPARTED', 'LEFT_NON_PROCEDURALLY', 'INTERCEPTED') then 'departed'
    when state in ('RETURNED', 'HANDED_OVER', 'IN_REHABILITATION', 'REINTEGRATING', 'CLOSED', 'REMAINS_RETURNED') then 'home'
    else 'abroad' end;
alter table worker alter column stage set not null, alter column stage_since set not null;
create index worker_due on worker (regency, next_due) where next_due is not null;
create index worker_waiting on worker (regency, stage_since, stream_id);
create index worker_nik on worker (regency, nik_hash) where nik_hash is not null;
create index worker_phone on worker (regency, phone_hash) where phone_hash is not null;
