package dev.onespace.doctor;

import dev.onespace.Setup.Keeping.Servers;
import dev.onespace.cloud.pinecone.PineconeIndex;
import dev.onespace.cloud.pinecone.PineconeSettings;
import dev.onespace.cloud.pinecone.PineconeSettings.Pace;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step.Named;
import dev.onespace.provider.SpaceProvider;
import dev.onespace.space.SpaceCheck;
import dev.onespace.store.postgres.PostgresProbe;
import dev.onespace.store.postgres.PostgresProbe.Lack;
import dev.onespace.store.postgres.PostgresProbe.Seen;
import dev.onespace.store.postgres.PostgresSettings;
import java.time.Duration;
import java.util.List;

/**
 * Whether the servers of the production profile can be reached and used, before and after anything
 * was taken in: the folder of originals, PostgreSQL, Pinecone, Gemini. Each is asked for a bounded
 * time, and one that is away keeps no other from being asked. Nothing is made or changed.
 */
record Reach(Servers servers, SpaceProvider provider, Embedder embedder) {
  /** For one call to a server: one that is there says so sooner. */
  private static final Duration ANSWER = Duration.ofSeconds(4);

  /** For all that is asked of it here. */
  private static final Duration ALL = Duration.ofSeconds(15);

  /** For a call about a collection that may be large. */
  private static final Duration WORK = Duration.ofSeconds(15);

  private static final int ATTEMPTS = 2;

  List<Finding> examine() {
    return Bounded.all(
        List.of(
            new Bounded(
                "blobs folder",
                "Check the mount of blobs.folder: %s".formatted(servers.blobs()),
                new WritableFolder(servers.blobs())),
            new Bounded(
                "postgres", "Check postgres.url, and that the server runs.", this::postgres),
            new Bounded(
                "pinecone", "Check pinecone.endpoint and the network; try later.", this::pinecone),
            new Bounded(
                provider.space(),
                "Check %s.endpoint and the network; try later.".formatted(provider.space()),
                this::vectors)),
        ALL);
  }

  private List<Finding> postgres() {
    PostgresSettings settings = servers.postgres();
    Seen seen = new PostgresProbe(settings, ANSWER).look();
    if (!seen.lacks().isEmpty()) {
      return seen.lacks().stream().map(lack -> told(settings, seen, lack)).toList();
    }
    return List.of(
        Finding.ok(
            "postgres",
            "%s at %s: user '%s' may do in schema %s what is needed; the tables %s"
                .formatted(
                    seen.server(),
                    settings.place(),
                    settings.user(),
                    settings.schema(),
                    seen.tables() ? "are there" : "are made by the first ingest")));
  }

  /** Who may do all that searching takes, and nothing else, may be meant to. */
  private static Finding told(PostgresSettings settings, Seen seen, Lack lack) {
    String detail =
        "%s: user '%s' may not %s".formatted(settings.place(), settings.user(), lack.what());
    return seen.maySearchOnly()
        ? Finding.notice(
            "postgres",
            detail + "; it may search",
            "Nothing to do for who only searches. Else let an administrator run: " + lack.remedy())
        : Finding.problem("postgres", detail, "Let an administrator run: " + lack.remedy());
  }

  private List<Finding> pinecone() {
    PineconeSettings settings = patient(servers.pinecone(), ANSWER);
    List<String> there = PineconeIndex.names(settings);
    int dimension = embedder.usual().get().dimension();
    String name = settings.index() + "-" + dimension;
    String project =
        "%s accepts the key; %s"
            .formatted(
                settings.endpoint(),
                there.isEmpty()
                    ? "there is no index in its project yet"
                    : "the indexes of its project: " + String.join(", ", there));
    if (!there.contains(name)) {
      return List.of(
          Finding.ok(
              "pinecone",
              "%s; %s is made (%s, %s) when a collection of %s floats a vector is first filled"
                  .formatted(
                      project,
                      name,
                      settings.place().cloud(),
                      settings.place().region(),
                      dimension)));
    }
    try (PineconeIndex index = PineconeIndex.openOrCreate(settings, dimension)) {
      return List.of(
          Finding.ok(
              "pinecone",
              "%s; %s is ready, %s numbers a vector, by cosine"
                  .formatted(project, index.name(), dimension)));
    }
  }

  private List<Finding> vectors() {
    return provider.billing().isEmpty()
        ? List.of(
            Finding.ok("space " + provider.space(), "asks no server: " + provider.described()))
        : new Conformance(servers, provider.patient(ANSWER, ATTEMPTS), ANSWER)
            .findings().stream().map(this::told).toList();
  }

  private Finding told(SpaceCheck found) {
    String what = provider.space();
    if (found.unasked()) {
      return Finding.notice(
          what,
          "not looked at: " + found.detail(),
          Remedy.of(
              "Run %s again when the limit or the quota of the day is renewed; until then nothing"
                  + " can be embedded.",
              Named.DOCTOR));
    }
    return found.holds()
        ? Finding.ok(what, found.check() + ": " + found.detail())
        : Finding.problem(
            what,
            "not so: " + found.check() + ": " + found.detail(),
            ("Check %1$s.key, %1$s.model and %1$s.endpoint, or try later; nothing should be"
                    + " ingested until this holds.")
                .formatted(what));
  }

  /** These settings for a question that is better answered with "no" than late. */
  static PineconeSettings patient(PineconeSettings settings) {
    return patient(settings, WORK);
  }

  private static PineconeSettings patient(PineconeSettings settings, Duration answer) {
    Pace pace = settings.pace();
    return settings.with(
        new Pace(
            shorter(pace.timeout(), answer),
            ATTEMPTS,
            pace.backoff(),
            pace.parallel(),
            pace.perSecond()));
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
