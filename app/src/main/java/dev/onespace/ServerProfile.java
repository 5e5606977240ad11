package dev.onespace;

import dev.onespace.Setup.Keeping.Servers;
import dev.onespace.cloud.pinecone.PineconeIndex;
import dev.onespace.cloud.pinecone.PineconeSettings;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.jobs.SharedIngest.Node;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.store.Access;
import dev.onespace.store.Ledger;
import dev.onespace.store.RemoteIndex;
import dev.onespace.store.RemoteVectors;
import dev.onespace.store.blobs.FolderBlobs;
import dev.onespace.store.postgres.PostgresCatalog;
import dev.onespace.store.postgres.PostgresDatabase;
import dev.onespace.store.postgres.PostgresIndex;
import dev.onespace.store.postgres.PostgresJobs;
import dev.onespace.store.sql.SqlGenerations;
import java.util.Optional;
import java.util.function.Function;

/**
 * Catalog and words in PostgreSQL, vectors at Pinecone, originals in a folder. Any number of nodes
 * read and write at once.
 *
 * @param servers where they are
 * @param collection the collection there
 */
record ServerProfile(Servers servers, String collection) implements Profile {

  @Override
  public boolean isThere() {
    try (PostgresDatabase database = PostgresDatabase.open(servers.postgres(), Access.READ)) {
      return PostgresCatalog.collections(database).contains(collection);
    } catch (OnespaceException failed) {
      if (failed.problem().code() == ErrorCode.NOT_FOUND) {
        return false;
      }
      throw failed;
    }
  }

  @Override
  public Stores toRead() {
    return stores(Access.READ, database -> PostgresCatalog.open(database, collection));
  }

  @Override
  public Stores toChange(String command) {
    return stores(Access.WRITE, database -> PostgresCatalog.open(database, collection));
  }

  @Override
  public Stores toFill(String command, SpaceIdentity space) {
    return stores(Access.WRITE, database -> PostgresCatalog.open(database, collection, space));
  }

  @Override
  public Stores toRebuild(String command) {
    return toChange(command);
  }

  private Stores stores(Access access, Function<PostgresDatabase, PostgresCatalog> opening) {
    PostgresDatabase database = PostgresDatabase.open(servers.postgres(), access);
    try {
      PostgresCatalog catalog = opening.apply(database);
      Ledger ledger = PostgresIndex.open(database, catalog.name());
      RemoteVectors remote = new LazyVectors(() -> vectors(catalog));
      return new Stores(
          where(catalog),
          catalog,
          new RemoteIndex(ledger, remote),
          new FolderBlobs(servers.blobs()),
          new SqlGenerations(database),
          Optional.of(new Stores.Shared(new PostgresJobs(database, catalog), node())),
          new ServerRemains(catalog),
          database::close);
    } catch (RuntimeException failed) {
      database.close();
      throw failed;
    }
  }

  private Where where(PostgresCatalog catalog) {
    return new Where(
        "%s, schema %s".formatted(servers.postgres().place(), servers.postgres().schema()),
        "Pinecone %s-%d, namespace %s; words in PostgreSQL"
            .formatted(servers.pinecone().index(), catalog.space().dimension(), catalog.name()),
        servers.blobs().toString());
  }

  private Node node() {
    ProcessHandle process = ProcessHandle.current();
    return new Node(host() + "/" + process.pid(), servers.lease());
  }

  private static String host() {
    return Optional.ofNullable(System.getenv("HOSTNAME")).orElse("node");
  }

  /** A generation has a namespace of its own, a dimension an index of its own. */
  private LazyVectors.Opened vectors(PostgresCatalog catalog) {
    PineconeSettings settings = servers.pinecone().in(catalog.name());
    PineconeIndex index = PineconeIndex.openOrCreate(settings, catalog.space().dimension());
    try {
      return new LazyVectors.Opened(index.vectors(), index::close);
    } catch (RuntimeException failed) {
      index.close();
      throw failed;
    }
  }
}
