-- SPDX-License-Identifier: AGPL-3.0-or-later
-- A delegation may begin on a later day than it was given.

alter table delegation add column from_day date;
