package dev.onespace.cloud.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.onespace.space.Prepared.Medium;
import dev.onespace.spending.Tokens;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of {@code batchEmbedContents}, as the API reference of ai.google.dev ("Embeddings")
 * gives it: one content per vector, since the parts of one content are fused into one vector.
 */
final class Wire {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private static final Pattern SECONDS = Pattern.compile("(\\d+(?:\\.\\d+)?)s");
  private static final Pattern RETRY_IN = Pattern.compile("retry in (\\d+(?:\\.\\d+)?)s");
  private static final BigDecimal YEAR = BigDecimal.valueOf(Duration.ofDays(365).toSeconds());
  private static final int LONGEST_MESSAGE = 300;

  private final String model;
  private final int dimension;

  Wire(String model, int dimension) {
    this.model = "models/" + model;
    this.dimension = dimension;
  }

  /** The body that asks for the vectors of these requests. */
  byte[] body(List<Request> requests) {
    var out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeArrayPropertyStart("requests");
      for (Request request : requests) {
        write(json, request);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  private void write(JsonGenerator json, Request request) {
    json.writeStartObject();
    json.writeStringProperty("model", model);
    json.writeObjectPropertyStart("content");
    json.writeArrayPropertyStart("parts");
    switch (request.medium()) {
      case Medium.Text(var text) -> text(json, Prefixes.of(text, request.task()));
      case Medium.Picture(var jpeg, _, _) -> media(json, request, "image/jpeg", jpeg);
      case Medium.Sound(var wave, _) -> media(json, request, "audio/wav", wave.bytes());
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeNumberProperty("outputDimensionality", dimension);
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String text) {
    json.writeStartObject();
    json.writeStringProperty("text", new String(text.getBytes(UTF_8), UTF_8)); // whole pairs only
    json.writeEndObject();
  }

  private static void media(JsonGenerator json, Request request, String type, byte[] bytes) {
    Prefixes.beforeMedia(request.task()).ifPresent(prefix -> text(json, prefix));
    json.writeStartObject();
    json.writeObjectPropertyStart("inlineData");
    json.writeStringProperty("mimeType", type);
    json.writeBinaryProperty("data", bytes);
    json.writeEndObject();
    json.writeEndObject();
  }

  /** Reads an answer; empty if it is none. */
  static Optional<EmbedResponse> answer(byte[] body) {
    try {
      Batch batch = JSON.readValue(body, Batch.class);
      List<float[]> vectors = new ArrayList<>();
      if (batch != null && batch.embeddings != null) {
        batch.embeddings.forEach(embedding -> vectors.add(values(embedding)));
      }
      return Optional.of(
          new EmbedResponse(vectors, batch == null ? Optional.empty() : usage(batch)));
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  private static float[] values(@Nullable Embedding embedding) {
    float[] values = embedding == null ? null : embedding.values;
    return values == null ? new float[0] : values;
  }

  private static Optional<EmbedResponse.Usage> usage(Batch batch) {
    JsonNode usage = batch.usageMetadata;
    if (usage == null || !usage.path("promptTokenCount").isNumber()) {
      return Optional.empty();
    }
    long total = Math.max(0, usage.path("promptTokenCount").asLong());
    // The reference and the other methods of the API do not agree on the name.
    JsonNode details = usage.path("promptTokensDetails");
    Optional<Tokens> tokens =
        details(details.isArray() ? details : usage.path("promptTokenDetails"))
            .filter(some -> some.total() == total);
    return Optional.of(new EmbedResponse.Usage(total, tokens));
  }

  private static Optional<Tokens> details(JsonNode details) {
    if (!details.isArray()) {
      return Optional.empty();
    }
    Tokens sum = Tokens.NONE;
    for (JsonNode detail : details) {
      long count = Math.max(0, detail.path("tokenCount").asLong(0));
      sum =
          sum.plus(
              switch (detail.path("modality").asString("")) {
                case "IMAGE" -> new Tokens(0, count, 0);
                case "AUDIO" -> new Tokens(0, 0, count);
                default -> new Tokens(count, 0, 0);
              });
    }
    return Optional.of(sum);
  }

  /** Reads an error; a body that is none makes an error of its HTTP status alone. */
  static Refusal refusal(int http, byte[] body) {
    JsonNode error = error(body);
    List<String> reasons = new ArrayList<>();
    List<String> quotas = new ArrayList<>();
    Optional<Duration> delay = Optional.empty();
    for (JsonNode detail : error.path("details")) {
      switch (kind(detail)) {
        case "ErrorInfo" -> reasons.add(detail.path("reason").asString(""));
        case "QuotaFailure" ->
            detail.path("violations").forEach(v -> quotas.add(v.path("quotaId").asString("")));
        case "RetryInfo" -> delay = seconds(SECONDS, detail.path("retryDelay").asString(""));
        default -> {} // links to help, and what may come
      }
    }
    String message = error.path("message").asString("no reason given");
    if (delay.isEmpty() && http == 429) {
      delay = seconds(RETRY_IN, message);
    }
    return new Refusal(
        http, error.path("status").asString(""), shortened(message), reasons, quotas, delay);
  }

  private static JsonNode error(byte[] body) {
    try {
      return JSON.readTree(body).path("error");
    } catch (JacksonException notJson) {
      return JSON.createObjectNode();
    }
  }

  private static String kind(JsonNode detail) {
    String type = detail.path("@type").asString("");
    return type.substring(type.lastIndexOf('.') + 1);
  }

  /** A time that is written in digits, a year at most. */
  private static Optional<Duration> seconds(Pattern pattern, String written) {
    Matcher matcher = pattern.matcher(written);
    return matcher.find()
        ? Optional.of(new BigDecimal(matcher.group(1)).min(YEAR))
            .map(seconds -> Duration.ofNanos(seconds.movePointRight(9).longValue()))
        : Optional.empty();
  }

  private static String shortened(String message) {
    String line = message.replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "...";
  }

  private record Batch(
      @Nullable List<@Nullable Embedding> embeddings, @Nullable JsonNode usageMetadata) {}

  @SuppressWarnings("ArrayRecordComponent") // read and passed on, never compared
  private record Embedding(float @Nullable [] values) {}
}
