-- Inputs that several nodes take in together.
create table job (
  id bigint generated always as identity primary key,
  collection bigint not null references collection (id) on delete cascade,
  run text collate "C" not null,
  source text not null,
  item text,
  type text not null,
  title text not null,
  metadata text not null,
  content text not null,
  -- How often it was taken: only the last taker can end it.
  token bigint not null default 0,
  node text,
  held_until timestamptz,
  -- What became of it; null until it is done.
  outcome text,
  made text,
  embedded boolean,
  notes text[],
  former_source text,
  code text,
  cause text,
  remedy text,
  -- A hash, as a source may be longer than an entry of a b-tree.
  constraint job_once exclude using hash
    ((collection::text || ':' || run || ':' || source) with =)
);

create index job_open on job (collection, run, id) where outcome is null;
create index job_run on job (collection, run, id);
