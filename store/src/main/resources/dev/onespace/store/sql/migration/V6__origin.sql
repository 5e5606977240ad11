-- What kind of thing an item's source is, and for a file on which device its folder was.
alter table item add column origin text not null default 'program';
alter table item add column device text;
update item set origin = case
  when source like 'stdin:%' then 'stdin'
  when source like 'file:%#%' then 'line'
  when source like 'file:%' then 'file'
  else 'program' end;
