package dev.onespace.cloud.gemini;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.Problem;
import dev.onespace.space.Prepared.Medium;
import dev.onespace.space.SpaceCheck;
import dev.onespace.space.Task;
import dev.onespace.space.Vectors;
import dev.onespace.spending.Meter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Looks whether the API still does what this space relies on. It is said of it in documents, but
 * others lost whole collections to it: several contents fused into one vector, prefixes without
 * effect. Two calls of five short texts, which cost less than a ten-thousandth of a dollar.
 */
public final class GeminiConformance {
  private static final String QUESTION = "How do I reset my password?";
  private static final String ANSWER = "How to reset my password: I open the settings.";
  private static final String UNRELATED = "The recipe needs two eggs and a cup of flour.";
  private static final String ALSO_UNRELATED = "The train to Hamburg leaves from platform seven.";

  private static final double UNIT = 0.01;
  private static final double SAME = 0.99999;

  private final GeminiSettings settings;
  private final Caller caller;
  private final List<SpaceCheck> findings = new ArrayList<>();

  private GeminiConformance(GeminiSettings settings, Caller caller) {
    this.settings = settings;
    this.caller = caller;
  }

  /** Looks at the API of these settings; what it costs is booked. It throws nothing. */
  public static List<SpaceCheck> findings(GeminiSettings settings, Meter meter) {
    return findings(settings, meter, Timing.real());
  }

  /** As above in another time, for tests. */
  public static List<SpaceCheck> findings(GeminiSettings settings, Meter meter, Timing timing) {
    try (Caller caller = new Caller(settings, meter, timing)) {
      return List.copyOf(new GeminiConformance(settings, caller).look());
    }
  }

  private List<SpaceCheck> look() {
    List<float[]> documents = vectors(text(ANSWER), text(UNRELATED), text(ALSO_UNRELATED));
    if (documents.isEmpty()) {
      return findings;
    }
    List<float[]> questions =
        vectors(new Request(new Medium.Text(QUESTION), Task.QUERY), text(QUESTION));
    if (questions.isEmpty()) {
      return findings;
    }
    note("the API answers", true, settings.endpoint().toString());
    boolean counted = documents.size() == 3 && questions.size() == 2;
    note(
        "one vector for each content",
        counted,
        "%s vectors for 3 contents, %s for 2".formatted(documents.size(), questions.size()));
    List<float[]> all = new ArrayList<>(documents);
    all.addAll(questions);
    boolean sized = all.stream().allMatch(vector -> vector.length == settings.dimension());
    note(
        "vectors of %s numbers".formatted(settings.dimension()),
        sized,
        "%s numbers".formatted(all.getFirst().length));
    note(
        "vectors of unit length",
        all.stream().allMatch(vector -> Math.abs(Vectors.norm(vector) - 1) < UNIT),
        String.format(Locale.ROOT, "the first is of length %.4f", Vectors.norm(all.getFirst())));
    if (counted && sized) {
      compare(documents, questions);
    }
    return findings;
  }

  private void compare(List<float[]> documents, List<float[]> questions) {
    double same = cosine(questions.get(0), questions.get(1));
    note(
        "a query and a document of the same words differ, so prefixes take effect",
        same < SAME,
        String.format(Locale.ROOT, "cosine %.4f", same));
    double answer = cosine(questions.getFirst(), documents.get(0));
    double next =
        Math.max(
            cosine(questions.getFirst(), documents.get(1)),
            cosine(questions.getFirst(), documents.get(2)));
    note(
        "a question finds its answer before two unrelated texts",
        answer > next,
        String.format(Locale.ROOT, "cosine %.4f, the next %.4f", answer, next));
  }

  /** Whatever their lengths, which are looked at for themselves. */
  private static double cosine(float[] a, float[] b) {
    return Vectors.dot(Vectors.unit(a), Vectors.unit(b));
  }

  private static Request text(String words) {
    return new Request(new Medium.Text(words), Task.DOCUMENT);
  }

  private void note(String check, boolean holds, String detail) {
    findings.add(new SpaceCheck(check, holds, detail, false));
  }

  /** The vectors as they came; none if there is no answer, which is noted. */
  private List<float[]> vectors(Request... requests) {
    Caller.Result result =
        caller.call(List.of(requests), settings.timeouts().attempts(), () -> false);
    Problem problem =
        switch (result) {
          case Caller.Result.Answered _ -> new Problem(ErrorCode.PROVIDER, "there are no vectors");
          case Caller.Result.Blamed(var why) -> why;
          case Caller.Result.Broken(var why) -> why;
          case Caller.Result.Stopped(var why) -> why;
        };
    if (result instanceof Caller.Result.Answered(var vectors) && !vectors.isEmpty()) {
      return vectors;
    }
    boolean usedUp = problem.code() == ErrorCode.QUOTA;
    findings.add(new SpaceCheck("the API answers", false, problem.cause(), usedUp));
    return List.of();
  }
}
