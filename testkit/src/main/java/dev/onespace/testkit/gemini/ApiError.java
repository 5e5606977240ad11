package dev.onespace.testkit.gemini;

import java.util.List;
import java.util.Map;

/** An error as the API answers it. */
final class ApiError extends Exception {
  private static final long serialVersionUID = 1L;

  private static final String RPC = "type.googleapis.com/google.rpc.";
  private static final String QUOTA =
      "generativelanguage.googleapis.com/embed_content_free_tier_requests";

  private final int http;
  private final String status;
  private final transient List<Map<String, Object>> details;

  private ApiError(int http, String status, String message, List<Map<String, Object>> details) {
    super(message);
    this.http = http;
    this.status = status;
    this.details = details;
  }

  static ApiError invalid(String message) {
    return new ApiError(400, "INVALID_ARGUMENT", message, List.of());
  }

  static ApiError unknownField(String name, String where) {
    String message =
        "Invalid JSON payload received. Unknown name \"%s\"%s: Cannot find field."
            .formatted(name, where.isEmpty() ? "" : " at '" + where + "'");
    return new ApiError(
        400,
        "INVALID_ARGUMENT",
        message,
        List.of(
            Map.of(
                "@type",
                RPC + "BadRequest",
                "fieldViolations",
                List.of(Map.of("field", where, "description", message)))));
  }

  static ApiError badKey() {
    return new ApiError(
        400,
        "INVALID_ARGUMENT",
        "API key not valid. Please pass a valid API key.",
        List.of(
            Map.of(
                "@type",
                RPC + "ErrorInfo",
                "reason",
                "API_KEY_INVALID",
                "domain",
                "googleapis.com",
                "metadata",
                Map.of("service", "generativelanguage.googleapis.com"))));
  }

  static ApiError noKey() {
    return new ApiError(
        403,
        "PERMISSION_DENIED",
        "Method doesn't allow unregistered callers (callers without established identity). Please"
            + " use API Key or other form of API consumer identity to call this API.",
        List.of());
  }

  static ApiError noModel(String model) {
    return new ApiError(
        404,
        "NOT_FOUND",
        "models/%s is not found for API version v1beta, or is not supported for embedContent."
            .formatted(model),
        List.of());
  }

  static ApiError noPath() {
    return new ApiError(404, "NOT_FOUND", "Requested entity was not found.", List.of());
  }

  static ApiError exhausted() {
    return new ApiError(
        429, "RESOURCE_EXHAUSTED", "Resource has been exhausted (e.g. check quota).", List.of());
  }

  static ApiError internal() {
    return new ApiError(500, "INTERNAL", "An internal error has occurred.", List.of());
  }

  static ApiError overloaded() {
    return new ApiError(
        503, "UNAVAILABLE", "The model is overloaded. Please try again later.", List.of());
  }

  static ApiError minuteQuota(String seconds) {
    return quota("EmbedContentRequestsPerMinutePerUserPerProjectPerModel-FreeTier", seconds);
  }

  /** The delay is short here too, though it does not help: seen in answers of the API. */
  static ApiError dayQuota() {
    return quota("EmbedContentRequestsPerDayPerUserPerProjectPerModel-FreeTier", "37.5");
  }

  private static ApiError quota(String id, String seconds) {
    return new ApiError(
        429,
        "RESOURCE_EXHAUSTED",
        "You exceeded your current quota, please check your plan and billing details.\n"
            + "* Quota exceeded for metric: %s, limit: 100%nPlease retry in %ss."
                .formatted(QUOTA, seconds),
        List.of(
            Map.of(
                "@type",
                RPC + "Help",
                "links",
                List.of(Map.of("url", "https://ai.google.dev/gemini-api/docs/rate-limits"))),
            Map.of(
                "@type",
                RPC + "QuotaFailure",
                "violations",
                List.of(Map.of("quotaMetric", QUOTA, "quotaId", id, "quotaValue", "100"))),
            Map.of("@type", RPC + "RetryInfo", "retryDelay", seconds + "s")));
  }

  int http() {
    return http;
  }

  /** The body of the answer. */
  Map<String, Object> body() {
    Map<String, Object> error =
        details.isEmpty()
            ? Map.of("code", http, "message", getMessage(), "status", status)
            : Map.of("code", http, "message", getMessage(), "status", status, "details", details);
    return Map.of("error", error);
  }
}
