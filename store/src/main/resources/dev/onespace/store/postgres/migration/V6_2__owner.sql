-- Which catalog this is among all that keep vectors at the same service. One row.
create table catalog_owner (
  one boolean primary key default true check (one),
  identity text not null,
  -- Grows with every node that is about to write vectors, before the service is told.
  claims bigint not null
);

insert into catalog_owner (identity, claims) values (gen_random_uuid()::text, 0);
