-- SPDX-License-Identifier: AGPL-3.0-or-later
-- A file that another of the same person leads is found by its name and numbers, and is counted and listed with that one alone.
alter table worker add column merged_into text;
