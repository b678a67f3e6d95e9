-- SPDX-License-Identifier: AGPL-3.0-or-later
-- A request stays open until it was answered and what the answer promised was done; answers of before promised nothing that is known.
alter table rights_request add column open boolean;
update rights_request set open = outcome is null;
alter table rights_request alter column open set not null;
