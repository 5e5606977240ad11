package dev.onespace.store.postgres;

import dev.onespace.catalog.Entry;
import dev.onespace.exact.ExactTerm.Code;
import dev.onespace.exact.ExactTerms;
import dev.onespace.item.ItemId;
import dev.onespace.item.Passage;
import dev.onespace.store.facts.FactTerms;
import dev.onespace.store.facts.Shortened;
import dev.onespace.store.words.TermOccurrence;
import dev.onespace.store.words.WordsAnalyzer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the index holds of an item and its passages, as its tables have it. */
final class IndexItem {
  private static final int LONGEST_CODE = 400;

  private IndexItem() {}

  /** The bytes of an id, which are ordered as ids are. */
  static byte[] place(ItemId id) {
    return FactTerms.units(id.value());
  }

  /** The bytes of codes. */
  static List<byte[]> codes(Collection<Code> codes) {
    return codes.stream().map(IndexItem::code).toList();
  }

  static byte[] code(Code code) {
    return Shortened.of(code.form().getBytes(StandardCharsets.UTF_8), LONGEST_CODE);
  }

  /** The codes of each passage of an item, in order. */
  static List<List<byte[]>> codes(Entry entry) {
    Set<Code> names = ExactTerms.named(entry.item());
    List<List<byte[]>> codes = new ArrayList<>();
    for (Passage passage : entry.passages()) {
      Set<Code> all = new HashSet<>(names);
      all.addAll(ExactTerms.carried(passage.modality(), passage.words()));
      codes.add(codes(all));
    }
    return codes;
  }

  /** The terms of a text, each at its position, null where a stop word is. */
  static List<@Nullable String> words(WordsAnalyzer analyzer, String text) {
    List<@Nullable String> words = new ArrayList<>();
    for (TermOccurrence token : analyzer.tokens(text)) {
      while (words.size() < token.position()) {
        words.add(null);
      }
      words.add(token.term());
    }
    return words;
  }
}
