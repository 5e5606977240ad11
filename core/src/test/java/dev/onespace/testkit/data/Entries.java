package dev.onespace.testkit.data;

import dev.onespace.catalog.Entry;
import dev.onespace.item.ContentHash;
import dev.onespace.item.Facet;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.MediaType;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import dev.onespace.item.Passage;
import dev.onespace.item.Place;
import dev.onespace.space.Vectors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Entries made in one line. */
public final class Entries {
  private Entries() {}

  /** A text item without metadata; source, title and content follow from its id. */
  public static Item item(String id) {
    return item(id, Modality.TEXT, Metadata.NONE);
  }

  /** An item; source, title and content follow from its id. */
  public static Item item(String id, Modality type, Metadata metadata) {
    return new Item(
        new ItemId(id),
        MediaType.of(type),
        "file:///data/" + id,
        id,
        ContentHash.of("content of " + id),
        metadata);
  }

  /** A text item with one passage per text, each with a vector drawn from the text. */
  public static Entry texts(String id, String... texts) {
    List<Passage> passages = new ArrayList<>();
    for (String text : texts) {
      passages.add(words(passages.size(), text));
    }
    return new Entry(item(id), passages);
  }

  /** An item with one passage of {@code words}. */
  public static Entry described(String id, Modality type, Metadata metadata, String words) {
    return new Entry(item(id, type, metadata), List.of(words(0, type, words)));
  }

  /** A passage of facet {@code words} with a vector drawn from its text. */
  public static Passage words(int ordinal, String text) {
    return words(ordinal, Modality.TEXT, text);
  }

  /** A passage of facet {@code words} and a modality with a vector drawn from its text. */
  public static Passage words(int ordinal, Modality modality, String text) {
    return new Passage(
        ordinal,
        modality,
        Facet.WORDS,
        Place.of(new Place.Characters(0, text.length())),
        new RandomData(text.hashCode()).unitVector(),
        text,
        List.of());
  }

  /** A passage of a text, without words. */
  public static Passage passage(int ordinal, Facet facet, float... vector) {
    return passage(ordinal, Modality.TEXT, facet, vector);
  }

  /** A passage without words. */
  public static Passage passage(int ordinal, Modality modality, Facet facet, float... vector) {
    return new Passage(ordinal, modality, facet, Place.WHOLE, Vectors.unit(vector), "", List.of());
  }

  /** Metadata of names and values in turn, the values typed as on the command line. */
  public static Metadata metadata(String... namesAndValues) {
    Map<String, MetaValue> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(namesAndValues[i], MetaValue.ofWord(namesAndValues[i + 1]));
    }
    return new Metadata(fields);
  }
}
