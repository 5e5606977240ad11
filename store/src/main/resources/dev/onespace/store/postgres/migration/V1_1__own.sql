-- Names in the order of their bytes, as SQLite has them, whatever the database's own order is.
alter table collection alter column name type text collate "C";
alter table item alter column name type text collate "C";
alter table change alter column item type text collate "C";

-- A source may be longer than an entry of a b-tree.
alter table item drop constraint item_collection_source_key;
alter table item add constraint item_source_once
  exclude using hash ((collection::text || ':' || source) with =);
create index item_source on item using hash (source);

-- An item's passages go with it, found by the unique key that begins with item.

-- Which catalog this is among all that keep vectors at the same service. One row.
create table catalog_owner (
  one boolean primary key default true check (one),
  identity text not null,
  -- Grows with every node that is about to write vectors, before the service is told.
  claims bigint not null
);

insert into catalog_owner (identity, claims) values (gen_random_uuid()::text, 0);

-- The index of a collection: derived from the catalog, may be emptied and filled again.

create table index_state (
  id bigint generated always as identity primary key,
  collection text collate "C" not null,
  format integer not null,
  -- The change up to which it follows the catalog; null if it was never committed.
  sequence bigint,
  passages bigint not null default 0,
  -- Passages with terms, and how many terms they have together: what BM25 needs.
  worded bigint not null default 0,
  terms bigint not null default 0,
  -- The last position that a remote index was written to: while it shows less, a difference is no drift.
  position bigint not null default 0,
  unique (collection, format)
);

create sequence index_item_id;

create table index_item (
  id bigint primary key,
  index bigint not null,
  name text collate "C" not null,
  -- The name in bytes that have the order of ids.
  place bytea not null,
  passages integer not null,
  -- From which position on a remote index shows it as it is now.
  mark bigint not null,
  -- Metadata: what is asked for equality, cut short; and what has an order, in full.
  facts bytea[] not null,
  ordered bytea[] not null,
  unique (index, place)
);

create index index_item_mark on index_item (index, mark);
create index index_item_facts on index_item using gin (facts);

create table index_passage (
  item bigint not null,
  ordinal integer not null,
  index bigint not null,
  modality text not null,
  facet text not null,
  vector bytea not null,
  -- Its terms in order, null where a stop word was; their number as BM25 counts it.
  words text[] collate "C" not null,
  length integer not null,
  codes bytea[] not null,
  primary key (item, ordinal)
);

create index index_passage_index on index_passage (index, facet);
create index index_passage_words on index_passage using gin (words);
create index index_passage_codes on index_passage using gin (codes);

-- How many passages have a term.
create table index_term (
  index bigint not null,
  term text collate "C" not null,
  passages bigint not null,
  primary key (index, term)
);

-- Nobody asks for these values: no statistics of them are needed.
alter table index_passage alter column vector set statistics 0;
alter table index_item alter column ordered set statistics 0;

-- Terms are gone through for every score: as they are, in the row; the vector beside them goes elsewhere.
alter table index_passage alter column words set storage external;
alter table index_passage set (toast_tuple_target = 4080);

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
  media text not null,
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
