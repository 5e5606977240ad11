-- Nobody asks for these values: no statistics of them are needed.
alter table index_passage alter column vector set statistics 0;
alter table index_item alter column ordered set statistics 0;

-- Terms are gone through for every score: as they are, in the row; the vector beside them goes elsewhere.
alter table index_passage alter column words set storage external;
alter table index_passage set (toast_tuple_target = 4080);
