package dev.onespace.testkit.pinecone;

import java.util.List;
import java.util.Map;

/** A request that is not answered as wished, with the vendor's error body. */
final class Denied extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Map<String, Object> body;

  private Denied(int status, String message, Map<String, Object> body) {
    super(message);
    this.status = status;
    this.body = body;
  }

  /** As the data plane says it: {@code rpcStatus} of its specification. */
  static Denied data(int status, String message) {
    int code =
        switch (status) {
          case 400 -> 3;
          case 401 -> 16;
          case 403 -> 7;
          case 404 -> 5;
          case 409 -> 6;
          case 429 -> 8;
          case 503 -> 14;
          default -> 13;
        };
    return new Denied(
        status, message, Map.of("code", code, "message", message, "details", List.of()));
  }

  /** As the control plane says it: {@code ErrorResponse} of its specification. */
  static Denied control(int status, String message) {
    String code =
        switch (status) {
          case 400 -> "INVALID_ARGUMENT";
          case 401 -> "UNAUTHENTICATED";
          case 402 -> "PAYMENT_REQUIRED";
          case 403 -> "FORBIDDEN";
          case 404 -> "NOT_FOUND";
          case 409 -> "ALREADY_EXISTS";
          case 422 -> "UNPROCESSABLE_ENTITY";
          case 429 -> "RESOURCE_EXHAUSTED";
          case 503 -> "UNAVAILABLE";
          default -> "UNKNOWN";
        };
    return new Denied(
        status,
        message,
        Map.of("error", Map.of("code", code, "message", message), "status", status));
  }

  int status() {
    return status;
  }

  Map<String, Object> body() {
    return body;
  }
}
