package dev.onespace.store.postgres;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step.Named;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.JdbiException;

/**
 * What the server or the way to it does wrong, told to a user. Codes are those of <a
 * href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL's appendix
 * A</a>.
 *
 * @param place names the database
 * @param user who asks
 */
record Faults(String place, String user) {
  /** sqlclient_unable_to_establish_sqlconnection. */
  private static final String NO_CONNECTION = "08001";

  /** undefined_column, undefined_table. */
  private static final Set<String> UNKNOWN = Set.of("42703", "42P01");

  /** Work that may fail as SQL does. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws SQLException;
  }

  /** Runs it. */
  <T> T told(Work<T> work) {
    try {
      return work.run();
    } catch (SQLException e) {
      throw told(e, e);
    } catch (JdbiException e) {
      if (e.getCause() instanceof SQLException cause) {
        throw told(cause, e);
      }
      throw e;
    } catch (FlywayException e) {
      throw told(e);
    }
  }

  private OnespaceException told(FlywayException failure) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return told(sql, failure);
      }
    }
    return new OnespaceException(
        ErrorCode.CORRUPT,
        "the tables in %s cannot be brought up to date: %s".formatted(place, failure.getMessage()),
        failure);
  }

  private OnespaceException told(SQLException failure, Exception whole) {
    SQLException root = root(failure);
    String state = isOfThePool(root) ? NO_CONNECTION : String.valueOf(root.getSQLState());
    return new OnespaceException(problem(state, String.valueOf(root.getMessage())), whole);
  }

  /** A pool that has no connection, or whose connection was found broken, names no state. */
  private static boolean isOfThePool(SQLException failure) {
    return failure.getSQLState() == null
        && (failure instanceof SQLTransientConnectionException
            || "Connection is closed".equals(failure.getMessage()));
  }

  /** A pool wraps what the driver says. */
  private static SQLException root(SQLException failure) {
    SQLException root = failure;
    while (root.getCause() instanceof SQLException deeper) {
      root = deeper;
    }
    return root;
  }

  private Problem problem(String state, String message) {
    String kind = state.length() == 5 ? state.substring(0, 2) : "";
    return switch (kind) {
      case "28" -> refused("%s refuses user '%s': %s".formatted(place, user, message));
      case "3D" ->
          new Problem(
              ErrorCode.UNAVAILABLE,
              "%s: %s".formatted(place, message),
              "Make the database (CREATE DATABASE), or correct its URL.");
      case "08" ->
          new Problem(
              ErrorCode.UNAVAILABLE,
              "%s cannot be reached: %s".formatted(place, message),
              Remedy.of(
                  "Check the URL and that the server runs; %s goes on where it was.", Named.AGAIN));
      case "57", "40" -> new Problem(ErrorCode.UNAVAILABLE, "%s: %s".formatted(place, message));
      case "53" -> full(state, message);
      case "XX" -> corrupt(message);
      default -> other(state, message);
    };
  }

  private static Problem refused(String cause) {
    return new Problem(
        ErrorCode.UNAUTHORIZED, cause, "Check user and password of the database, and its rights.");
  }

  private Problem full(String state, String message) {
    return state.equals("53100")
        ? new Problem(ErrorCode.DISK_FULL, "the disk of %s is full: %s".formatted(place, message))
        : new Problem(
            ErrorCode.UNAVAILABLE,
            "%s has no room for more: %s".formatted(place, message),
            "Give the server more connections or memory, or let fewer nodes use it.");
  }

  private Problem corrupt(String message) {
    return new Problem(
        ErrorCode.CORRUPT,
        "%s is damaged: %s".formatted(place, message),
        "Put back a backup of the database.");
  }

  private Problem other(String state, String message) {
    if (state.equals("42501")) {
      return refused("%s lets user '%s' not do this: %s".formatted(place, user, message));
    }
    if (UNKNOWN.contains(state)) {
      return new Problem(
          ErrorCode.OUTDATED,
          "the tables in %s are not those that this program knows: %s".formatted(place, message),
          "If a newer Onespace changed them meanwhile, use it here, too; else put back a backup.");
    }
    if (state.equals("25006")) {
      return new Problem(
          ErrorCode.UNAVAILABLE,
          "%s takes no writes: %s".formatted(place, message),
          "If it is a standby, give the URL of the primary (also who only asks writes down what it"
              + " costs); in a failover, wait for its end.");
    }
    return new Problem(ErrorCode.INTERNAL, "%s: %s (%s)".formatted(place, message, state));
  }
}
