package dev.onespace.store.postgres;

import static java.util.Objects.requireNonNull;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Where a database is and how it is used.
 *
 * @param url as <a href="https://jdbc.postgresql.org/documentation/use/">the driver's
 *     documentation</a> says: {@code jdbc:postgresql://HOST:PORT/DATABASE}, with options such as
 *     {@code ?sslmode=verify-full}; user and password are not among them
 * @param user the role that owns the tables
 * @param password the role's password
 * @param poolSize how many connections are open at most, 1 to 1,000; a writing index has one more
 * @param schema the schema of the tables, made if it is not there: letters, digits and {@code _} in
 *     lower case, not beginning with a digit
 */
public record PostgresSettings(
    String url, String user, Password password, int poolSize, String schema) {
  /** As many connections as a node with a few users needs. */
  public static final int USUAL_POOL = 8;

  /** The schema that is taken unless another is given. */
  public static final String USUAL_SCHEMA = "onespace";

  private static final int MOST = 1_000;

  /** User info before the host, or one of the options by which the driver takes secrets. */
  private static final Pattern SECRET =
      Pattern.compile("(?i)//[^?]*@|[?&][^=&]*@|[?&](user|[^=&]*(pass|secret|token)[^=&]*)=");

  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  /**
   * Settings that make sense.
   *
   * @throws OnespaceException {@code USAGE} naming the first that does not
   */
  public PostgresSettings {
    requireNonNull(user, "user is null");
    requireNonNull(password, "password is null");
    if (!url.startsWith("jdbc:postgresql:")) {
      throw wrong("the URL of a PostgreSQL database begins with jdbc:postgresql:");
    }
    if (SECRET.matcher(url).find()) {
      throw new OnespaceException(
          new Problem(
              ErrorCode.USAGE,
              "the URL of the database holds a user, a password or a key: URLs get into logs",
              "Give user and password as settings of their own; the key of a client certificate"
                  + " (sslkey=FILE) as a file that is not encrypted and that only this user may"
                  + " read."));
    }
    if (poolSize < 1 || poolSize > MOST) {
      throw wrong("a pool of " + poolSize + " connections is not between 1 and " + MOST);
    }
    if (!NAME.matcher(schema).matches()) {
      throw wrong("'" + schema + "' is no name of a schema");
    }
  }

  /** Settings with the usual pool and schema. */
  public PostgresSettings(String url, String user, Password password) {
    this(url, user, password, USUAL_POOL, USUAL_SCHEMA);
  }

  /**
   * The same, but an answer of the server that takes longer counts as a lost connection; unless the
   * URL has an option that says so already.
   *
   * @param longest at least a second
   */
  public PostgresSettings answeringWithin(Duration longest) {
    return url.contains("socketTimeout=")
        ? this
        : new PostgresSettings(
            "%s%ssocketTimeout=%s"
                .formatted(url, url.contains("?") ? "&" : "?", Math.max(1, longest.toSeconds())),
            user,
            password,
            poolSize,
            schema);
  }

  private static OnespaceException wrong(String cause) {
    return new OnespaceException(
        new Problem(ErrorCode.USAGE, cause, "Correct the settings of the database."));
  }

  /** The URL without its options, which may hold secrets. */
  public String place() {
    int options = url.indexOf('?');
    return options < 0 ? url : url.substring(0, options);
  }
}
