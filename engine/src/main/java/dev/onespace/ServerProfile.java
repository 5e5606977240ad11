package dev.onespace;

import dev.onespace.Setup.Keeping.Servers;
import dev.onespace.catalog.Access;
import dev.onespace.catalog.Owners;
import dev.onespace.catalog.Turns;
import dev.onespace.cloud.pinecone.PineconeIndex;
import dev.onespace.cloud.pinecone.PineconeVectors;
import dev.onespace.index.RemoteIndex;
import dev.onespace.index.RemoteVectors;
import dev.onespace.index.ReplicaIndex;
import dev.onespace.jobs.SharedIngest.Node;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.spending.Spend;
import dev.onespace.store.blobs.FolderBlobs;
import dev.onespace.store.postgres.PostgresCatalog;
import dev.onespace.store.postgres.PostgresDatabase;
import dev.onespace.store.postgres.PostgresIndex;
import dev.onespace.store.postgres.PostgresJobs;
import dev.onespace.store.postgres.PostgresOwners;
import dev.onespace.store.sql.SqlGenerations;
import dev.onespace.store.sql.Target;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Catalog and words in PostgreSQL, vectors at Pinecone, originals in a folder. Any number of nodes
 * read and write at once.
 *
 * @param place the servers, as this engine has them open
 * @param target the generation there
 */
record ServerProfile(ServerPlace place, Target target) implements Profile {

  private Servers servers() {
    return place.servers();
  }

  @Override
  public Profile to(Target other) {
    return new ServerProfile(place, other);
  }

  @Override
  public Optional<SpaceIdentity> made() {
    return Profile.ifThere(
        () -> {
          try (PostgresCatalog catalog =
              PostgresCatalog.open(place.database(Access.READ), target)) {
            return catalog.space();
          }
        });
  }

  @Override
  public Stores toRead() {
    return stores(Access.READ, database -> PostgresCatalog.open(database, target));
  }

  @Override
  public Stores toChange(String command) {
    return besideWriter();
  }

  @Override
  public Stores besideWriter() {
    return stores(Access.WRITE, database -> PostgresCatalog.open(database, target));
  }

  @Override
  public Reopened reopened(Stores former) {
    return new Reopened(besideWriter(), former);
  }

  @Override
  public Stores toFill(String command, SpaceIdentity ifNew) {
    return besideWriter(ifNew);
  }

  @Override
  public Stores besideWriter(SpaceIdentity ifNew) {
    return stores(Access.WRITE, database -> PostgresCatalog.openOrMake(database, target, ifNew));
  }

  @Override
  public Stores toRebuild(String command) {
    return toChange(command);
  }

  private Stores stores(Access access, Function<PostgresDatabase, PostgresCatalog> opening) {
    PostgresDatabase database = place.database(access);
    PostgresCatalog catalog = opening.apply(database);
    try {
      ReplicaIndex replica = PostgresIndex.open(database, catalog.name());
      Owners owners = new PostgresOwners(database);
      RemoteVectors remote = new LazyVectors("Pinecone", () -> vectors(catalog, owners));
      return new Stores(
          where(catalog, owners),
          catalog,
          new RemoteIndex(replica, remote),
          new FolderBlobs(servers().blobs()),
          new SqlGenerations(database),
          Optional.of(
              new Stores.Shared(
                  new PostgresJobs(database, catalog), new Node(name(), servers().lease()))),
          database.spending(),
          new ServerMaintenance(database, catalog, () -> dropNamespace(catalog, owners)),
          new Turns(),
          Stores.Behind.NOTHING);
    } catch (RuntimeException failed) {
      catalog.close();
      throw failed;
    }
  }

  private Where where(PostgresCatalog catalog, Owners owners) {
    return new Where(
        "%s, schema %s".formatted(servers().postgres().place(), servers().postgres().schema()),
        "Pinecone %s-%s, namespace %s; words in PostgreSQL"
            .formatted(
                servers().pinecone().index(),
                catalog.space().dimension(),
                owners.present().named(catalog.name())),
        servers().blobs().toString());
  }

  @Override
  public List<Spend> spent() {
    return place.database(Access.READ).spending().all();
  }

  @Override
  public String node() {
    return name();
  }

  @Override
  public Duration lease() {
    return servers().lease();
  }

  /** This process, told to people who look. */
  static String name() {
    String host = Optional.ofNullable(System.getenv("HOSTNAME")).orElse("node");
    return host + "/" + ProcessHandle.current().pid();
  }

  /** Emptied first: that is refused where it is another catalog's. */
  private void dropNamespace(PostgresCatalog catalog, Owners owners) {
    try (PineconeIndex index =
        PineconeIndex.openOrCreate(servers().pinecone(), catalog.space().dimension())) {
      String namespace = owners.present().named(catalog.name());
      try (PineconeVectors vectors = index.vectors(namespace, owners)) {
        vectors.clear();
      }
      index.dropNamespace(namespace);
    }
  }

  /** A generation has a namespace of its own, a dimension an index of its own. */
  private LazyVectors.Opened vectors(PostgresCatalog catalog, Owners owners) {
    PineconeIndex index =
        PineconeIndex.openOrCreate(servers().pinecone(), catalog.space().dimension());
    try {
      String namespace = owners.present().named(catalog.name());
      return new LazyVectors.Opened(index.vectors(namespace, owners), index::close);
    } catch (RuntimeException failed) {
      index.close();
      throw failed;
    }
  }
}
