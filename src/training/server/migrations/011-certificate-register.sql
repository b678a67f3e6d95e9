-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The register of certificates outlives its holders: when a person is erased, the rows of their test go, the numbers and their standing stay.
-- Erasure takes the rows that name their stream as `stream_id`; these name it otherwise.

alter table certificate rename column stream_id to assessment_id;

alter table certificate_number rename column stream_id to assessment_id;
alter table certificate_number drop constraint certificate_number_pkey;
alter table certificate_number add primary key (regency, series, serial, assessment_id);
-- None twice: whoever comes second is decided again with the number after.
create unique index certificate_number_once on certificate_number (regency, series, serial);
