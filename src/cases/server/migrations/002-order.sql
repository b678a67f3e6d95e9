-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The order in which cases are listed: by their first due day, those that are closed after all others.
create index case_file_order on case_file (coalesce(due_on, date '2999-12-31'), case_id);
