-- SPDX-License-Identifier: AGPL-3.0-or-later
-- `p_office` is the reader's office, with the day as lets_in reads it.
-- Says on whose authority this one statement reads. It is always true, so that a statement can be made to wait for it.
create or replace function set_scope(p_prefixes text, p_office text, p_user text, p_log text) returns boolean language plpgsql volatile as $$
begin
  perform set_config('kawal.prefixes', p_prefixes, true), set_config('kawal.office', split_part(p_office, '@', 1), true), set_config('kawal.guest', p_office, true),
    set_config('kawal.user', p_user, true), set_config('kawal.log', p_log, true);
  return true;
end $$;
