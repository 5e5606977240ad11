package dev.onespace.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version as written into the jar. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version =
        Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
            .orElse("(not packaged)");
    return new String[] {"onespace " + version};
  }
}
