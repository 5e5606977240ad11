package dev.onespace.error;

/**
 * What a user can have done, by what it is and not by how it is called: a command line, a server
 * and a program call the same step differently.
 */
public sealed interface Step {

  /** Its name for whoever uses the library, fit to stand in a sentence. */
  String plainly();

  /** Steps that need nothing to be said with them. */
  enum Named implements Step {
    /** What was just done, with the same arguments. */
    AGAIN("the same call"),
    /** Take sources in. */
    INGEST("ingest"),
    /** Take in again what failed before. */
    RETRY_FAILED("ingest with what failed before"),
    /** Build the index anew from the catalog. */
    REINDEX("reindex"),
    /** Examine what is stored, and what it needs. */
    DOCTOR("the doctor"),
    /** The same, comparing every identifier. */
    DOCTOR_FULL("the doctor in full"),
    /** Have the doctor mend what it can. */
    MEND("the doctor's mending"),
    /** Give a catalog that was copied an identity of its own. */
    NEW_IDENTITY("the doctor with a new identity"),
    /** Have this catalog own the vectors that another one, or a later state of it, wrote. */
    TAKE_OVER("the doctor's taking over"),
    /** Remove for good what was deleted from the index's and the catalog's files. */
    COMPACT("compacting"),
    /** See what is stored. */
    STATS("the counts"),
    /** See what was spent. */
    SPEND("the list of what was spent"),
    /** Let a generation of another space serve. */
    SWITCH("switching generations"),
    /** Let the generation that served before serve again. */
    ROLL_BACK("rolling back"),
    /** Embed again what another pipeline made. */
    REEMBED_STALE("reembedding what is stale"),
    /** Do it in spite of what speaks against it. */
    FORCE("force"),
    /** Ask with a stored item. */
    LIKE("the stored item"),
    /** Choose the folder that everything is kept in. */
    DATA("data folder"),
    /** Choose a collection. */
    COLLECTION("collection"),
    /** Choose how much may be spent. */
    BUDGET("budget"),
    /** Read how something is used. */
    HELP("its documentation");

    private final String plainly;

    Named(String plainly) {
      this.plainly = plainly;
    }

    @Override
    public String plainly() {
      return plainly;
    }
  }

  /**
   * Delete an item.
   *
   * @param item its id
   */
  record Delete(String item) implements Step {
    @Override
    public String plainly() {
      return "delete item '%s'".formatted(item);
    }
  }

  /**
   * Embed a collection anew, or go on with it.
   *
   * @param space the id of the space it is to be in
   */
  record Reembed(String space) implements Step {
    @Override
    public String plainly() {
      return "reembed in space " + space;
    }
  }

  /**
   * Set a value of the configuration.
   *
   * @param key its name
   * @param value what it is to be
   */
  record Setting(String key, String value) implements Step {
    @Override
    public String plainly() {
      return "%s = %s".formatted(key, value);
    }
  }
}
