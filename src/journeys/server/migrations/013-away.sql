-- SPDX-License-Identifier: AGPL-3.0-or-later
-- How somebody who is away went; null of whoever is not. What the state alone does not say of older files comes with the next command on each.
alter table worker add column procedure text;
update worker set procedure = case state
  when 'DEPARTED' then 'PROCEDURAL'
  when 'ABROAD' then 'PROCEDURAL'
  when 'LEFT_NON_PROCEDURALLY' then 'NON_PROCEDURAL'
  when 'ABROAD_UNDOCUMENTED' then 'UNDOCUMENTED'
  else 'UNKNOWN' end
where state in ('DEPARTED', 'ABROAD', 'RETURNING', 'LEFT_NON_PROCEDURALLY', 'ABROAD_UNDOCUMENTED', 'LOST_CONTACT');
-- By household: who shares a family card, or the file alone.
create index worker_away on worker (regency, area, (coalesce(family_hash, uuid_send(stream_id))), stream_id) where procedure is not null;
