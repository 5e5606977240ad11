package dev.onespace.production;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.cli.CliRun;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The roles of docs/production.md can do what it says, and no more. */
class RightsTest {
  private static final Texts TEXTS = new Texts(20);

  /** As in docs/production.md. */
  private static final List<String> GRANTS =
      List.of(
          "grant usage on schema onespace to onespace_node, onespace_search",
          "grant select, insert, update, delete on all tables in schema onespace to onespace_node",
          "grant usage on all sequences in schema onespace to onespace_node",
          "grant select on all tables in schema onespace to onespace_search",
          "grant insert, update, delete on onespace.spend, onespace.spend_open to onespace_search");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Test
  void one_role_makes_the_tables_one_works_with_them_and_one_only_asks() throws Exception {
    try (Servers servers = Servers.quick()) {
      role(servers, "onespace_owner");
      role(servers, "onespace_node");
      role(servers, "onespace_search");
      execute(servers, "grant create on database " + database(servers) + " to onespace_owner");
      Path items = TEXTS.writeTo(folder.resolve("items"));
      Path more = new Texts(30).writeTo(folder.resolve("more"));

      requireOk(as(servers, "onespace_owner", "ingest", items.toString()));
      GRANTS.forEach(grant -> execute(servers, grant));

      requireOk(as(servers, "onespace_node", "ingest", more.toString()));
      requireOk(as(servers, "onespace_node", "search", Texts.text(25)));
      requireOk(as(servers, "onespace_node", "delete", "text-3"));
      requireOk(as(servers, "onespace_node", "reindex"));
      requireOk(as(servers, "onespace_owner", "doctor"));
      requireOk(as(servers, "onespace_node", "doctor", "--mend"));
      requireOk(as(servers, "onespace_node", "stats", "--spend"));

      CliRun another = as(servers, "onespace_node", "delete", "--compact");
      assertThat(another.exit()).as(another.said()).isEqualTo(CliRun.CANNOT_RUN);
      assertThat(another.err()).contains("lets user 'onespace_node' not do this");
      requireOk(as(servers, "onespace_owner", "delete", "--compact"));

      CliRun found = as(servers, "onespace_search", "search", Texts.text(25));
      requireOk(found);
      assertThat(found.out()).contains("text-25");
      requireOk(as(servers, "onespace_search", "stats"));
      CliRun examined = as(servers, "onespace_search", "doctor");
      requireOk(examined);
      assertThat(examined.out())
          .contains("may not write the tables in schema onespace; it may search");
      CliRun refused = as(servers, "onespace_search", "delete", "text-5");
      assertThat(refused.exit()).isEqualTo(CliRun.CANNOT_RUN);
      assertThat(refused.err()).contains("lets user 'onespace_search' not do this");
      requireOk(as(servers, "onespace_search", "show", "text-5"));
    }
  }

  @Test
  void doctor_says_what_a_role_lacks_that_works_with_tables_of_another() throws Exception {
    try (Servers servers = Servers.quick()) {
      role(servers, "onespace_owner");
      role(servers, "onespace_node");
      execute(servers, "grant create on database " + database(servers) + " to onespace_owner");
      requireOk(
          as(servers, "onespace_owner", "ingest", TEXTS.writeTo(folder.resolve("i")).toString()));
      for (String grant :
          List.of(
              "GRANT USAGE ON SCHEMA onespace TO onespace_node;",
              "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA onespace TO"
                  + " onespace_node;",
              "GRANT USAGE ON ALL SEQUENCES IN SCHEMA onespace TO onespace_node;")) {
        CliRun doctor = as(servers, "onespace_node", "doctor");
        assertThat(doctor.exit()).isEqualTo(CliRun.CANNOT_RUN);
        assertThat(doctor.out()).contains(grant).doesNotContain("CREATE");
        execute(servers, grant);
      }
      requireOk(as(servers, "onespace_node", "doctor"));
    }
  }

  @Test
  void a_role_without_rights_is_told_what_it_lacks_and_nothing_is_asked_of_gemini()
      throws Exception {
    try (Servers servers = Servers.quick()) {
      role(servers, "onespace_nothing");
      CliRun refused =
          as(servers, "onespace_nothing", "ingest", TEXTS.writeTo(folder.resolve("i")).toString());
      assertThat(refused.exit()).isEqualTo(CliRun.CANNOT_RUN);
      assertThat(refused.err()).contains("onespace_nothing", "its rights");
      assertThat(servers.gemini().log()).isEmpty();
    }
  }

  private static void requireOk(CliRun run) {
    assertThat(run.exit()).as(run.said()).isEqualTo(CliRun.OK);
  }

  private CliRun as(Servers servers, String role, String... words) throws IOException {
    Path data = folder.resolve(role);
    servers.configure(data, "postgres.user = " + role, "blobs.folder = " + folder.resolve("blobs"));
    return CliRun.of(data, words);
  }

  /** Roles are those of the whole server, which other tests use, too. */
  private static void role(Servers servers, String name) {
    execute(
        servers,
        "do $$ begin create role %s login; exception when duplicate_object then null; end $$"
            .formatted(name));
  }

  private static String database(Servers servers) {
    String url = servers.database().url();
    return url.substring(url.lastIndexOf('/') + 1);
  }

  private static void execute(Servers servers, String sql) {
    var database = servers.database();
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException refused) {
      throw new IllegalStateException(sql, refused);
    }
  }
}
