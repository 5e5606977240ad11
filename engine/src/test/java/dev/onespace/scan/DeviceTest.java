package dev.onespace.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.scan.Device.Marks;
import dev.onespace.scan.Device.Mount;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What tells the disk that a folder is on from every other one. */
class DeviceTest {
  private static final Instant MADE = Instant.parse("2026-05-12T08:30:00.123456789Z");
  private static final String IN_CONTAINER =
      """
      612 590 0:55 / / rw,relatime - overlay overlay rw,lowerdir=/l,upperdir=/u
      640 612 8:1 /srv/docs /data rw,relatime - ext4 /dev/sda1 rw
      641 612 8:1 /srv/more\\040docs /data/more rw,relatime shared:7 - ext4 /dev/sda1 rw
      642 612 0:61 / /nfs rw - nfs4 server:/export rw
      """;

  private static Mount over(String folder) {
    return Mount.over(Path.of(folder), IN_CONTAINER.getBytes(StandardCharsets.UTF_8));
  }

  private static Marks marks(Optional<String> uuid, Optional<Instant> made, String host) {
    return new Marks(uuid, made, "", host);
  }

  @Test
  void a_folder_is_on_the_innermost_mount_over_it() {
    assertThat(over("/data/a")).isEqualTo(new Mount("/data", "/srv/docs", "ext4", "/dev/sda1"));
    assertThat(over("/data/more/a").root()).isEqualTo("/srv/more docs");
    assertThat(over("/database").type()).isEqualTo("overlay");
  }

  @Test
  void containers_of_other_names_over_the_same_folder_see_the_same_device() {
    String one = over("/data").told(marks(Optional.empty(), Optional.of(MADE), "4f1c"));
    String next = over("/data").told(marks(Optional.empty(), Optional.of(MADE), "9a20"));
    assertThat(next).isEqualTo(one);
  }

  @Test
  void another_folder_at_the_same_place_is_another_device() {
    for (String place : new String[] {"/data", "/tmp"}) {
      String one = over(place).told(marks(Optional.empty(), Optional.of(MADE), "4f1c"));
      Optional<Instant> later = Optional.of(MADE.plusNanos(1));
      assertThat(over(place).told(marks(Optional.empty(), later, "4f1c"))).isNotEqualTo(one);
    }
  }

  @Test
  void a_disk_that_got_another_name_at_a_start_is_known_by_its_uuid() {
    Marks marks = marks(Optional.of("1b2c"), Optional.of(MADE), "vm");
    assertThat(new Mount("/mnt", "/", "ext4", "/dev/sdb1").told(marks))
        .isEqualTo(new Mount("/mnt", "/", "ext4", "/dev/sdc1").told(marks))
        .isNotEqualTo(
            new Mount("/mnt", "/", "ext4", "/dev/sdb1")
                .told(marks(Optional.of("3d4e"), Optional.of(MADE), "vm")));
  }

  @Test
  void a_disk_that_was_copied_with_its_machine_is_told_by_the_machine() {
    Marks one = new Marks(Optional.of("1b2c"), Optional.of(MADE), "id one", "vm");
    Marks two = new Marks(Optional.of("1b2c"), Optional.of(MADE), "id two", "vm");
    assertThat(over("/data").told(two)).isNotEqualTo(over("/data").told(one));
  }

  @Test
  void where_nothing_else_tells_disks_apart_the_name_of_the_host_does() {
    String one = over("/tmp").told(marks(Optional.empty(), Optional.empty(), "4f1c"));
    String two = over("/tmp").told(marks(Optional.empty(), Optional.empty(), "9a20"));
    assertThat(two).isNotEqualTo(one);
  }

  @Test
  void what_a_server_keeps_is_the_same_from_every_machine() {
    assertThat(over("/nfs/a").isOfServer()).isTrue();
    assertThat(over("/nfs/a").told()).isEqualTo("nfs4 server:/export at /nfs");
  }

  @Test
  void a_folder_is_on_the_same_device_whenever_it_is_asked() {
    Path here = Path.of("").toAbsolutePath();
    assertThat(Device.of(here)).isPresent().isEqualTo(Device.of(here));
  }
}
