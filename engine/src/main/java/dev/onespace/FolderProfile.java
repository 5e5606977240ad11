package dev.onespace;

import dev.onespace.catalog.Access;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step.Named;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.spending.Spend;
import dev.onespace.store.blobs.FolderBlobs;
import dev.onespace.store.folder.DataFolder;
import dev.onespace.store.lucene.LuceneIndex;
import dev.onespace.store.sql.Target;
import dev.onespace.store.sqlite.SqliteCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A data folder with SQLite, Lucene and files. It has one writer at a time; reading needs no lock.
 *
 * @param place the data folder, as this engine has it open
 * @param target the generation in it
 */
record FolderProfile(FolderPlace place, Target target) implements Profile {
  private static final Duration LEASE = Duration.ofMinutes(2);

  private DataFolder folder() {
    return place.folder();
  }

  @Override
  public Profile to(Target other) {
    return new FolderProfile(place, other);
  }

  @Override
  public Stores toRead() {
    requireData();
    SqliteCatalog catalog = SqliteCatalog.open(folder().catalog(), target, Access.READ);
    return stores(catalog, Access.READ, Stores.Behind.NOTHING);
  }

  @Override
  public Stores besideWriter() {
    return stores(
        place.opening(() -> SqliteCatalog.open(folder().catalog(), target, Access.WRITE)),
        Access.WRITE,
        Stores.Behind.NOTHING);
  }

  @Override
  public Stores besideWriter(SpaceIdentity ifNew) {
    return stores(
        place.opening(() -> SqliteCatalog.openOrMake(folder().catalog(), target, ifNew)),
        Access.WRITE,
        Stores.Behind.NOTHING);
  }

  /** The lock goes on being held. */
  @Override
  public Reopened reopened(Stores former) {
    return new Reopened(besideWriter().with(former.behind()), former.with(Stores.Behind.NOTHING));
  }

  @Override
  public Stores toChange(String command) {
    requireData();
    return locked(command, Optional.empty());
  }

  @Override
  public Stores toFill(String command, SpaceIdentity ifNew) {
    return locked(command, Optional.of(ifNew));
  }

  @Override
  public Stores toRebuild(String command) {
    requireData();
    Stores.Behind lock = place.lock(command);
    try (SqliteCatalog catalog = SqliteCatalog.open(folder().catalog(), target, Access.WRITE)) {
      LuceneIndex.restore(folder().index(catalog.name())).close();
    } finally {
      lock.close();
    }
    return locked(command, Optional.empty());
  }

  private Stores locked(String command, Optional<SpaceIdentity> ifNew) {
    Stores.Behind lock = place.lock(command);
    try {
      Path file = folder().catalog();
      SqliteCatalog catalog =
          place.opening(
              () ->
                  ifNew
                      .map(space -> SqliteCatalog.openOrMake(file, target, space))
                      .orElseGet(() -> SqliteCatalog.open(file, target, Access.WRITE)));
      return stores(catalog, Access.WRITE, lock);
    } catch (RuntimeException failed) {
      lock.close();
      throw failed;
    }
  }

  private Stores stores(SqliteCatalog catalog, Access access, Stores.Behind behind) {
    try {
      LuceneIndex index = LuceneIndex.open(folder().index(catalog.name()), access);
      Maintenance remains = new FolderMaintenance(folder(), catalog, index);
      return new Stores(
          new Where(
              folder().catalog().toString(),
              folder().index(catalog.name()).toString(),
              folder().blobs().toString()),
          catalog,
          index,
          new FolderBlobs(folder().blobs()),
          catalog.generations(),
          Optional.empty(),
          catalog.spending(),
          remains,
          place.turns(),
          behind);
    } catch (RuntimeException failed) {
      catalog.close();
      throw failed;
    }
  }

  @Override
  public Optional<SpaceIdentity> made() {
    return Profile.ifThere(
        () -> {
          try (SqliteCatalog catalog =
              SqliteCatalog.open(folder().catalog(), target, Access.READ)) {
            return catalog.space();
          }
        });
  }

  @Override
  public List<Spend> spent() {
    requireData();
    try (SqliteCatalog.Books books = SqliteCatalog.books(folder().catalog())) {
      return books.spending().all();
    }
  }

  @Override
  public String node() {
    return ServerProfile.name();
  }

  @Override
  public Duration lease() {
    return LEASE;
  }

  private void requireData() {
    if (!folder().hasCatalog()) {
      throw new OnespaceException(
          new Problem(
              ErrorCode.NOT_FOUND,
              "there is nothing in " + folder().root() + " yet",
              Remedy.of("Run %s first, or give the right %s.", Named.INGEST, Named.DATA)));
    }
  }
}
