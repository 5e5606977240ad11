package dev.onespace.cli;

import dev.onespace.file.Folders;
import dev.onespace.testkit.data.SampleKnowledge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the whole sample knowledge base, to be read only: it is taken in once for all classes
 * that ask for a {@link Kb}.
 */
final class WholeSample implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == Kb.class;
  }

  @Override
  public Kb resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getRoot()
        .getStore(Namespace.create(WholeSample.class))
        .computeIfAbsent(Taken.class, _ -> Taken.in(), Taken.class)
        .kb;
  }

  /** The sample, until all tests have ended. */
  private record Taken(Path folder, Kb kb) implements AutoCloseable {
    static Taken in() {
      try {
        Path folder = Files.createTempDirectory("onespace-sample");
        return new Taken(folder, Kb.of(folder.resolve("data"), SampleKnowledge.whole()));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    @Override
    public void close() throws IOException {
      Folders.delete(folder);
    }
  }
}
