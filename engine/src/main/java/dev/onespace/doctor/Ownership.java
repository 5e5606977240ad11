package dev.onespace.doctor;

import dev.onespace.Setup.Keeping.Servers;
import dev.onespace.catalog.Access;
import dev.onespace.catalog.Owners;
import dev.onespace.cloud.pinecone.PineconeIndex;
import dev.onespace.cloud.pinecone.PineconeVectors;
import dev.onespace.index.RemoteIndex;
import dev.onespace.ingest.IndexFollower;
import dev.onespace.store.postgres.PostgresCatalog;
import dev.onespace.store.postgres.PostgresDatabase;
import dev.onespace.store.postgres.PostgresIndex;
import dev.onespace.store.postgres.PostgresOwners;
import dev.onespace.store.sql.Target;
import dev.onespace.time.StageClock;
import java.util.ArrayList;
import java.util.List;

/**
 * Settles whose the vectors at Pinecone are, where a catalog was restored from a backup. Both ways
 * concern every collection and generation of the database.
 *
 * @param servers where things are kept
 */
public record Ownership(Servers servers) {

  /**
   * Gives the catalog another identity, as a second environment needs it: each generation gets a
   * namespace of its own, filled anew from the catalog; nothing is embedded. Namespaces of the
   * former identity are left as they are.
   */
  public List<Finding> renewed() {
    try (PostgresDatabase database = PostgresDatabase.open(servers.postgres(), Access.WRITE)) {
      Owners owners = new PostgresOwners(database);
      String identity = owners.renew().identity();
      List<Finding> findings = new ArrayList<>();
      findings.add(Finding.mended("identity", "this catalog is %s now".formatted(identity)));
      for (String generation : PostgresCatalog.collections(database)) {
        try (PostgresCatalog catalog =
                PostgresCatalog.open(database, new Target.Named(generation));
            PostgresIndex replica = PostgresIndex.open(database, catalog.name());
            PineconeIndex index = index(catalog);
            PineconeVectors vectors =
                index.vectors(owners.present().named(catalog.name()), owners)) {
          long items =
              new IndexFollower(catalog, new RemoteIndex(replica, vectors), new StageClock())
                  .rebuild();
          findings.add(
              Finding.mended(
                  "pinecone",
                  "namespace %s filled anew: %s items, nothing embedded"
                      .formatted(owners.present().named(catalog.name()), items)));
        }
      }
      return List.copyOf(findings);
    }
  }

  /**
   * Makes the namespaces of this catalog its own, as one needs that was moved here: what Pinecone
   * has is then compared and repaired by {@code --mend}.
   */
  public List<Finding> takenOver() {
    try (PostgresDatabase database = PostgresDatabase.open(servers.postgres(), Access.WRITE)) {
      Owners owners = new PostgresOwners(database);
      List<Finding> findings = new ArrayList<>();
      for (String generation : PostgresCatalog.collections(database)) {
        try (PostgresCatalog catalog =
                PostgresCatalog.open(database, new Target.Named(generation));
            PineconeIndex index = index(catalog)) {
          String namespace = owners.present().named(catalog.name());
          index.takeOver(namespace, owners);
          findings.add(
              Finding.mended(
                  "pinecone", "namespace %s is that of this catalog now".formatted(namespace)));
        }
      }
      return List.copyOf(findings);
    }
  }

  private PineconeIndex index(PostgresCatalog catalog) {
    return PineconeIndex.openOrCreate(servers.pinecone(), catalog.space().dimension());
  }
}
