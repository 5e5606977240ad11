package dev.onespace.cli;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.ItemType;
import dev.onespace.scan.Scan;
import dev.onespace.space.Content;
import java.nio.file.Path;

/**
 * What is asked with.
 *
 * @param content the content
 * @param written as the user gave it: the words, or the path
 */
record Asking(Content content, String written) {

  static Asking words(String words) {
    return new Asking(new Content.Words(words), words);
  }

  /** A file, which must hold what it is given as. */
  static Asking file(Path file, ItemType type) {
    Content content;
    try {
      content = Scan.content(file);
    } catch (OnespaceException unfit) {
      var problem = unfit.problem();
      throw new OnespaceException(
          new dev.onespace.error.Problem(
              problem.code(), file + ": " + problem.cause(), problem.remedy()),
          unfit);
    }
    if (content.type() != type) {
      throw new OnespaceException(
          ErrorCode.UNSUPPORTED_TYPE,
          "%s is of type %s, not %s".formatted(file, content.type().label(), type.label()));
    }
    return new Asking(content, file.toString());
  }
}
