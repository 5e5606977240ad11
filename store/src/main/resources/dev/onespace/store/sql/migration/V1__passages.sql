create table collection (
  id ${key},
  name text not null unique,
  space_id text not null,
  dimension integer not null,
  space_hash text not null,
  last_change bigint not null,
  -- The last deletion whose item's name was forgotten: an index that did not follow it is built anew.
  forgotten bigint not null default 0
);

create table item (
  id ${key},
  collection bigint not null references collection (id),
  name text not null,
  -- What the bytes of its original are; the modality is that of its passages.
  media text not null,
  source text not null,
  title text not null,
  content text not null,
  metadata text not null,
  pipeline text not null,
  thumbnail text,
  facts text not null,
  -- What kind of thing its source is, and for a file on which device its folder was.
  origin text not null,
  device text,
  unique (collection, name),
  unique (collection, source)
);

create index item_content on item (collection, content);
create index item_thumbnail on item (thumbnail);

create table passage (
  item bigint not null references item (id) on delete cascade,
  ordinal integer not null,
  collection bigint not null,
  modality text not null,
  facet text not null,
  shuffle bigint not null,
  -- Where it lies in the item: a path, from the outside in.
  place text not null,
  words text not null,
  spans text not null,
  vector ${bytes} not null,
  unique (item, ordinal)
);

create index passage_sample on passage (collection, modality, facet, shuffle);
-- Of how many items there are passages of a modality.
create index passage_modality on passage (collection, modality, item);

create table change (
  collection bigint not null references collection (id),
  item text not null,
  sequence bigint not null,
  primary key (collection, item)
);

create unique index change_sequence on change (collection, sequence);

-- Originals and thumbnails of items that were deleted or replaced, written with that, until they
-- are dropped: a process that is killed in between leaves none for ever.
create table released_blob (
  content text not null primary key
);

create table quarantine (
  collection bigint not null references collection (id),
  content text not null,
  source text not null,
  code text not null,
  cause text not null,
  remedy text not null,
  primary key (collection, content)
);

-- Which generation of a collection serves; without a row the first, which has the collection's own
-- name. The generation that served before may have been removed.
create table serving (
  collection text not null primary key,
  generation integer not null,
  former integer
);

-- What is spent on vectors. Money is in millionths of a millionth of a US dollar; times are in
-- milliseconds since 1970 by the one clock that all who write share.

-- What was charged, and what may have been, by day (UTC).
create table spend (
  day text not null,
  collection text not null,
  space text not null,
  calls bigint not null default 0,
  vectors bigint not null default 0,
  text_tokens bigint not null default 0,
  image_tokens bigint not null default 0,
  audio_tokens bigint not null default 0,
  charged bigint not null default 0,
  -- Of these: where the provider did not say what it charges.
  estimated_calls bigint not null default 0,
  estimated bigint not null default 0,
  -- Calls that were never answered.
  lost_calls bigint not null default 0,
  lost bigint not null default 0,
  primary key (day, collection, space)
);

-- Commands that fill a collection at the same time, and so share their budgets.
create table spend_run (
  id text not null primary key,
  collection text not null,
  began bigint not null,
  spent bigint not null default 0
);

create table spend_member (
  id text not null primary key,
  run text not null references spend_run (id) on delete cascade,
  node text not null,
  held_until bigint not null
);

-- Calls that are set aside and not settled: under way, or of a process that was killed.
create table spend_open (
  id text not null primary key,
  run text not null,
  day text not null,
  collection text not null,
  space text not null,
  node text not null,
  likely bigint not null,
  most bigint not null,
  held_until bigint not null
);
