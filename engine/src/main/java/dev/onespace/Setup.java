package dev.onespace;

import dev.onespace.cloud.pinecone.PineconeSettings;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step.Named;
import dev.onespace.provider.LocalProvider;
import dev.onespace.provider.SpaceProvider;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.store.postgres.PostgresSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where things are kept, and what makes the vectors. Any of the one goes with any of the other; all
 * else is the same.
 *
 * @param keeping where things are kept
 * @param provider what makes the vectors of a collection that is made; one that is there has its
 *     space already
 * @param others what makes vectors of other spaces, for collections that are of one of them
 * @param waits how long work waits for servers that are away
 */
public record Setup(
    Keeping keeping, SpaceProvider provider, List<SpaceProvider> others, Waits waits) {
  public Setup {
    others = List.copyOf(others);
  }

  /**
   * A setup whose collections may be of this space or of the local one, which is always there; it
   * waits as long as is usual.
   */
  public Setup(Keeping keeping, SpaceProvider provider) {
    this(keeping, provider, List.of(new LocalProvider()), Waits.USUAL);
  }

  /**
   * What makes vectors of the space of a collection that is there.
   *
   * @throws OnespaceException SPACE_MISMATCH that names what is not set, if nothing here does
   */
  public SpaceProvider provider(SpaceIdentity made) {
    return find(made).orElseThrow(() -> notSet(made));
  }

  /** The same; nothing if nothing here makes them. */
  Optional<SpaceProvider> find(SpaceIdentity made) {
    return Stream.concat(Stream.of(provider), others.stream())
        .filter(it -> it.space().equals(made.id()))
        .findFirst()
        .map(it -> it.of(made.dimension()));
  }

  private static OnespaceException notSet(SpaceIdentity made) {
    return new OnespaceException(
        new Problem(
            ErrorCode.SPACE_MISMATCH,
            "the collection serves vectors of space %s, which nothing that is set here makes"
                .formatted(made),
            Remedy.of(
                "Set %s.key, also as %s_API_KEY; a program names its provider in the setup."
                        .formatted(made.id(), made.id().toUpperCase(Locale.ROOT))
                    + " If it was switched: %s lets the former generation serve again.",
                Named.ROLL_BACK)));
  }

  /** The first whose calls cost. */
  Optional<SpaceProvider> paid() {
    return Stream.concat(Stream.of(provider), others.stream())
        .filter(it -> it.billing().isPresent())
        .findFirst();
  }

  /** The embedded profile: one data folder and the local models. */
  public static Setup embedded(Path data) {
    return new Setup(new Keeping.Folder(data), new LocalProvider());
  }

  /** The same with other vectors. */
  Setup with(SpaceProvider other) {
    return new Setup(keeping, other, others, waits);
  }

  /** What is in use, in a line, without secrets. */
  public String described() {
    return provider.described() + "; " + kept();
  }

  private String kept() {
    return switch (keeping) {
      case Keeping.Folder(var data) -> "kept in " + data;
      case Keeping.Servers servers ->
          "kept in %s, searched at Pinecone (%s-..., %s), originals in %s"
              .formatted(
                  servers.postgres().place(),
                  servers.pinecone().index(),
                  servers.pinecone().endpoint(),
                  servers.blobs());
    };
  }

  /**
   * How long work waits for servers that are away.
   *
   * @param search how long a question waits in total, before it goes on without them
   * @param ingest the longest outage of one of them that an ingest, or what else fills a
   *     collection, waits out
   */
  public record Waits(Duration search, Duration ingest) {
    /** Five seconds and a quarter of an hour. */
    public static final Waits USUAL = new Waits(Duration.ofSeconds(5), Duration.ofMinutes(15));
  }

  /** Where items, indexes and originals are kept. */
  public sealed interface Keeping {

    /** In a folder of this machine: SQLite, Lucene and files. It has one writer at a time. */
    record Folder(Path data) implements Keeping {}

    /**
     * On servers, for any number of nodes: PostgreSQL for catalog and words, Pinecone for vectors.
     *
     * @param postgres the database
     * @param pinecone the vectors; its namespace is set to that of the collection
     * @param blobs the folder of originals and thumbnails, which all nodes see
     * @param lease after how long the work of a silent node is taken over
     */
    record Servers(PostgresSettings postgres, PineconeSettings pinecone, Path blobs, Duration lease)
        implements Keeping {}
  }
}
