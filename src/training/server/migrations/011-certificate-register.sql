-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The register of certificates outlives its holders: when a person is erased, the rows of their test go, the numbers and their standing stay.
-- Erasure takes the rows that name their stream as `stream_id`; these name it otherwise.

alter table certificate rename column stream_id to assessment_id;

alter table certificate_number rename column stream_id to assessment_id;
alter table certificate_number drop constraint certificate_number_pkey;
alter table certificate_number add primary key (regency, series, serial, assessment_id);
-- None twice: whoever comes second is decided again with the number after.
create unique index certificate_number_once on certificate_number (regency, series, serial);

create or replace function certificate_by_token(p_regency text, p_token bytea)
returns table (regency text, stream_id uuid, nth integer, state text, sealed bytea, wrapped bytea)
language sql stable security definer set search_path = pg_catalog, public as $$
  select c.regency, c.assessment_id, c.nth, s.state, s.sealed, k.wrapped
  from public.certificate c
  join public.snapshot s on s.regency = c.regency and s.stream_id = c.assessment_id
  left join public.subject_key k on k.regency = c.regency and k.stream_id = c.assessment_id
  where c.regency = p_regency and c.token = p_token
$$;
