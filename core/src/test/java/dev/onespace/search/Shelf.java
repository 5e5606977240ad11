package dev.onespace.search;

import dev.onespace.calibrate.FusionWeights;
import dev.onespace.calibrate.ScoreCohort;
import dev.onespace.catalog.Catalog.Checkpoint;
import dev.onespace.catalog.Entry;
import dev.onespace.ingest.IndexFollower;
import dev.onespace.item.Facet;
import dev.onespace.item.Item;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import dev.onespace.item.Passage;
import dev.onespace.item.Place;
import dev.onespace.space.PipelineHash;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.data.RandomData;
import dev.onespace.testkit.memory.MemoryCatalog;
import dev.onespace.testkit.memory.MemorySearchIndex;
import dev.onespace.time.StageClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A small collection in memory, whose index follows its catalog. */
public final class Shelf {
  private final MemoryCatalog catalog = new MemoryCatalog();
  private final MemorySearchIndex index = new MemorySearchIndex();
  private final RandomData random = new RandomData(41);

  /** A passage that is yet to have its place in an item. */
  public record Draft(Facet facet, String words, float[] vector) {}

  /** The catalog. */
  public MemoryCatalog catalog() {
    return catalog;
  }

  /** The index. */
  public MemorySearchIndex index() {
    return index;
  }

  /** A passage of words, whose vector is like no other. */
  public Draft saying(String words) {
    return new Draft(Facet.WORDS, words, random.unitVector());
  }

  /** A passage of words with this vector. */
  public static Draft saying(String words, float[] vector) {
    return new Draft(Facet.WORDS, words, vector);
  }

  /** A passage without words. */
  public static Draft of(Facet facet, float[] vector) {
    return new Draft(facet, "", vector);
  }

  /** Puts an item with these passages. */
  public Item put(String id, Modality type, Draft... passages) {
    return put(id, type, Metadata.NONE, passages);
  }

  /** Puts an item with these fields and passages. */
  public Item put(String id, Modality type, Metadata metadata, Draft... drafts) {
    Item item = Entries.item(id, type, metadata);
    List<Passage> passages = new ArrayList<>();
    for (Draft draft : drafts) {
      passages.add(
          new Passage(
              passages.size(),
              type,
              draft.facet(),
              Place.WHOLE,
              draft.vector(),
              draft.words(),
              List.of()));
    }
    catalog.put(
        new Entry(item, passages),
        new Checkpoint(new PipelineHash("p"), Optional.empty(), Metadata.NONE));
    new IndexFollower(catalog, index, new StageClock()).catchUp();
    return item;
  }

  /** Puts so many items of one passage each that have nothing to do with anything. */
  public Shelf among(int others, Modality type) {
    for (int i = 0; i < others; i++) {
      put(type.label() + "-other-" + i, type, saying("word" + i + " other" + i));
    }
    return this;
  }

  /** What its cosines are measured against. */
  public ScoreCohort cohort() {
    return cohort(FusionWeights.USUAL);
  }

  /** The same with these constants. */
  public ScoreCohort cohort(FusionWeights weights) {
    return ScoreCohort.of(catalog, new float[RandomData.DIMENSION], weights);
  }

  /** Passages to ask with, as a stored item has them. */
  public static List<Passage> asking(Draft... drafts) {
    List<Passage> passages = new ArrayList<>();
    for (Draft draft : drafts) {
      passages.add(
          new Passage(
              passages.size(),
              Modality.TEXT,
              draft.facet(),
              Place.WHOLE,
              draft.vector(),
              draft.words(),
              List.of()));
    }
    return passages;
  }
}
