package dev.onespace.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be configured. */
enum Setting {
  TEXT_BYTES("limits.text-bytes", Form.AMOUNT, "the largest text that is taken in"),
  PICTURE_BYTES("limits.picture-bytes", Form.AMOUNT, "the largest file of a picture"),
  RECORDING_BYTES("limits.recording-bytes", Form.AMOUNT, "the largest file of a recording"),
  PIXELS("limits.pixels", Form.AMOUNT, "the largest picture, as its header says"),
  RECORDING_LENGTH("limits.recording-length", duration(), "what is heard of a recording"),
  TEXT_TOKENS("limits.text-tokens", Form.AMOUNT, "what is embedded of a text"),
  ITEM_TIME("limits.item-time", duration(), "how long one input may take"),
  MEMORY("limits.memory", Form.AMOUNT, "bytes for all decoded pictures in work together"),

  PROFILE("profile", choice("embedded", "production"), "where things are kept and searched"),
  SPACE("space", choice("local", "gemini"), "what makes the vectors"),

  GEMINI_KEY("gemini.key", new Form.Secret(), "the key of the Gemini API"),
  GEMINI_MODEL("gemini.model", text(), "the embedding model"),
  GEMINI_DIMENSION("gemini.dimension", new Form.Amount(128, 3072), "how many floats a vector has"),
  GEMINI_ENDPOINT("gemini.endpoint", web(), "the server of the Gemini API"),
  GEMINI_REQUESTS("gemini.requests-per-minute", Form.AMOUNT, "contents embedded in a minute"),
  GEMINI_TOKENS("gemini.tokens-per-minute", Form.AMOUNT, "tokens embedded in a minute"),
  GEMINI_PARALLEL("gemini.parallel", new Form.Amount(1, 64), "calls at once"),
  GEMINI_ATTEMPTS("gemini.attempts", new Form.Amount(1, 20), "how often a call is tried"),
  GEMINI_TIMEOUT("gemini.timeout", duration(), "how long a call may take"),
  GEMINI_LONGEST_WAIT("gemini.longest-wait", duration(), "the longest wait before it stops"),
  GEMINI_CALL_BYTES("gemini.call-bytes", Form.AMOUNT, "the most that is sent in a call"),
  GEMINI_WINDOW("gemini.window", duration(), "the longest piece of a recording with a vector"),
  GEMINI_WORDS("gemini.words", choice("on", "off"), "whether pictures are read and speech heard"),
  PRICE_TEXT("gemini.price.text", new Form.Money(), "US dollars for a million tokens of text"),
  PRICE_IMAGE("gemini.price.image", new Form.Money(), "US dollars for a million of pictures"),
  PRICE_AUDIO("gemini.price.audio", new Form.Money(), "US dollars for a million of recordings"),
  GEMINI_DAILY_LIMIT(
      "gemini.daily-limit",
      new Form.Money(),
      "US dollars that may be spent in a day (UTC), by all nodes on all collections"),
  PRICE_DATE("gemini.price.date", new Form.Date(), "the day these prices were read"),

  PINECONE_KEY("pinecone.key", new Form.Secret(), "the key of Pinecone"),
  PINECONE_INDEX("pinecone.index", text(), "the first part of the index's name"),
  PINECONE_ENDPOINT("pinecone.endpoint", web(), "the server that knows the indexes"),
  PINECONE_CLOUD("pinecone.cloud", text(), "where an index is made: aws, gcp, azure"),
  PINECONE_REGION("pinecone.region", text(), "in which region of it"),
  PINECONE_TIMEOUT("pinecone.timeout", duration(), "how long a call may take"),

  POSTGRES_URL(
      "postgres.url", new Form.Address(List.of("jdbc:postgresql:")), "the database of the catalog"),
  POSTGRES_USER("postgres.user", text(), "who asks it"),
  POSTGRES_PASSWORD("postgres.password", new Form.Secret(), "the password of the user"),
  POSTGRES_SCHEMA("postgres.schema", text(), "the schema of the tables"),
  POSTGRES_POOL("postgres.connections", new Form.Amount(2, 500), "connections at once"),

  BLOBS_FOLDER("blobs.folder", text(), "originals and thumbnails; shared by all nodes"),
  NODE_LEASE("node.lease", duration(), "after how long the work of a silent node is taken over"),

  SEARCH_PATIENCE("search.patience", duration(), "how long a question waits for what is away"),
  INGEST_PATIENCE("ingest.patience", duration(), "the longest outage that an ingest waits out");

  private final String key;
  private final Form form;
  private final String meaning;

  Setting(String key, Form form, String meaning) {
    this.key = key;
    this.form = form;
    this.meaning = meaning;
  }

  private static Form duration() {
    return new Form.Duration();
  }

  private static Form text() {
    return new Form.Text();
  }

  private static Form web() {
    return new Form.Address(List.of("https://", "http://"));
  }

  private static Form choice(String... words) {
    return new Form.Choice(List.of(words));
  }

  /** Its name in the file and in {@code --set}. */
  String key() {
    return key;
  }

  /** How its value is written. */
  Form form() {
    return form;
  }

  /** What it decides. */
  String meaning() {
    return meaning;
  }

  /** Whether its value is never shown. */
  boolean isSecret() {
    return form instanceof Form.Secret;
  }

  /** Its name in the environment: {@code ONESPACE_LIMITS_TEXT_BYTES}. */
  String variable() {
    return Variables.PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  static Optional<Setting> named(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }
}
