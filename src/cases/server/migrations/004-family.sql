-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Which case a family's code opens: a keyed hash, from which nobody makes the code. It says where to look and opens nothing: the case itself
-- says whom it lets in, and until when. One code for each case.
create table family_code (
  regency text collate "C" not null,
  stream_id uuid not null,
  code_id text not null,
  code_hash bytea not null,
  primary key (regency, stream_id)
);
comment on table family_code is 'projected';
create index family_code_hash on family_code (code_hash);
