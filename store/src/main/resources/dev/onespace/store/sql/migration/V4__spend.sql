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
