package dev.onespace.index;

import dev.onespace.exact.ExactTerm;
import dev.onespace.filter.Filter;
import dev.onespace.item.Facet;
import java.util.List;

/** One thing that an index is asked to find, under a filter. */
public sealed interface LegRequest {

  /** Which items count. */
  Filter filter();

  /** How many at most. */
  int k();

  /** The same, of so many at most. */
  LegRequest most(int k);

  /** What an index finds. */
  LegReply in(IndexView index);

  /**
   * The passages nearest to a vector, see {@link VectorIndex#nearest}.
   *
   * @param vector {@code float[dimension]}, unit length
   * @param facet the passages' facet
   */
  record Nearest(float[] vector, Facet facet, Filter filter, int k) implements LegRequest {
    @Override
    public Nearest most(int most) {
      return new Nearest(vector, facet, filter, most);
    }

    @Override
    public LegReply in(IndexView index) {
      return new LegReply.Passages(index.nearest(vector, facet, filter, k));
    }
  }

  /**
   * The passages that share words with a text, see {@link WordIndex#matching}.
   *
   * @param words any text
   */
  record Matching(String words, Filter filter, int k) implements LegRequest {
    @Override
    public Matching most(int most) {
      return new Matching(words, filter, most);
    }

    @Override
    public LegReply in(IndexView index) {
      return new LegReply.Passages(index.matching(words, filter, k));
    }
  }

  /**
   * The passages that carry terms to the letter, see {@link ExactIndex#carrying}.
   *
   * @param terms what is asked for
   */
  record Carrying(List<ExactTerm> terms, Filter filter, int k) implements LegRequest {
    public Carrying {
      terms = List.copyOf(terms);
    }

    @Override
    public Carrying most(int most) {
      return new Carrying(terms, filter, most);
    }

    @Override
    public LegReply in(IndexView index) {
      return new LegReply.Exact(index.carrying(terms, filter, k));
    }
  }

  /** The first items by id, see {@link ItemIndex#items}. */
  record Listing(Filter filter, int k) implements LegRequest {
    @Override
    public Listing most(int most) {
      return new Listing(filter, most);
    }

    @Override
    public LegReply in(IndexView index) {
      return new LegReply.Items(index.items(filter, k));
    }
  }
}
