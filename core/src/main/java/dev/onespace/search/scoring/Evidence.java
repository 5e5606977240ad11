package dev.onespace.search.scoring;

import dev.onespace.calibrate.CalibratedScore;
import dev.onespace.calibrate.Similarity;
import dev.onespace.calibrate.Surprisal;
import dev.onespace.exact.ExactTerm;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.search.legs.Leg;
import java.util.List;

/** Something that speaks for a passage, with its whole arithmetic. */
public sealed interface Evidence {

  /** The leg that brought it. */
  Leg leg();

  /** How unusual it is, as it is added up. */
  Surprisal surprisal();

  /** The one that is more unusual; of equals the first. */
  static Evidence stronger(Evidence a, Evidence b) {
    return a.surprisal().compareTo(b.surprisal()) >= 0 ? a : b;
  }

  /** The cosine that counts for strength; 0 where no vectors were compared. */
  default double cosine() {
    return switch (this) {
      case OfVector(var reading) -> reading.comparableCosine();
      case OverBridge bridged -> bridged.similarity().cosine();
      case OfWords _, OfExact _ -> 0;
    };
  }

  /**
   * What may be added up: of evidence of one kind an item's best counts, of several kinds the sum.
   */
  default Object kind() {
    return leg();
  }

  /** A vector is near. */
  record OfVector(CalibratedScore reading) implements Evidence {
    @Override
    public Leg leg() {
      return Leg.VECTOR;
    }

    @Override
    public Surprisal surprisal() {
      return reading.surprisal();
    }

    @Override
    public Object kind() {
      return reading.channel();
    }
  }

  /**
   * Words are shared.
   *
   * @param bm25 the raw score
   * @param possible what it would be, had a passage of average length every word once
   * @param weight how much shared words count between these types
   */
  record OfWords(double bm25, double possible, double weight) implements Evidence {
    /** How much of the question, by the rarity of its words, is in the passage: in [0, 1]. */
    public double share() {
      return possible > 0 ? Math.min(1, bm25 / possible) : 0;
    }

    @Override
    public Leg leg() {
      return Leg.WORDS;
    }

    @Override
    public Surprisal surprisal() {
      return new Surprisal(weight * bm25);
    }
  }

  /**
   * Ids, codes or quoted words are the same. It decides before all other evidence.
   *
   * @param terms which
   * @param surprisal how rare they are
   */
  record OfExact(List<ExactTerm> terms, Surprisal surprisal) implements Evidence {
    public OfExact {
      terms = List.copyOf(terms);
    }

    @Override
    public Leg leg() {
      return Leg.EXACT;
    }
  }

  /**
   * An item that the query is near to is near to this.
   *
   * @param from what of the query led to that item
   * @param over the item
   * @param similarity the smaller of both hops' cosines
   * @param hops how much is left of both
   */
  record OverBridge(Facet from, ItemId over, Similarity similarity, Hops hops) implements Evidence {
    @Override
    public Leg leg() {
      return Leg.BRIDGE;
    }

    @Override
    public Surprisal surprisal() {
      return hops.surprisal();
    }
  }

  /**
   * Two hops, of which the weaker counts.
   *
   * @param first what was found in the item between
   * @param favour how many times that counts
   * @param second what that one finds in the item reached
   * @param share which share of that is in this passage, in [0, 1]
   */
  record Hops(Surprisal first, double favour, Surprisal second, double share) {
    /** What the chain is worth, as far as it leads to this passage. */
    Surprisal surprisal() {
      return new Surprisal(share * Math.min(favour * first.nats(), second.nats()));
    }
  }
}
