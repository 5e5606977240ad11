package dev.onespace.space;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.item.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Holds any space to its promises: as many answers as contents, each vector as long as the space's
 * dimension, finite and of unit length. A passage with a bad vector is dropped and noted; a content
 * left with none fails.
 */
public final class CheckedSpace extends ForwardingSpace {

  private final Space space;

  /** A checked view of {@code space}, which it closes when closed. */
  public CheckedSpace(Space space) {
    super(space);
    this.space = space;
  }

  @Override
  public List<Embedded> embed(List<Content> contents, Task task) {
    return checked(contents, super.embed(contents, task), false);
  }

  @Override
  public List<Embedded> embed(List<Content> contents, Task task, BooleanSupplier stop) {
    List<Embedded> answers = space.embed(contents, task, stop);
    return checked(contents, answers, stop.getAsBoolean());
  }

  private List<Embedded> checked(List<Content> contents, List<Embedded> answers, boolean stopped) {
    int most = contents.size();
    if (answers.size() > most || answers.size() < most && !stopped) {
      throw new OnespaceException(
          ErrorCode.BAD_VECTOR,
          "space %s gave %s answers for %s contents".formatted(id(), answers.size(), most));
    }
    return answers.stream().map(this::checked).toList();
  }

  private Embedded checked(Embedded answer) {
    return switch (answer) {
      case Embedded.Failed failed -> failed;
      case Embedded.Done done -> checked(done);
    };
  }

  private Embedded checked(Embedded.Done done) {
    List<Passage> good = done.passages().stream().filter(this::isGood).toList();
    int bad = done.passages().size() - good.size();
    if (bad == 0) {
      return done;
    }
    String note =
        "%s of %s vectors were not finite, of unit length and of %s floats"
            .formatted(bad, done.passages().size(), dimension());
    if (good.isEmpty()) {
      return new Embedded.Failed(new Problem(ErrorCode.BAD_VECTOR, note));
    }
    List<String> notes = new ArrayList<>(done.notes());
    notes.add(note);
    return new Embedded.Done(good, done.facts(), done.thumbnail(), notes);
  }

  private boolean isGood(Passage passage) {
    return passage.vector().length == dimension() && Vectors.isUnit(passage.vector());
  }
}
