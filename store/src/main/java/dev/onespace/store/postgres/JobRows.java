package dev.onespace.store.postgres;

import dev.onespace.item.ContentHash;
import dev.onespace.item.ItemId;
import dev.onespace.item.MediaType;
import dev.onespace.item.MetadataChange;
import dev.onespace.jobs.Job;
import dev.onespace.jobs.Jobs.Which;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The SQL of table job, for one collection.
 *
 * @param handle a transaction
 * @param collection the collection's key
 * @param dialect how texts are stored
 */
record JobRows(Handle handle, long collection, Dialect dialect) {
  private static final String JOB =
      "source, item, media, title, metadata, removed, all_fields, content, origin, device";

  /** Whether a living run awaits job j. */
  private static final String AWAITED =
      """
      exists (select 1 from job_awaited a join job_run r on r.id = a.run
        where a.job = j.id and r.alive_until > clock_timestamp())
      """;

  private static final String TAKE =
      """
      with free as materialized (
        select j.id as key from job j
        where j.collection = :collection and j.outcome is null and not j.superseded
          and (j.held_until is null or j.held_until <= clock_timestamp())
          and not exists (select 1 from job e
            where e.identity = j.identity and e.collection = j.collection and e.id < j.id
              and e.outcome is null
              and (not e.superseded or e.held_until > clock_timestamp()))
          and (:all or <awaited>)
        order by j.id limit :most
        for update of j skip locked)
      update job j set token = token + 1, holder = :run,
        node = (select node from job_run where id = :run),
        held_until = clock_timestamp() + :millis * interval '1 ms'
      from free where j.id = free.key
      returning j.id, token, <awaited> as awaited,
        exists (select 1 from job_awaited a where a.job = j.id and a.run = :run) as own,
      """
          + JOB;

  /**
   * A job that is not done.
   *
   * @param key of its row
   * @param own whether a run awaits it
   * @param superseded whether a later one is done in its place
   */
  record Open(long key, Job job, boolean own, boolean superseded) {}

  /** Those of the same item, locked, in the order of their offers. */
  List<Open> open(Job job, String run) {
    return handle
        .createQuery(
            "select id, superseded, exists (select 1 from job_awaited a"
                + " where a.job = job.id and a.run = :run), "
                + JOB
                + " from job where collection = :collection and identity = :identity"
                + " and outcome is null order by id for update")
        .bind("collection", collection)
        .bind("identity", identity(job))
        .bind("run", run)
        .map((row, _) -> new Open(row.getLong(1), job(row), row.getBoolean(3), row.getBoolean(2)))
        .list();
  }

  /** Locks those of the same items as these. */
  void lockOpen(List<Job> jobs) {
    handle
        .createQuery(
            """
            select id from job
            where collection = :collection and identity = any(:identities) and outcome is null
            order by id for update
            """)
        .bind("collection", collection)
        .bind("identities", SqlArrays.texts(jobs.stream().map(this::identity).distinct().toList()))
        .mapTo(Long.class)
        .list();
  }

  /** What becomes the same item has the same. */
  private String identity(Job job) {
    return job.id()
        .map(id -> "id " + id.value())
        .orElseGet(() -> "source " + dialect.stored(job.source()));
  }

  /** Adds a job and gives the key of its row. */
  long insert(Job job) {
    return handle
        .createQuery(
            """
            insert into job (collection, identity, source, item, media, title, metadata, removed,
              all_fields, content, origin, device)
            values (:collection, :identity, :source, :item, :media, :title, :metadata, :removed,
              :all, :content, :origin, :device)
            returning id
            """)
        .bind("collection", collection)
        .bind("identity", identity(job))
        .bind("source", dialect.stored(job.source()))
        .bind("item", job.id().map(ItemId::value).orElse(null))
        .bind("media", job.media().name())
        .bind("title", dialect.stored(job.title()))
        .bind("metadata", MetadataJson.write(job.metadata().set()))
        .bind("removed", SqlArrays.texts(removed(job)))
        .bind("all", job.metadata().all())
        .bind("content", job.content().hex())
        .bind("origin", OriginColumns.label(job.origin()))
        .bind("device", OriginColumns.device(job.origin()).map(dialect::stored).orElse(null))
        .mapTo(Long.class)
        .one();
  }

  List<Lease> take(String run, Which which, int most, Duration lease) {
    return handle
        .createQuery(TAKE)
        .define("awaited", AWAITED)
        .bind("collection", collection)
        .bind("run", run)
        .bind("all", which == Which.ALL)
        .bind("most", Math.max(0, most))
        .bind("millis", lease.toMillis())
        .map((row, _) -> lease(row))
        .list()
        .stream()
        .sorted(Comparator.comparingLong(Lease::key))
        .toList();
  }

  private Lease lease(ResultSet row) throws SQLException {
    Lease.Awaited awaited =
        row.getBoolean("own")
            ? Lease.Awaited.HERE
            : row.getBoolean("awaited") ? Lease.Awaited.ELSEWHERE : Lease.Awaited.NOWHERE;
    return new Lease(row.getLong("id"), row.getLong("token"), job(row), awaited);
  }

  private Job job(ResultSet row) throws SQLException {
    return new Job(
        dialect.read(row.getString("source")),
        Optional.ofNullable(row.getString("item")).map(ItemId::new),
        new MediaType(row.getString("media")),
        dialect.read(row.getString("title")),
        new MetadataChange(
            MetadataJson.read(row.getString("metadata")),
            removed(row),
            row.getBoolean("all_fields")),
        new ContentHash(row.getString("content")),
        OriginColumns.origin(
            row.getString("origin"),
            Optional.ofNullable(row.getString("device")).map(dialect::read)));
  }

  private List<String> removed(Job job) {
    return job.metadata().removed().stream().map(dialect::stored).toList();
  }

  private Set<String> removed(ResultSet row) throws SQLException {
    return Arrays.stream((String[]) row.getArray("removed").getArray())
        .map(dialect::read)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Removes those that are done and that nobody awaits; gives nothing else up. */
  void deleteReceived(List<Long> keys) {
    handle
        .createUpdate(
            """
            delete from job where id in (
              select id from job where id = any(:keys) and outcome is not null
                and not exists (select 1 from job_awaited a where a.job = job.id)
              order by id for update)
            """)
        .bind("keys", SqlArrays.longs(keys))
        .execute();
  }

  /**
   * Removes those of these that nobody awaits and nobody holds.
   *
   * @return their blobs
   */
  Set<ContentHash> withdraw(List<Long> keys) {
    handle
        .createQuery("select id from job where id = any(:keys) order by id for update")
        .bind("keys", SqlArrays.longs(keys))
        .mapTo(Long.class)
        .list();
    return handle
        .createQuery(
            """
            delete from job where id = any(:keys) and outcome is null
              and (held_until is null or held_until <= clock_timestamp())
              and not exists (select 1 from job_awaited a where a.job = job.id)
            returning content
            """)
        .bind("keys", SqlArrays.longs(keys))
        .map((row, _) -> new ContentHash(row.getString(1)))
        .set();
  }

  /**
   * Removes what dead runs left to be done in generations of the collection that served before: to
   * roll back must not take in what the files were then.
   *
   * @return their blobs
   */
  Set<ContentHash> withdrawOfOthers() {
    return handle
        .createQuery(
            """
            with left_behind as materialized (
              select j.id as key from job j
              join collection c on c.id = j.collection
              join collection own on own.id = :collection
              where c.id <> own.id and split_part(c.name, '@', 1) = split_part(own.name, '@', 1)
                and j.outcome is null
                and (j.held_until is null or j.held_until <= clock_timestamp())
                and not <awaited>
              order by j.id for update of j)
            delete from job using left_behind where job.id = left_behind.key
            returning content
            """)
        .define("awaited", AWAITED)
        .bind("collection", collection)
        .map((row, _) -> new ContentHash(row.getString(1)))
        .set();
  }

  /** Those of these blobs that a job of any collection needs. */
  static Set<ContentHash> wanted(Handle handle, Collection<ContentHash> blobs) {
    return handle
        .createQuery(
            "select distinct content from job where outcome is null and content = any(:blobs)")
        .bind("blobs", SqlArrays.texts(blobs.stream().map(ContentHash::hex).toList()))
        .map((row, _) -> new ContentHash(row.getString(1)))
        .set();
  }
}
