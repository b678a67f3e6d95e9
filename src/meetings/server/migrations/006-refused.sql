-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Whether a mail server would not take it, so that whoever invited is told.
alter table meeting_sent add column refused boolean not null default false;
