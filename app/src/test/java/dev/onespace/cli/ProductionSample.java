package dev.onespace.cli;

import dev.onespace.production.Servers;
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
 * Gives tests the whole sample knowledge base on the production profile, to be read only: it is
 * taken in once for all classes that ask for a {@link Kb} of it.
 */
final class ProductionSample implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == Kb.class;
  }

  @Override
  public Kb resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getRoot()
        .getStore(Namespace.create(ProductionSample.class))
        .computeIfAbsent(Taken.class, _ -> Taken.in(), Taken.class)
        .kb;
  }

  /** The sample, until all tests have ended. */
  private record Taken(Servers servers, Kb kb) implements AutoCloseable {
    static Taken in() {
      try {
        Path data = Files.createTempDirectory("onespace-production");
        Servers servers = Servers.withLocalModels();
        servers.configure(data);
        return new Taken(servers, Kb.of(data, SampleKnowledge.whole()));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    @Override
    public void close() {
      servers.close();
    }
  }
}
