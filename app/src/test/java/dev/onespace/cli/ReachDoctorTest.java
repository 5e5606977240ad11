package dev.onespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.production.Servers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Before anything was ingested, {@code onespace doctor} asks every server of the profile. */
class ReachDoctorTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path data;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path outside;

  @SuppressWarnings("NullAway.Init")
  private Servers servers;

  @BeforeEach
  void start() throws IOException {
    servers = Servers.quick();
    servers.configure(data);
  }

  @AfterEach
  void stop() {
    servers.close();
  }

  @Test
  void each_is_reached_and_nothing_is_made() throws SQLException {
    CliRun doctor = doctor();
    assertThat(doctor.exit()).as(doctor.out()).isEqualTo(Exit.OK);
    assertThat(doctor.out())
        .containsPattern("ok +blobs folder .*is not there yet, and can be made")
        .containsPattern("ok +postgres .*the tables are made by the first ingest")
        .containsPattern("ok +pinecone .*onespace-768 is made .*first filled")
        .containsPattern("ok +gemini +the API answers")
        .contains("nothing taken in yet");
    assertThat(servers.pinecone().indexes()).isEmpty();
    assertThat(data.resolve("blobs")).doesNotExist();
    assertThat(schemas()).doesNotContain("onespace");
  }

  @Test
  void what_the_role_may_not_do_is_said_with_the_statement_that_lets_it() throws Exception {
    String database = servers.database().url().replaceFirst(".*/", "");
    String role = "limited_" + database;
    execute(
        "create role " + role + " login", "revoke create on database " + database + " from public");
    servers.configure(data, "postgres.user = " + role);
    String create = "CREATE SCHEMA onespace AUTHORIZATION " + role + ";";
    assertThat(refused("postgres")).contains("may not make schema onespace", create);
    execute(create);
    assertThat(doctor().exit()).as("what it said is enough").isEqualTo(Exit.OK);

    execute("alter schema onespace owner to postgres");
    String grant = "GRANT USAGE, CREATE ON SCHEMA onespace TO " + role + ";";
    assertThat(refused("postgres")).contains("may not make tables", grant);
    execute(grant);
    take();
    execute(
        "revoke insert on onespace.item from " + role,
        "alter table onespace.item owner to postgres");
    execute("revoke insert on onespace.item from " + role);
    String tables =
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA onespace TO " + role + ";";
    assertThat(refused("postgres")).contains("may not write the tables", tables);
    execute(tables);
    CliRun last = doctor();
    assertThat(last.exit()).as(last.out()).isEqualTo(Exit.OK);
  }

  @Test
  void an_index_of_another_size_under_the_name_is_told() throws IOException {
    servers.pinecone().create("onespace-768", 512, "cosine");
    assertThat(refused("pinecone")).contains("has dimension 512", "not 768");
  }

  @Test
  void a_refused_key_of_pinecone_is_told() throws IOException {
    servers.configure(data, "pinecone.key = wrong");
    assertThat(refused("pinecone")).contains("HTTP 401");
  }

  @Test
  void a_limit_of_the_day_that_is_used_up_is_no_fault_of_gemini() throws IOException {
    servers.configure(data, "gemini.daily-limit = 0.000001");
    take(Exit.STOPPED);
    CliRun doctor = doctor();
    assertThat(doctor.exit()).as(doctor.said()).isEqualTo(Exit.OK);
    assertThat(doctor.out()).containsPattern("notice +gemini +not looked at: .* of a day");
  }

  @Test
  void servers_that_hang_are_told_and_hold_up_no_other() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String place = "127.0.0.1:" + silent.getLocalPort();
      servers.configure(
          data,
          "pinecone.endpoint = http://" + place,
          "pinecone.timeout = 1s",
          "gemini.timeout = 2s");
      assertThat(refused("pinecone")).contains("cannot be reached");
      servers.configure(data, "gemini.endpoint = http://" + place, "gemini.timeout = 1s");
      assertThat(refused("gemini")).contains("not so: the API answers");
      servers.configure(data, "postgres.url = jdbc:postgresql://" + place + "/x");
      assertThat(refused("postgres")).contains("cannot be reached");
    }
  }

  @Test
  void pinecone_that_is_away_is_not_asked_again_for_each_generation() throws IOException {
    take();
    servers.configure(data, "pinecone.endpoint = http://127.0.0.1:1");
    assertThat(refused("pinecone")).contains("cannot be reached");
    assertThat(doctor().out())
        .containsPattern("notice +.*pinecone.* its vectors are not looked at");
  }

  @Test
  void a_database_that_is_away_is_told_and_the_others_are_asked() throws IOException {
    servers.configure(data, "postgres.url = jdbc:postgresql://127.0.0.1:1/none");
    assertThat(refused("postgres")).contains("127.0.0.1:1/none cannot be reached");
    assertThat(doctor().out()).containsPattern("ok +pinecone").containsPattern("ok +gemini");
  }

  @Test
  void a_blobs_folder_that_may_not_be_written_to_is_told() throws IOException {
    Path blobs = Files.createDirectory(data.resolve("blobs"));
    Files.setPosixFilePermissions(blobs, PosixFilePermissions.fromString("r-xr-xr-x"));
    Assumptions.assumeFalse(Files.isWritable(blobs), "SKIPPED: root may write everywhere");
    assertThat(refused("blobs folder")).contains("cannot write to " + blobs, "chown");
  }

  @Test
  void a_file_in_place_of_the_blobs_folder_is_told() throws IOException {
    Files.writeString(data.resolve("blobs"), "no folder");
    assertThat(refused("blobs folder")).contains("is no folder");
  }

  private CliRun doctor() {
    return CliRun.of(data, "doctor");
  }

  /** What is said of the one check that is a problem. */
  private String refused(String check) {
    CliRun doctor = doctor();
    assertThat(doctor.exit()).as(doctor.said()).isEqualTo(Exit.CANNOT_RUN);
    List<String> lines = doctor.out().lines().toList();
    List<String> problems = lines.stream().filter(it -> it.startsWith("PROBLEM")).toList();
    assertThat(problems).isNotEmpty().allMatch(it -> it.contains("PROBLEM  " + check));
    int at = lines.indexOf(problems.getFirst());
    return lines.get(at) + lines.get(at + 1);
  }

  private void take() throws IOException {
    take(Exit.OK);
  }

  private void take(int exit) throws IOException {
    Path text = Files.writeString(outside.resolve("a.txt"), "the login page shows an error");
    CliRun ingest = CliRun.of(data, "ingest", text.toString());
    assertThat(ingest.exit()).as(ingest.said()).isEqualTo(exit);
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(servers.database().url(), "postgres", "");
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private List<String> schemas() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(servers.database().url(), "postgres", "");
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery("select nspname::text from pg_namespace")) {
      List<String> names = new java.util.ArrayList<>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }
}
