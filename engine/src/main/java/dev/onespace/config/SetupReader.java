package dev.onespace.config;

import dev.onespace.Setup;
import dev.onespace.Setup.Keeping;
import dev.onespace.Setup.Waits;
import dev.onespace.cloud.Secret;
import dev.onespace.cloud.gemini.GeminiSettings;
import dev.onespace.cloud.gemini.GeminiSettings.CallLimits;
import dev.onespace.cloud.gemini.GeminiSettings.Rates;
import dev.onespace.cloud.gemini.GeminiSettings.Timeouts;
import dev.onespace.cloud.pinecone.PineconeSettings;
import dev.onespace.cloud.pinecone.PineconeSettings.Pace;
import dev.onespace.cloud.pinecone.PineconeSettings.Place;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.models.local.PreparationSettings;
import dev.onespace.provider.GeminiProvider;
import dev.onespace.provider.LocalProvider;
import dev.onespace.provider.SpaceProvider;
import dev.onespace.spending.Prices;
import dev.onespace.store.postgres.Password;
import dev.onespace.store.postgres.PostgresSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;

/** Makes the settings of the providers of what is set, with the usual where nothing is. */
record SetupReader(Values values) {
  private static final String INDEX = "onespace";
  private static final String NAMESPACE = "default";
  private static final Duration LEASE = Duration.ofMinutes(2);

  /** Tells what is well written, but not possible together. */
  static void check(Values values, Mistakes mistakes) {
    var reader = new SetupReader(values);
    if (values.text(Setting.POSTGRES_URL).isPresent()
        && values.text(Setting.POSTGRES_USER).isPresent()) {
      attempt("postgres", reader::postgres, mistakes);
    }
    if (values.text(Setting.PINECONE_KEY).isPresent()) {
      attempt("pinecone", reader::pinecone, mistakes);
    }
    if (values.text(Setting.GEMINI_KEY).isPresent()) {
      attempt("gemini", reader::gemini, mistakes);
    }
    attempt("gemini", reader::preparation, mistakes);
  }

  private static void attempt(String section, Runnable settings, Mistakes mistakes) {
    try {
      settings.run();
    } catch (IllegalArgumentException impossible) {
      mistakes.add(section + ": " + impossible.getMessage());
    } catch (OnespaceException impossible) {
      mistakes.add(section + ": " + impossible.problem().cause());
    }
  }

  /** The setup; what is kept on this machine lies in a data folder. */
  Setup setup(Path data) {
    SpaceProvider usual = provider(Requirements.isGemini(values) ? "gemini" : "local");
    return new Setup(keeping(data), usual, others(), waits());
  }

  /** A collection may be of another space than the one that is set, once it was switched. */
  private List<SpaceProvider> others() {
    return values.text(Setting.GEMINI_KEY).isPresent()
        ? List.of(new LocalProvider(), provider("gemini"))
        : List.of(new LocalProvider());
  }

  private Waits waits() {
    return new Waits(
        values.duration(Setting.SEARCH_PATIENCE, Waits.USUAL.search()),
        values.duration(Setting.INGEST_PATIENCE, Waits.USUAL.ingest()));
  }

  /**
   * What makes the vectors of a space: all that a configuration can name.
   *
   * @throws OnespaceException USAGE if there is no such space, or its key is not set
   */
  SpaceProvider provider(String space) {
    return switch (space) {
      case "local" -> new LocalProvider();
      case "gemini" -> {
        if (values.text(Setting.GEMINI_KEY).isEmpty()) {
          throw new OnespaceException(
              ErrorCode.USAGE, "the space gemini needs gemini.key, also as GEMINI_API_KEY");
        }
        yield new GeminiProvider(gemini(), preparation());
      }
      default ->
          throw new OnespaceException(
              ErrorCode.USAGE, "there is no space '%s'; there are: local, gemini".formatted(space));
    };
  }

  private Keeping keeping(Path data) {
    return Requirements.isProduction(values)
        ? new Keeping.Servers(
            postgres(),
            pinecone(),
            values.text(Setting.BLOBS_FOLDER).map(Path::of).orElse(data.resolve("blobs")),
            values.duration(Setting.NODE_LEASE, LEASE))
        : new Keeping.Folder(data);
  }

  private GeminiSettings gemini() {
    return new GeminiSettings(
        uri(Setting.GEMINI_ENDPOINT, GeminiSettings.ENDPOINT),
        values.text(Setting.GEMINI_MODEL, GeminiSettings.MODEL),
        values.whole(Setting.GEMINI_DIMENSION, GeminiSettings.DIMENSION),
        new Secret(values.text(Setting.GEMINI_KEY).orElseThrow()),
        rates(),
        calls(),
        timeouts(),
        prices(),
        values.text(Setting.GEMINI_DAILY_LIMIT).flatMap(Form::money));
  }

  private Rates rates() {
    return new Rates(
        values.whole(Setting.GEMINI_REQUESTS, Rates.DEFAULT.requestsPerMinute()),
        values.amount(Setting.GEMINI_TOKENS, Rates.DEFAULT.tokensPerMinute()));
  }

  private CallLimits calls() {
    CallLimits usual = CallLimits.DEFAULT;
    return new CallLimits(
        values.whole(Setting.GEMINI_PARALLEL, usual.parallel()),
        usual.requests(),
        usual.pictures(),
        values.amount(Setting.GEMINI_CALL_BYTES, usual.bytes()));
  }

  private Timeouts timeouts() {
    Timeouts usual = Timeouts.DEFAULT;
    return new Timeouts(
        usual.connect(),
        values.duration(Setting.GEMINI_TIMEOUT, usual.call()),
        values.whole(Setting.GEMINI_ATTEMPTS, usual.attempts()),
        values.duration(Setting.GEMINI_LONGEST_WAIT, usual.longestWait()));
  }

  private Prices prices() {
    Prices usual = GeminiSettings.PRICES;
    return new Prices(
        values.money(Setting.PRICE_TEXT, usual.text()),
        values.money(Setting.PRICE_IMAGE, usual.image()),
        values.money(Setting.PRICE_AUDIO, usual.audio()),
        YearMonth.from(values.date(Setting.PRICE_DATE, usual.asOf().atDay(1))));
  }

  private PreparationSettings preparation() {
    PreparationSettings usual = PreparationSettings.STANDARD;
    return new PreparationSettings(
        usual.textTokens(),
        usual.textOverlap(),
        values.duration(Setting.GEMINI_WINDOW, usual.soundWindow()),
        values.on(Setting.GEMINI_WORDS));
  }

  private PineconeSettings pinecone() {
    Pace usual = Pace.USUAL;
    return new PineconeSettings(
        new Secret(values.text(Setting.PINECONE_KEY).orElseThrow()),
        uri(Setting.PINECONE_ENDPOINT, PineconeSettings.ENDPOINT),
        values.text(Setting.PINECONE_INDEX, INDEX),
        new Place(
            values.text(Setting.PINECONE_CLOUD, Place.USUAL.cloud()),
            values.text(Setting.PINECONE_REGION, Place.USUAL.region())),
        NAMESPACE,
        new Pace(
            values.duration(Setting.PINECONE_TIMEOUT, usual.timeout()),
            usual.attempts(),
            usual.backoff(),
            usual.parallel(),
            usual.perSecond()));
  }

  private PostgresSettings postgres() {
    return new PostgresSettings(
        values.text(Setting.POSTGRES_URL).orElseThrow(),
        values.text(Setting.POSTGRES_USER).orElseThrow(),
        new Password(values.text(Setting.POSTGRES_PASSWORD, "")),
        values.whole(Setting.POSTGRES_POOL, PostgresSettings.USUAL_POOL),
        values.text(Setting.POSTGRES_SCHEMA, PostgresSettings.USUAL_SCHEMA));
  }

  private URI uri(Setting setting, URI usual) {
    return values.text(setting).map(URI::create).orElse(usual);
  }
}
