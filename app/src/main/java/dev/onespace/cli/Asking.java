package dev.onespace.cli;

import dev.onespace.document.QueryDocument;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.item.Modality;
import dev.onespace.scan.Scan;
import dev.onespace.search.question.Part;
import dev.onespace.space.Content;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A part of a question.
 *
 * @param part the part
 * @param written as the user gave it: the words, the path, the id
 */
record Asking(Part part, String written) {

  static Asking words(String words) {
    return new Asking(Part.words(words), words);
  }

  /** A file of any type. */
  static Asking file(Path file) {
    return new Asking(Part.of(content(file)), file.toString());
  }

  /** A file, which must hold what it is given as. */
  static Asking file(Path file, Modality type) {
    Content content = content(file);
    if (content.type() != type) {
      throw new OnespaceException(
          ErrorCode.UNSUPPORTED_TYPE,
          "%s is of type %s, not %s".formatted(file, content.type().label(), type.label()));
    }
    return new Asking(Part.of(content), file.toString());
  }

  /** The modality, unless it asks with an item. */
  Optional<Modality> modality() {
    return part.modality();
  }

  QueryDocument.PartDocument document() {
    return QueryDocument.PartDocument.of(part, written);
  }

  private static Content content(Path file) {
    try {
      return Scan.content(file);
    } catch (OnespaceException unfit) {
      Problem problem = unfit.problem();
      throw new OnespaceException(
          new Problem(problem.code(), file + ": " + problem.cause(), problem.remedy()), unfit);
    }
  }
}
