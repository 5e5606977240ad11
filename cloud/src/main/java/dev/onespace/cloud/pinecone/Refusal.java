package dev.onespace.cloud.pinecone;

import dev.onespace.cloud.Secret;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pinecone said no: its words, and what they mean to a user. The data plane says {@code
 * {"code":3,"message":...}}, the control plane {@code {"status":400,"error":{"message":...}}}. See
 * <a href="https://docs.pinecone.io/reference/api/errors">Errors</a>.
 */
final class Refusal extends OnespaceException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 500;
  private static final String ALIAS = "write_to_alias";
  private static final String NO_ALIAS =
      "The namespace is an alias of another one, which cannot be written to: remove the alias at"
          + " Pinecone, or set pinecone.index to another name.";

  private final int status;

  private Refusal(int status, Problem problem) {
    super(problem);
    this.status = status;
  }

  /** What an answer of this status, beyond 2xx, means. */
  static Refusal of(String what, int status, byte[] body, Secret key) {
    String words = words(new String(body, StandardCharsets.UTF_8)).replace(key.value(), "***");
    String cause =
        "Pinecone refuses to %s: HTTP %s%s"
            .formatted(what, status, words.isBlank() ? "" : ", " + words);
    String all = new String(body, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    return all.contains(ALIAS)
        ? new Refusal(status, new Problem(ErrorCode.PROVIDER, cause, NO_ALIAS))
        : new Refusal(status, new Problem(code(status, all), cause));
  }

  private static ErrorCode code(int status, String words) {
    return switch (status) {
      case 401 -> ErrorCode.UNAUTHORIZED;
      case 402 -> ErrorCode.QUOTA;
      case 403 -> ofPlan(words) ? ErrorCode.QUOTA : ErrorCode.UNAUTHORIZED;
      case 429 -> forLong(words) ? ErrorCode.QUOTA : ErrorCode.UNAVAILABLE;
      default -> status >= 500 ? ErrorCode.UNAVAILABLE : ErrorCode.PROVIDER;
    };
  }

  private static boolean ofPlan(String words) {
    return words.contains("quota")
        || words.contains("limit")
        || words.contains("upgrade")
        || words.contains("exceed");
  }

  /** Read and write units are counted by the month: waiting for seconds does not help. */
  private static boolean forLong(String words) {
    return words.contains("month");
  }

  private static String words(String body) {
    String words = body.strip();
    try {
      JsonNode tree = JsonMapper.shared().readTree(body);
      JsonNode message = tree.path("message");
      JsonNode inner = tree.path("error").path("message");
      words = message.isString() ? message.asString() : inner.isString() ? inner.asString() : words;
    } catch (JacksonException notJson) {
      // A proxy's page, perhaps: its beginning has to do.
    }
    return words.length() > LONGEST ? words.substring(0, LONGEST) + "..." : words;
  }

  /** The HTTP status. */
  int status() {
    return status;
  }

  /** Whether the same call may go through if sent again soon. */
  boolean passes() {
    return status >= 500 || (status == 429 && problem().code() == ErrorCode.UNAVAILABLE);
  }
}
