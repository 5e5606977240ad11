-- Inputs belong to the runs that await them; what waited under the former rules is offered again by the same command.
drop table job;

-- One ingest of one node.
create table job_run (
  id text primary key,
  collection bigint not null references collection (id) on delete cascade,
  node text not null,
  -- Where its process runs, which one it is there, and since when: nobody else has all three.
  place text not null,
  process bigint not null,
  started bigint not null,
  -- Put off again and again while it lives.
  alive_until timestamptz not null
);

create table job (
  id bigint generated always as identity primary key,
  collection bigint not null references collection (id) on delete cascade,
  -- What it will be: jobs of the same are done one after the other.
  identity text not null,
  source text not null,
  item text,
  type text not null,
  title text not null,
  metadata text not null,
  -- Fields that it takes away beside those it sets, and whether these are all it is to have.
  removed text[] not null,
  all_fields boolean not null,
  -- What kind of thing its source is.
  origin text not null,
  device text,
  content text not null,
  -- What was offered later takes its place; it is not taken any more.
  superseded boolean not null default false,
  -- How often it was taken: only the last taker can end it.
  token bigint not null default 0,
  holder text,
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
  remedy text
);

create index job_open on job (collection, id) where outcome is null;
create index job_done on job (collection) where outcome is not null;
-- Hashes, as a source may be longer than an entry of a b-tree.
create index job_identity on job using hash (identity);
create index job_content on job using hash (content);

-- Which offer of which run awaits what becomes of which job.
create table job_awaited (
  run text not null references job_run (id) on delete cascade,
  offer bigint not null,
  job bigint not null references job (id) on delete cascade,
  primary key (run, offer)
);

create index job_awaited_job on job_awaited (job);
