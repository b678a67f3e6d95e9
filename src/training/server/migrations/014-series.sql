-- SPDX-License-Identifier: AGPL-3.0-or-later
-- One register of numbers for everything that is numbered.
insert into given_number (regency, series, serial, record_id) select regency, series, serial, assessment_id from certificate_number;
drop table certificate_number;
