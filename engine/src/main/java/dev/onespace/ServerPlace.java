package dev.onespace;

import dev.onespace.Setup.Keeping.Servers;
import dev.onespace.catalog.Access;
import dev.onespace.store.postgres.PostgresDatabase;
import dev.onespace.store.sql.Target;
import java.util.EnumMap;
import java.util.Map;

/** Servers, with one pool of connections for all who read and one for all who write. */
final class ServerPlace implements Place {
  private final Servers servers;
  private final Map<Access, PostgresDatabase> opened = new EnumMap<>(Access.class);

  ServerPlace(Servers servers) {
    this.servers = servers;
  }

  Servers servers() {
    return servers;
  }

  @Override
  public Profile profile(Target target) {
    return new ServerProfile(this, target);
  }

  /** The database, not to be closed by who asks. */
  synchronized PostgresDatabase database(Access access) {
    PostgresDatabase there = opened.get(access);
    if (there != null) {
      return there;
    }
    PostgresDatabase fresh = PostgresDatabase.open(servers.postgres(), access);
    opened.put(access, fresh);
    return fresh;
  }

  @Override
  public synchronized void close() {
    opened.values().forEach(PostgresDatabase::close);
    opened.clear();
  }
}
