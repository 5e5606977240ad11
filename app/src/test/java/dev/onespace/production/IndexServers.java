package dev.onespace.production;

import dev.onespace.catalog.Access;
import dev.onespace.cloud.Secret;
import dev.onespace.cloud.pinecone.PineconeIndex;
import dev.onespace.cloud.pinecone.PineconeSettings;
import dev.onespace.index.RemoteIndex;
import dev.onespace.store.postgres.Password;
import dev.onespace.store.postgres.PostgresDatabase;
import dev.onespace.store.postgres.PostgresIndex;
import dev.onespace.store.postgres.PostgresSettings;
import dev.onespace.testkit.data.RandomData;
import dev.onespace.testkit.pinecone.FakePinecone;
import dev.onespace.testkit.postgres.PostgresServer;
import dev.onespace.testkit.postgres.PostgresServer.Database;
import java.io.IOException;

/**
 * A database and a fake of Pinecone that shows what it is told only some requests later: what is
 * not visible yet has to be found all the same.
 *
 * @param database holds the replicas
 * @param fake holds the vectors
 * @param index its index
 */
record IndexServers(PostgresDatabase database, FakePinecone fake, PineconeIndex index)
    implements AutoCloseable {
  private static final int LATE = 3;

  private static int collections;

  static IndexServers start() throws IOException {
    Database fresh = PostgresServer.freshDatabase();
    PostgresDatabase database =
        PostgresDatabase.open(
            new PostgresSettings(fresh.url(), fresh.user(), new Password(fresh.password())),
            Access.WRITE);
    FakePinecone fake = FakePinecone.start(Servers.PINECONE_KEY);
    fake.showAfter(LATE);
    return new IndexServers(
        database, fake, PineconeIndex.openOrCreate(settings(fake, "none"), RandomData.DIMENSION));
  }

  private static PineconeSettings settings(FakePinecone fake, String namespace) {
    return PineconeSettings.of(new Secret(Servers.PINECONE_KEY), "contract", namespace)
        .at(fake.endpoint());
  }

  /** An index of a collection that nobody used before. */
  RemoteIndex emptyIndex() {
    String collection = "c" + ++collections;
    return new RemoteIndex(
        PostgresIndex.open(database, collection),
        new Padded(index.vectors(collection), RandomData.DIMENSION));
  }

  @Override
  public void close() {
    index.close();
    fake.close();
    database.close();
  }
}
