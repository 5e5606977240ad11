package dev.onespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.onespace.testkit.data.CopiedFolder;
import dev.onespace.testkit.data.SampleKnowledge;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Maven project outside of this one, with the shortest POM that works: one dependency. It is
 * built with a local repository of its own, in which nothing of this project is but what is
 * packaged here; other artifacts come from the repository that this build has filled.
 */
class ShortestProjectTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final String VERSION = "0.1.0";

  /** Of the versions that this build has used, so that nothing else need be had. */
  private static final String COMPILE =
      "org.apache.maven.plugins:maven-compiler-plugin:3.16.0:compile";

  private static final String CLASSPATH =
      "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath";

  /** Modules by the name of their artifact. */
  private static final Map<String, String> MODULES =
      Map.of(
          "core", "onespace-core",
          "models", "onespace-models",
          "models-data", "onespace-models-data",
          "store", "onespace-store",
          "cloud", "onespace-cloud",
          "engine", "onespace");

  @TempDir private Path folder;
  private Path shortest;

  private record Ended(int exit, String out, String err) {}

  @BeforeEach
  void copy() throws IOException {
    assumeTrue(
        MODULES.entrySet().stream().allMatch(it -> Files.exists(jar(it.getKey(), it.getValue()))),
        "LOUD: nothing is packaged yet, so the shortest project is not tried: mvn -B verify does");
    shortest = folder.resolve("project");
    CopiedFolder.of(Path.of("src/test/shortest"), shortest);
  }

  @Test
  void one_dependency_takes_in_a_text_a_picture_and_a_recording_and_finds_them() throws Exception {
    Path packaged = folder.resolve("packaged");
    publish(packaged, "onespace-parent", PROJECT.resolve("pom.xml"), List.of());
    for (Map.Entry<String, String> module : MODULES.entrySet()) {
      publish(
          packaged,
          module.getValue(),
          PROJECT.resolve(module.getKey()).resolve("pom.xml"),
          List.of(jar(module.getKey(), module.getValue())));
    }
    Path settings = Files.writeString(folder.resolve("settings.xml"), settings(packaged));
    Ended built =
        run(
            "mvn",
            "-B",
            "-q",
            "-gs",
            settings.toString(),
            "-Dmaven.repo.local=" + folder.resolve("local"),
            COMPILE,
            CLASSPATH,
            "-Dmdep.outputFile=classpath");
    assertThat(built.exit()).as(built.out() + built.err()).isZero();

    Ended ran =
        run(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            "target/classes" + File.pathSeparator + Files.readString(shortest.resolve("classpath")),
            "Shortest",
            "data",
            SampleKnowledge.HOME.resolve("images/photo-bear.jpg").toAbsolutePath().toString(),
            SampleKnowledge.HOME.resolve("audio/call-7801.opus").toAbsolutePath().toString());
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exit()).isZero();
    assertThat(ran.out().lines())
        .anyMatch(line -> line.startsWith("strong text T-1: The gateway refuses"))
        .anyMatch(line -> line.contains("photo-bear"));
  }

  private static Path jar(String module, String artifact) {
    return PROJECT.resolve(module).resolve("target").resolve(artifact + "-" + VERSION + ".jar");
  }

  private static void publish(Path repository, String artifact, Path pom, List<Path> jars)
      throws IOException {
    Path place =
        Files.createDirectories(
            repository.resolve("dev/onespace").resolve(artifact).resolve(VERSION));
    Files.copy(pom, place.resolve(artifact + "-" + VERSION + ".pom"));
    for (Path jar : jars) {
      Files.createSymbolicLink(place.resolve(jar.getFileName()), jar);
    }
  }

  private static String settings(Path packaged) {
    String used =
        System.getProperty(
            "maven.repo.local",
            Path.of(System.getProperty("user.home"), ".m2", "repository").toString());
    StringBuilder repositories = new StringBuilder();
    StringBuilder plugins = new StringBuilder();
    for (Map.Entry<String, Path> each :
        List.of(Map.entry("packaged", packaged), Map.entry("used", Path.of(used)))) {
      String place = "<id>%s</id><url>%s</url>".formatted(each.getKey(), each.getValue().toUri());
      repositories.append("<repository>").append(place).append("</repository>");
      plugins.append("<pluginRepository>").append(place).append("</pluginRepository>");
    }
    return """
    <settings>
      <profiles><profile><id>here</id>
        <repositories>%s</repositories>
        <pluginRepositories>%s</pluginRepositories>
      </profile></profiles>
      <activeProfiles><activeProfile>here</activeProfile></activeProfiles>
    </settings>
    """
        .formatted(repositories, plugins);
  }

  private Ended run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)));
    builder.directory(shortest.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    builder.environment().remove("MAVEN_OPTS");
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), text(out), text(err));
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
