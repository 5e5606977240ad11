package dev.onespace.production;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of this machine's own packages on loopback, as only these bring {@code
 * pg_dump} of the server's version. It will not run as root, so it runs as {@code postgres} then.
 */
final class InstalledPostgres implements AutoCloseable {
  private static final Path PACKAGES = Path.of("/usr/lib/postgresql");
  private static final int STEP_SECONDS = 60;

  private final Path programs;
  private final Path folder;
  private final int port;

  private InstalledPostgres(Path programs, Path folder, int port) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
  }

  /** The programs of the newest version that is installed with its server. */
  static Optional<Path> programs() throws IOException {
    if (!Files.isDirectory(PACKAGES) || !new java.io.File("/usr/sbin/runuser").canExecute()) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(PACKAGES)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .filter(bin -> Files.isExecutable(bin.resolve("pg_dump")))
          .max(Comparator.naturalOrder());
    }
  }

  /** Starts it with an empty database {@code onespace} of user {@code postgres}. */
  static InstalledPostgres start(Path programs) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("installed-postgres");
    run(List.of("chown", "postgres", folder.toString()));
    var server = new InstalledPostgres(programs, folder, freePort());
    server.asServer("initdb", "-D", folder.resolve("db").toString(), "-A", "trust", "-E", "UTF8");
    server.asServer(
        "pg_ctl",
        "-D",
        folder.resolve("db").toString(),
        "-w",
        "-l",
        folder.resolve("log").toString(),
        "-o",
        "-p %d -h 127.0.0.1 -k %s".formatted(server.port, folder),
        "start");
    server.client("createdb", "onespace");
    return server;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:%d/onespace".formatted(port);
  }

  /** Runs a client program of the server, such as {@code pg_dump}, as in docs/production.md. */
  void client(String program, String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(programs.resolve(program).toString()));
    command.addAll(List.of("-h", "127.0.0.1", "-p", Integer.toString(port), "-U", "postgres"));
    command.addAll(List.of(words));
    run(command);
  }

  private void asServer(String program, String... words) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of("runuser", "-u", "postgres", "--", programs.resolve(program).toString()));
    command.addAll(List.of(words));
    run(command);
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Path told = Files.createTempFile("told", null);
    Process process =
        new ProcessBuilder(command)
            .directory(new java.io.File("/"))
            .redirectErrorStream(true)
            .redirectOutput(told.toFile())
            .start();
    if (!process.waitFor(STEP_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(command + ": " + Files.readString(told));
    }
    Files.delete(told);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    asServer("pg_ctl", "-D", folder.resolve("db").toString(), "-m", "immediate", "stop");
    run(List.of("rm", "-rf", folder.toString()));
  }
}
