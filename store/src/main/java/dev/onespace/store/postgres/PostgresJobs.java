package dev.onespace.store.postgres;

import dev.onespace.ingest.Outcome;
import dev.onespace.item.ContentHash;
import dev.onespace.item.ItemId;
import dev.onespace.item.ItemType;
import dev.onespace.item.MetadataChange;
import dev.onespace.jobs.Job;
import dev.onespace.jobs.Jobs;
import dev.onespace.jobs.Lease;
import dev.onespace.store.sql.Dialect;
import dev.onespace.store.sql.MetadataJson;
import dev.onespace.store.sql.OriginColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;

/**
 * Jobs in a table: taken with {@code FOR UPDATE SKIP LOCKED}, so that nodes that take at once wait
 * for nobody, and ended only by the last taker, whose token the row has. Thread-safe.
 */
public final class PostgresJobs implements Jobs {
  private static final int ROWS = 1_000;
  private static final String INSERT =
      """
      insert into job (collection, run, source, item, type, title, metadata, removed, all_fields,
        content, origin, device)
      values (:collection, :run, :source, :item, :type, :title, :metadata, :removed, :all,
        :content, :origin, :device)
      on conflict do nothing
      """;

  /** By the expression of the constraint that a source is there once, which has an index. */
  private static final String FINISHED =
      """
      delete from job
      where (collection::text || ':' || run || ':' || source)
          = (cast(:collection as text) || ':' || :run || ':' || :source)
        and outcome is not null
      """;

  private final PostgresDatabase database;
  private final Dialect dialect;
  private final long collection;

  /** The jobs of a collection; nothing is closed by it. */
  public PostgresJobs(PostgresDatabase database, PostgresCatalog catalog) {
    this.database = database;
    this.dialect = database.dialect();
    this.collection = catalog.key();
  }

  @Override
  public long offer(String run, Collection<Job> jobs) {
    return database.write(
        handle -> {
          long added = 0;
          for (Job job : jobs) {
            in(handle.createUpdate(FINISHED), run)
                .bind("source", dialect.stored(job.source()))
                .execute();
            added += bind(handle.createUpdate(INSERT), run, job).execute();
          }
          return added;
        });
  }

  private Update bind(Update insert, String run, Job job) {
    return in(insert, run)
        .bind("source", dialect.stored(job.source()))
        .bind("item", job.id().map(ItemId::value).orElse(null))
        .bind("type", job.type().label())
        .bind("title", dialect.stored(job.title()))
        .bind("metadata", MetadataJson.write(job.metadata().set()))
        .bind("removed", SqlArrays.texts(removed(job)))
        .bind("all", job.metadata().all())
        .bind("content", job.content().hex())
        .bind("origin", OriginColumns.label(job.origin()))
        .bind("device", OriginColumns.device(job.origin()).map(dialect::stored).orElse(null));
  }

  @Override
  public List<Lease> take(String run, String node, int most, Duration lease) {
    return database.write(
        handle ->
            in(
                    handle.createQuery(
                        """
                        with free as materialized (
                          select id as key from job
                          where collection = :collection and run = :run and outcome is null
                            and (held_until is null or held_until <= clock_timestamp())
                          order by id limit :most
                          for update skip locked)
                        update job set token = token + 1, node = :node,
                          held_until = clock_timestamp() + :millis * interval '1 ms'
                        from free where job.id = free.key
                        returning id, token, source, item, type, title, metadata, removed,
                          all_fields, content, origin, device
                        """),
                    run)
                .bind("most", Math.max(0, most))
                .bind("node", dialect.stored(node))
                .bind("millis", lease.toMillis())
                .map((row, _) -> lease(row))
                .list()
                .stream()
                .sorted(Comparator.comparingLong(Lease::key))
                .toList());
  }

  private Lease lease(ResultSet row) throws SQLException {
    Job job =
        new Job(
            dialect.read(row.getString("source")),
            Optional.ofNullable(row.getString("item")).map(ItemId::new),
            ItemType.valueOf(row.getString("type").toUpperCase(Locale.ROOT)),
            dialect.read(row.getString("title")),
            new MetadataChange(
                MetadataJson.read(row.getString("metadata")),
                removed(row),
                row.getBoolean("all_fields")),
            new ContentHash(row.getString("content")),
            OriginColumns.origin(
                row.getString("origin"),
                Optional.ofNullable(row.getString("device")).map(dialect::read)));
    return new Lease(row.getLong("id"), row.getLong("token"), job);
  }

  private List<String> removed(Job job) {
    return job.metadata().removed().stream().map(dialect::stored).toList();
  }

  private Set<String> removed(ResultSet row) throws SQLException {
    return Arrays.stream((String[]) row.getArray("removed").getArray())
        .map(dialect::read)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Set<Lease> renew(Collection<Lease> leases, Duration lease) {
    Set<Long> held =
        database.write(
            handle ->
                held(
                    handle,
                    leases,
                    "clock_timestamp() + interval '%d ms'".formatted(lease.toMillis())));
    return leases.stream()
        .filter(each -> held.contains(each.key()))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void giveBack(Collection<Lease> leases) {
    database.write(handle -> held(handle, leases, "null"));
  }

  /** Changes until when those are held that still are, and gives their keys. */
  private static Set<Long> held(Handle handle, Collection<Lease> leases, String until) {
    return new HashSet<>(
        handle
            .createQuery(
                """
                with held as materialized (
                  select job.id as key from job
                  join unnest(:keys, :tokens) as lease(key, token)
                    on job.id = lease.key and job.token = lease.token
                  where outcome is null and held_until is not null
                  order by job.id for update of job)
                update job set held_until = <until> from held where job.id = held.key
                returning job.id
                """)
            .define("until", until)
            .bind("keys", SqlArrays.longs(leases.stream().map(Lease::key).toList()))
            .bind("tokens", SqlArrays.longs(leases.stream().map(Lease::token).toList()))
            .map((row, _) -> row.getLong(1))
            .list());
  }

  @Override
  public boolean done(Lease lease, Outcome outcome) {
    return database.write(
        handle ->
            OutcomeRow.of(outcome)
                    .bind(
                        handle.createUpdate(
                            """
                            update job set held_until = null, outcome = :outcome, made = :made,
                              embedded = :embedded, notes = :notes,
                              former_source = :former_source, code = :code, cause = :cause,
                              remedy = :remedy
                            where id = :key and token = :token and outcome is null
                              and held_until is not null
                            """),
                        dialect)
                    .bind("key", lease.key())
                    .bind("token", lease.token())
                    .execute()
                == 1);
  }

  @Override
  public Progress progress(String run) {
    return database.read(
        handle ->
            in(
                    handle.createQuery(
                        """
                        select
                          count(*) filter (where outcome is null
                            and (held_until is null or held_until <= clock_timestamp())),
                          count(*) filter (where outcome is null
                            and held_until > clock_timestamp()),
                          count(*) filter (where outcome is not null)
                        from job where collection = :collection and run = :run
                        """),
                    run)
                .map((row, _) -> new Progress(row.getLong(1), row.getLong(2), row.getLong(3)))
                .one());
  }

  @Override
  public void outcomes(String run, Consumer<Outcome> each) {
    database.read(
        handle -> {
          try (var rows =
              in(
                      handle.createQuery(
                          "select source, "
                              + OutcomeRow.COLUMNS
                              + " from job where collection = :collection and run = :run"
                              + " and outcome is not null order by id"),
                      run)
                  .setFetchSize(ROWS)
                  .map((row, _) -> OutcomeRow.read(row, dialect))
                  .iterator()) {
            rows.forEachRemaining(each);
          }
          return true;
        });
  }

  @Override
  public void forget(String run) {
    database.write(
        handle ->
            in(
                    handle.createUpdate(
                        "delete from job where collection = :collection and run = :run"),
                    run)
                .execute());
  }

  private <S extends SqlStatement<S>> S in(S statement, String run) {
    return statement.bind("collection", collection).bind("run", dialect.stored(run));
  }
}
