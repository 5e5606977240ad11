package dev.onespace.store.postgres;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.Problem;
import dev.onespace.ingest.Outcome;
import dev.onespace.item.ItemId;
import dev.onespace.store.sql.Dialect;
import dev.onespace.store.sql.StoredRemedy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * What became of a job, as columns of its row.
 *
 * @param kind which outcome
 * @param item the item it made or found
 * @param embedded whether its vectors were made for it
 * @param notes what was cut or left out
 * @param formerSource where the item came from before
 * @param problem why it failed or was skipped
 */
record OutcomeRow(
    String kind,
    Optional<ItemId> item,
    boolean embedded,
    List<String> notes,
    Optional<String> formerSource,
    Optional<Problem> problem) {
  static final String COLUMNS =
      "outcome, made, embedded, notes, former_source, code, cause, remedy";

  static OutcomeRow of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Added(_, var id, var embedded, var notes) ->
          made("added", id, embedded, notes, Optional.empty());
      case Outcome.Updated(_, var id, var embedded, var notes) ->
          made("updated", id, embedded, notes, Optional.empty());
      case Outcome.Same(_, var id) -> made("same", id, false, List.of(), Optional.empty());
      case Outcome.Renamed(_, var id, var former) ->
          made("renamed", id, false, List.of(), Optional.of(former));
      case Outcome.Skipped(_, var problem) -> not("skipped", problem);
      case Outcome.Failed(_, var problem) -> not("failed", problem);
    };
  }

  private static OutcomeRow made(
      String kind, ItemId id, boolean embedded, List<String> notes, Optional<String> former) {
    return new OutcomeRow(kind, Optional.of(id), embedded, notes, former, Optional.empty());
  }

  private static OutcomeRow not(String kind, Problem problem) {
    return new OutcomeRow(
        kind, Optional.empty(), false, List.of(), Optional.empty(), Optional.of(problem));
  }

  /** Binds its columns under their names. */
  <S extends SqlStatement<S>> S bind(S statement, Dialect dialect) {
    return statement
        .bind("outcome", kind)
        .bind("made", item.map(ItemId::value).orElse(null))
        .bind("embedded", embedded)
        .bind("notes", SqlArrays.texts(notes.stream().map(dialect::stored).toList()))
        .bind("former_source", formerSource.map(dialect::stored).orElse(null))
        .bind("code", problem.map(it -> it.code().name()).orElse(null))
        .bind("cause", problem.map(Problem::cause).map(dialect::stored).orElse(null))
        .bind(
            "remedy",
            problem
                .map(Problem::remedy)
                .map(StoredRemedy::written)
                .map(dialect::stored)
                .orElse(null));
  }

  /** The outcome in a row that has the source and {@link #COLUMNS}. */
  static Outcome read(ResultSet row, Dialect dialect) throws SQLException {
    String source = dialect.read(row.getString("source"));
    String kind = row.getString("outcome");
    boolean embedded = row.getBoolean("embedded");
    return switch (kind) {
      case "added" -> new Outcome.Added(source, item(row), embedded, notes(row, dialect));
      case "updated" -> new Outcome.Updated(source, item(row), embedded, notes(row, dialect));
      case "same" -> new Outcome.Same(source, item(row));
      case "renamed" ->
          new Outcome.Renamed(source, item(row), dialect.read(row.getString("former_source")));
      case "skipped" -> new Outcome.Skipped(source, problem(row, dialect));
      case "failed" -> new Outcome.Failed(source, problem(row, dialect));
      default -> throw new IllegalStateException("a job has the outcome " + kind);
    };
  }

  private static ItemId item(ResultSet row) throws SQLException {
    return new ItemId(row.getString("made"));
  }

  private static List<String> notes(ResultSet row, Dialect dialect) throws SQLException {
    return Stream.of((String[]) row.getArray("notes").getArray()).map(dialect::read).toList();
  }

  private static Problem problem(ResultSet row, Dialect dialect) throws SQLException {
    return new Problem(
        ErrorCode.valueOf(row.getString("code")),
        dialect.read(row.getString("cause")),
        StoredRemedy.read(dialect.read(row.getString("remedy"))));
  }
}
