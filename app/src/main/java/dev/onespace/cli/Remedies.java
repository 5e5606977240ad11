package dev.onespace.cli;

import dev.onespace.error.Remedy;
import dev.onespace.error.Step;

/** Says what a user can do in the words of the command line. */
final class Remedies {
  private Remedies() {}

  static String worded(Remedy remedy) {
    return remedy.worded(Remedies::called);
  }

  private static String called(Step step) {
    return switch (step) {
      case Step.Named named -> called(named);
      case Step.Delete(var item) -> "onespace delete " + item;
      case Step.Reembed(var space) -> "onespace reembed --space " + space;
      case Step.Setting(var key, var value) ->
          "%s = %s, for one command: --set %s=%s".formatted(key, value, key, value);
    };
  }

  private static String called(Step.Named step) {
    return switch (step) {
      case AGAIN -> "the same command";
      case INGEST -> "onespace ingest";
      case RETRY_FAILED -> "onespace ingest --retry-failed";
      case REINDEX -> "onespace reindex";
      case DOCTOR -> "onespace doctor";
      case DOCTOR_FULL -> "onespace doctor --full";
      case MEND -> "onespace doctor --mend";
      case NEW_IDENTITY -> "onespace doctor --new-identity";
      case TAKE_OVER -> "onespace doctor --take-over";
      case COMPACT -> "onespace delete --compact";
      case STATS -> "onespace stats";
      case SPEND -> "onespace stats --spend";
      case SWITCH -> "onespace reembed --switch";
      case ROLL_BACK -> "onespace reembed --roll-back";
      case REEMBED_STALE -> "onespace reembed --stale";
      case FORCE -> "--force";
      case LIKE -> "--like ID";
      case DATA -> "--data folder";
      case COLLECTION -> "--collection";
      case BUDGET -> "--budget";
      case HELP -> "--help";
    };
  }
}
