package dev.onespace.error;

import dev.onespace.error.Step.Named;
import java.io.IOException;

/**
 * What can go wrong with one input or one piece of work, each with the remedy a user can act on.
 */
public enum ErrorCode {
  /** The bytes are of no type that can be read. */
  UNSUPPORTED_TYPE("Convert the file to a common format of text, picture or recording."),
  /** The type is known but the bytes are damaged or end too early. */
  DAMAGED("Check the file with the program that made it, or export it again."),
  /** The input has nothing to embed: no bytes, no letters, no samples. */
  EMPTY("Remove the file, or give it content."),
  /** A limit (bytes, pixels, seconds) is exceeded and cannot be met by scaling or cutting. */
  TOO_LARGE("Make the input smaller, or raise the limit."),
  /** The source cannot be read. */
  UNREADABLE("Check that the file exists and may be read."),
  /** A line of {@code items.jsonl}, a sidecar file or a metadata value is not as documented. */
  BAD_RECORD("Correct the line named here; the data layout is in the README."),
  /** Work on one input took longer than allowed and was stopped. */
  TIMED_OUT("Try a shorter input, or raise the time limit."),
  /** The space gave a vector that cannot be stored (zeros, NaN, wrong length). */
  BAD_VECTOR("Report this input: it is a defect of the model or of Onespace."),
  /** Something was asked for wrongly. */
  USAGE("See %s.", Named.HELP),
  /** The data folder is held by another writer. */
  LOCKED("Wait until the other process ends, or give another %s.", Named.DATA),
  /** The data folder was made with another space than the one asking. */
  SPACE_MISMATCH(
      "Ask with the space the collection was made with, or ingest again into another %s.",
      Named.COLLECTION),
  /** A stored file (model, index, database) is missing or not what it should be. */
  CORRUPT("Run: %s", Named.DOCTOR),
  /** What is stored was made, or changed meanwhile, by a newer program. */
  OUTDATED("Use the newer Onespace here, too: what is done is kept, and %s goes on.", Named.AGAIN),
  /** What is stored is of an older program, or was never finished; what only reads leaves it so. */
  OLDER("Run what writes, such as %s: it brings it up to date.", Named.INGEST),
  /** What is stored has a form of before the first one that is brought up to date. */
  FORMER(
      "Take the sources in again, with %s, into a new place: another %s, or another"
          + " postgres.schema. The old one is left as it is.",
      Named.INGEST, Named.DATA),
  /** There is no room left for what has to be stored. */
  DISK_FULL("Make room, and run %s again: it goes on where it was.", Named.AGAIN),
  /** Something that was asked for is not there. */
  NOT_FOUND("Check the name."),
  /** An item was deleted while it was taken in. */
  GONE("Nothing has to be done; to have it again, take it in again."),
  /** Another generation of the collection serves since the work on the former one began. */
  SWITCHED(
      "Run %s again: it works on the generation that serves now. What is done is kept.",
      Named.AGAIN),
  /** A generation lacks items of the one that serves. */
  BEHIND("Fill it first, or give %s: what it lacks is then not found.", Named.FORCE),
  /** A filter cannot be understood. */
  BAD_FILTER("Write filters as in: category:auth created>=2024-01-01 price<50"),
  /** A provider refuses the key. */
  UNAUTHORIZED(
      "Check the key in the environment or the configuration; %s tells which.", Named.DOCTOR),
  /** A provider's quota is used up for longer than is waited for. */
  QUOTA("Run %s again when the quota is renewed: it goes on where it was.", Named.AGAIN),
  /** The budget given for a run is used up. */
  BUDGET("Run %s with a higher %s: it goes on where it was.", Named.AGAIN, Named.BUDGET),
  /** A provider cannot be reached, or fails again and again. */
  UNAVAILABLE("Run %s again later: it goes on where it was.", Named.AGAIN),
  /** A provider refuses or answers otherwise than its documents say. */
  PROVIDER("Report this with the message: it is a defect of Onespace, or the provider changed."),
  /** Anything else: a defect. */
  INTERNAL("Report this with the message and the input that caused it.");

  private final Remedy remedy;

  ErrorCode(String sentence, Step... steps) {
    this.remedy = Remedy.of(sentence, steps);
  }

  /**
   * Whether it lies in the bytes of an input, so that the same bytes will fail again; else a broken
   * installation or a defect of the program is to blame.
   */
  public boolean blamesInput() {
    return switch (this) {
      case UNSUPPORTED_TYPE, DAMAGED, EMPTY, TOO_LARGE, BAD_RECORD, TIMED_OUT, BAD_VECTOR -> true;
      case UNREADABLE,
          USAGE,
          LOCKED,
          SPACE_MISMATCH,
          CORRUPT,
          OUTDATED,
          OLDER,
          FORMER,
          DISK_FULL,
          NOT_FOUND,
          GONE,
          BEHIND,
          SWITCHED,
          BAD_FILTER,
          UNAUTHORIZED,
          QUOTA,
          BUDGET,
          UNAVAILABLE,
          PROVIDER,
          INTERNAL ->
          false;
    };
  }

  /**
   * Whether every input after this one would meet the same, so that it is better to stop and go on
   * later.
   */
  public boolean stopsAll() {
    return switch (this) {
      case OUTDATED, DISK_FULL, SWITCHED, UNAUTHORIZED, QUOTA, BUDGET, UNAVAILABLE -> true;
      case UNSUPPORTED_TYPE,
          DAMAGED,
          EMPTY,
          TOO_LARGE,
          UNREADABLE,
          BAD_RECORD,
          TIMED_OUT,
          BAD_VECTOR,
          USAGE,
          LOCKED,
          SPACE_MISMATCH,
          CORRUPT,
          OLDER,
          FORMER,
          NOT_FOUND,
          GONE,
          BEHIND,
          BAD_FILTER,
          PROVIDER,
          INTERNAL ->
          false;
    };
  }

  /** The code of a failed access to a file that is ours: DISK_FULL or UNREADABLE. */
  public static ErrorCode of(IOException failure) {
    // Java has no exception of its own for it; the text is the operating system's.
    return String.valueOf(failure.getMessage()).contains("No space left") ? DISK_FULL : UNREADABLE;
  }

  /** What a user can do where nothing better is known. */
  public Remedy remedy() {
    return remedy;
  }
}
