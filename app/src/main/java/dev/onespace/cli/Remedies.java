package dev.onespace.cli;

import dev.onespace.error.Remedy;
import dev.onespace.error.Step;

/**
 * Says what a user can do in the words of the command line, so that it can be run as it stands: a
 * command names the data folder, the collection and the configuration that are in use.
 *
 * @param options what the user chose for all commands, as written behind one: empty, or {@code "
 *     --data DIR --collection NAME"}
 */
record Remedies(String options) {
  /** Where nothing was chosen, or nothing is known of it. */
  static final Remedies USUAL = new Remedies("");

  private static final String PLAIN = "[A-Za-z0-9_./:=@%+,-]+";

  /** With an option that the user gave. */
  Remedies with(String option, String value) {
    return new Remedies("%s %s %s".formatted(options, option, quoted(value)));
  }

  /** A command to be run where this one was: {@code onespace reindex --data DIR}. */
  String command(String command) {
    return "onespace " + command + options;
  }

  String worded(Remedy remedy) {
    return remedy.worded(this::called);
  }

  private String called(Step step) {
    return switch (step) {
      case Step.Named named -> called(named);
      case Step.Delete(var item) -> command("delete " + quoted(item));
      case Step.Reembed(var space) -> command("reembed --space " + space);
      case Step.Setting(var key, var value) ->
          "%s = %s, for one command: --set %s=%s".formatted(key, value, key, value);
    };
  }

  private String called(Step.Named step) {
    return switch (step) {
      case AGAIN -> "the same command";
      case INGEST -> command("ingest");
      case RETRY_FAILED -> command("ingest --retry-failed");
      case REINDEX -> command("reindex");
      case DOCTOR -> command("doctor");
      case DOCTOR_FULL -> command("doctor --full");
      case MEND -> command("doctor --mend");
      case NEW_IDENTITY -> command("doctor --new-identity");
      case TAKE_OVER -> command("doctor --take-over");
      case COMPACT -> command("delete --compact");
      case STATS -> command("stats");
      case SPEND -> command("stats --spend");
      case SWITCH -> command("reembed --switch");
      case ROLL_BACK -> command("reembed --roll-back");
      case REEMBED_STALE -> command("reembed --stale");
      case FORCE -> "--force";
      case LIKE -> "--like ID";
      case DATA -> "--data folder";
      case COLLECTION -> "--collection";
      case BUDGET -> "--budget";
      case HELP -> "--help";
    };
  }

  private static String quoted(String value) {
    return value.matches(PLAIN) ? value : "'" + value.replace("'", "'\\''") + "'";
  }
}
