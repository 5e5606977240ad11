package dev.onespace.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.catalog.Catalog.Checkpoint;
import dev.onespace.catalog.Entry;
import dev.onespace.item.Facet;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import dev.onespace.item.Passage;
import dev.onespace.space.PipelineHash;
import dev.onespace.space.Vectors;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.data.RandomData;
import dev.onespace.testkit.fuzz.Cases;
import dev.onespace.testkit.memory.MemoryCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How unusual a cosine is does not hang on one item, however long it is and whatever it holds: a
 * log, a page of base64, zeros, a book. By the rule of strength what is weak needs three deviations
 * more to be strong.
 */
class OneItemTest {
  private static final double MOST = 1.5;
  private static final double[] ALIKE = {0, 0.05, 0.1};
  private static final double[] WIDTHS = {0, 0.05, 0.3, 2.5};
  private static final Checkpoint CHECKPOINT =
      new Checkpoint(new PipelineHash("p"), Optional.empty(), Metadata.NONE);

  @Test
  void no_single_item_makes_another_stand_out() {
    Cases.of(60, 2_000)
        .check(
            seed -> {
              var world = new World(seed);
              int passages = 1 << world.random.nextInt(10);
              world.isAsBefore(() -> world.add("odd", world.oddVectors(passages)));
            });
  }

  @Test
  void no_template_that_was_filled_in_many_times_makes_another_stand_out() {
    Cases.of(10, 200)
        .check(
            seed -> {
              var world = new World(seed);
              List<float[]> copies = world.vectors(500, ALIKE[world.random.nextInt(ALIKE.length)]);
              world.isAsBefore(
                  () ->
                      IntStream.range(0, copies.size())
                          .forEach(i -> world.add("copy-" + i, List.of(copies.get(i)))));
            });
  }

  /** Texts that lie in a cone, as real ones do, and a question that none of them answers. */
  private static final class World {
    private final RandomGenerator random;
    private final RandomData data;
    private final float[] axis;
    private final float[] question;
    private final MemoryCatalog catalog = new MemoryCatalog();
    private final List<float[]> texts = new ArrayList<>();

    World(long seed) {
      random = new SplittableRandom(seed);
      data = new RandomData(seed);
      axis = data.unitVector();
      question = near(axis, 2.5);
      int size = 3 + random.nextInt(120);
      for (int i = 0; i < size; i++) {
        texts.add(near(axis, 2.5));
        add("text-" + i, List.of(texts.getLast()));
      }
    }

    void isAsBefore(Runnable change) {
      double[] before = deviations();
      change.run();
      double[] after = deviations();
      for (int i = 0; i < before.length; i++) {
        assertThat(after[i]).isLessThan(Math.max(0, before[i]) + MOST);
      }
    }

    private double[] deviations() {
      var cohort = ScoreCohort.of(catalog, new float[RandomData.DIMENSION], FusionWeights.USUAL);
      CalibratedQuery probe =
          CalibratedQuery.of(question, question, Channel.WORDS_TO_WORDS, cohort);
      return texts.stream()
          .mapToDouble(text -> probe.read(Modality.TEXT, text).deviations())
          .toArray();
    }

    /** All the same, all but the same, or as far from each other as texts are. */
    List<float[]> oddVectors(int count) {
      return vectors(count, WIDTHS[random.nextInt(WIDTHS.length)]);
    }

    List<float[]> vectors(int count, double width) {
      float[] kind =
          switch (random.nextInt(4)) {
            case 0 -> axis;
            case 1 -> Vectors.unit(Vectors.minus(new float[question.length], question));
            case 2 -> near(question, 1);
            default -> data.unitVector();
          };
      return IntStream.range(0, count).mapToObj(_ -> near(kind, width)).toList();
    }

    private float[] near(float[] center, double width) {
      float[] vector = data.unitVector();
      for (int i = 0; i < vector.length; i++) {
        vector[i] = (float) (width * vector[i] + center[i]);
      }
      return Vectors.unit(vector);
    }

    void add(String id, List<float[]> vectors) {
      List<Passage> passages =
          IntStream.range(0, vectors.size())
              .mapToObj(i -> Entries.passage(i, Facet.WORDS, vectors.get(i)))
              .toList();
      catalog.put(new Entry(Entries.item(id, Modality.TEXT, Metadata.NONE), passages), CHECKPOINT);
    }
  }
}
