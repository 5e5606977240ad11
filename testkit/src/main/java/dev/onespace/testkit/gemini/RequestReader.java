package dev.onespace.testkit.gemini;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the bodies of {@code embedContent} and {@code batchEmbedContents} as the API reference
 * gives them, in camelCase or snake_case, and refuses everything else.
 */
final class RequestReader {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern SNAKE = Pattern.compile("_([a-z])");
  private static final Set<String> REQUEST =
      Set.of("model", "content", "taskType", "title", "outputDimensionality", "embedContentConfig");
  private static final Set<String> CONFIG =
      Set.of(
          "taskType",
          "title",
          "outputDimensionality",
          "autoTruncate",
          "documentOcr",
          "audioTrackExtraction");
  private static final Set<String> TASKS =
      Set.of(
          "TASK_TYPE_UNSPECIFIED",
          "RETRIEVAL_QUERY",
          "RETRIEVAL_DOCUMENT",
          "SEMANTIC_SIMILARITY",
          "CLASSIFICATION",
          "CLUSTERING",
          "QUESTION_ANSWERING",
          "FACT_VERIFICATION",
          "CODE_RETRIEVAL_QUERY");
  private static final Set<String> MEDIA =
      Set.of("image/png", "image/jpeg", "audio/wav", "audio/mp3", "audio/mpeg");
  private static final int MOST_REQUESTS = 100;
  private static final int MOST_PICTURES = 6;
  private static final int LEAST_DIMENSION = 128;
  private static final int MOST_DIMENSION = 3072;

  private final String model;

  /**
   * @param model of the path, without {@code models/}
   */
  RequestReader(String model) {
    this.model = model;
  }

  List<FakeContent> batch(byte[] body) throws ApiError {
    JsonNode root = json(body);
    for (Map.Entry<String, JsonNode> field : root.properties()) {
      if (!field.getKey().equals("requests")) {
        throw ApiError.unknownField(field.getKey(), "");
      }
    }
    JsonNode requests = root.path("requests");
    if (!requests.isArray() || requests.isEmpty()) {
      throw ApiError.invalid("* BatchEmbedContentsRequest.requests: requests is required\n");
    }
    if (requests.size() > MOST_REQUESTS) {
      throw ApiError.invalid(
          "* BatchEmbedContentsRequest.requests: at most 100 requests can be in one batch\n");
    }
    List<FakeContent> contents = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      contents.add(request(requests.get(i), "requests[" + i + "]", true));
    }
    if (contents.stream().mapToInt(FakeContent::pictures).sum() > MOST_PICTURES) {
      throw ApiError.invalid("The request has more than 6 images.");
    }
    return contents;
  }

  FakeContent single(byte[] body) throws ApiError {
    return request(json(body), "", false);
  }

  private static JsonNode json(byte[] body) throws ApiError {
    try {
      JsonNode root = JSON.readTree(body);
      if (root.isObject()) {
        return root;
      }
    } catch (JacksonException bad) {
      throw ApiError.invalid("Invalid JSON payload received. " + bad.getOriginalMessage());
    }
    throw ApiError.invalid("Invalid JSON payload received. Root element must be a message.");
  }

  private FakeContent request(JsonNode request, String where, boolean batched) throws ApiError {
    known(request, REQUEST, where);
    String named = field(request, "model").asString("");
    if (batched && named.isEmpty()) {
      throw ApiError.invalid("* EmbedContentRequest.model: model is required\n");
    }
    if (!named.isEmpty() && !named.equals("models/" + model)) {
      throw ApiError.invalid(
          "* BatchEmbedContentsRequest.requests: all requests must use the model of the path\n");
    }
    task(field(request, "taskType"), where);
    int dimension = dimension(field(request, "outputDimensionality"), MOST_DIMENSION);
    JsonNode config = field(request, "embedContentConfig");
    if (config.isObject()) {
      known(config, CONFIG, where + ".embed_content_config");
      task(field(config, "taskType"), where);
      dimension = dimension(field(config, "outputDimensionality"), dimension);
    }
    return new FakeContent(parts(field(request, "content"), where + ".content"), dimension);
  }

  private static void task(JsonNode task, String where) throws ApiError {
    if (!task.isMissingNode() && !TASKS.contains(task.asString(""))) {
      throw ApiError.invalid("Invalid value at '%s.task_type': %s".formatted(where, task));
    }
  }

  private static int dimension(JsonNode written, int otherwise) throws ApiError {
    if (written.isMissingNode()) {
      return otherwise;
    }
    int dimension = written.asInt(0);
    if (!written.isIntegralNumber() || dimension < LEAST_DIMENSION || dimension > MOST_DIMENSION) {
      throw ApiError.invalid("output_dimensionality must be between 128 and 3072.");
    }
    return dimension;
  }

  private static List<FakeContent.Part> parts(JsonNode content, String where) throws ApiError {
    known(content, Set.of("parts", "role"), where);
    JsonNode parts = content.path("parts");
    if (!parts.isArray() || parts.isEmpty()) {
      throw ApiError.invalid("* EmbedContentRequest.content: contents is not specified\n");
    }
    List<FakeContent.Part> read = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      read.add(part(parts.get(i), where + ".parts[" + i + "]"));
    }
    return read;
  }

  private static FakeContent.Part part(JsonNode part, String where) throws ApiError {
    known(part, Set.of("text", "inlineData", "fileData"), where);
    if (part.size() != 1) {
      throw ApiError.invalid("Invalid value at '%s': exactly one of the fields".formatted(where));
    }
    if (part.has("text")) {
      if (!part.get("text").isString() || part.get("text").asString().isEmpty()) {
        throw ApiError.invalid("* EmbedContentRequest.content: content has an empty Part\n");
      }
      return new FakeContent.Part.Text(part.get("text").asString());
    }
    JsonNode data = field(part, "inlineData");
    if (!data.isObject()) {
      throw ApiError.invalid("The fake has no Files API.");
    }
    known(data, Set.of("mimeType", "data"), where + ".inline_data");
    String type = field(data, "mimeType").asString("").toLowerCase(Locale.ROOT);
    if (!MEDIA.contains(type)) {
      throw ApiError.invalid("Unsupported MIME type: " + type);
    }
    return new FakeContent.Part.Media(type, bytes(type, data.path("data").asString(""), where));
  }

  private static byte[] bytes(String type, String data, String where) throws ApiError {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(data);
    } catch (IllegalArgumentException bad) {
      throw ApiError.invalid(
          "Invalid value at '%s.inline_data.data' (TYPE_BYTES), Base64 decoding failed"
              .formatted(where));
    }
    Media.check(type, bytes);
    return bytes;
  }

  private static void known(JsonNode object, Set<String> names, String where) throws ApiError {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (!names.contains(camel(field.getKey()))) {
        throw ApiError.unknownField(field.getKey(), where);
      }
    }
  }

  private static JsonNode field(JsonNode object, String name) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (camel(field.getKey()).equals(name)) {
        return field.getValue();
      }
    }
    return object.path(name);
  }

  private static String camel(String name) {
    return SNAKE.matcher(name).replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
  }
}
