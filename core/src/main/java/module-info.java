/** Onespace's words as types, its ports, and ingest and search as computation. */
module dev.onespace.core {
  requires transitive org.jspecify;
  requires org.slf4j;

  exports dev.onespace.error;
  exports dev.onespace.filter;
  exports dev.onespace.item;
  exports dev.onespace.space;
  exports dev.onespace.store;
  exports dev.onespace.time;
}
