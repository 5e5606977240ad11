package dev.onespace.scan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names the mounted file system that a folder is on, so that what lies on a disk that is not
 * mounted is not taken for deleted: what is mounted, where, and what tells this disk from others
 * that may be mounted there (see {@link Marks}). A server's file system is named by the server.
 */
final class Device {
  private static final Path MOUNTS = Path.of("/proc/self/mountinfo");
  private static final Path UUIDS = Path.of("/dev/disk/by-uuid");
  private static final Path MACHINE = Path.of("/etc/machine-id");
  private static final Path HOST = Path.of("/etc/hostname");

  private Device() {}

  /** The device of a folder; nothing if it cannot be told. */
  static Optional<String> of(Path folder) {
    try {
      Path real = folder.toRealPath();
      if (!Files.isReadable(MOUNTS)) {
        return Optional.of(
            "%s of %s %s".formatted(Files.getFileStore(real), written(MACHINE), written(HOST)));
      }
      Mount mount = Mount.over(real, Files.readAllBytes(MOUNTS));
      return Optional.of(mount.isOfServer() ? mount.told() : mount.told(marks(mount)));
    } catch (IOException unknown) {
      return Optional.empty();
    }
  }

  private static Marks marks(Mount mount) throws IOException {
    return new Marks(
        uuid(mount.source()), made(Path.of(mount.point())), written(MACHINE), written(HOST));
  }

  private static Optional<String> uuid(String source) throws IOException {
    Path disk = Path.of(source);
    if (!disk.isAbsolute() || !Files.exists(disk) || !Files.isDirectory(UUIDS)) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> links = Files.newDirectoryStream(UUIDS)) {
      for (Path link : links) {
        if (Files.isSameFile(link, disk)) {
          return Optional.of(link.getFileName().toString());
        }
      }
    }
    return Optional.empty();
  }

  /** Where a file system does not keep it, Java gives the time of the last change instead. */
  private static Optional<Instant> made(Path point) throws IOException {
    var times = Files.readAttributes(point, BasicFileAttributes.class);
    return Optional.of(times.creationTime())
        .filter(made -> !made.equals(times.lastModifiedTime()))
        .map(FileTime::toInstant);
  }

  private static String written(Path file) throws IOException {
    return Files.isReadable(file)
        ? Files.readString(file, StandardCharsets.ISO_8859_1).strip()
        : "";
  }

  /**
   * What tells a disk from others that may be mounted at its place. The name of the host is the
   * last resort, as it changes: each container has another one, also over the same folder.
   *
   * @param uuid of the file system; sticks that are plugged in one after another differ in it
   * @param made when the folder that is mounted was made, to the nanosecond; seen in containers too
   * @param machine the machine's id; empty if it has none, as in most containers. Disks that were
   *     copied with their machines differ in nothing else
   * @param host the machine's name
   */
  record Marks(Optional<String> uuid, Optional<Instant> made, String machine, String host) {
    private Optional<String> ofDisk() {
      return uuid.or(() -> made.map(time -> "made " + time));
    }
  }

  /**
   * A line of {@code mountinfo}.
   *
   * @param point where it is mounted
   * @param root the folder of the file system that is seen there
   * @param type the file system's
   * @param source the disk, or the server and its folder
   */
  record Mount(String point, String root, String type, String source) {
    private static final Pattern OF_SERVERS =
        Pattern.compile(
            "nfs\\d?|cifs|smb\\d?|ceph|lustre|beegfs|glusterfs|fuse\\.(sshfs|glusterfs)");
    private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");
    private static final int ROOT = 3;
    private static final int POINT = 4;

    /** The mount that a real path is on; of two at one place the later, which hides the other. */
    static Mount over(Path real, byte[] mountinfo) {
      Mount over = new Mount("/", "", "", "");
      Path point = Path.of("/");
      for (String line : new String(mountinfo, StandardCharsets.UTF_8).split("\n", -1)) {
        String[] halves = line.split(" - ", 2);
        String[] place = halves[0].split(" ", -1);
        String[] what = halves.length < 2 ? new String[0] : halves[1].split(" ", -1);
        if (place.length > POINT && what.length > 1) {
          Mount mount = new Mount(plain(place[POINT]), plain(place[ROOT]), what[0], plain(what[1]));
          Path at = Path.of(mount.point);
          if (real.startsWith(at) && at.getNameCount() >= point.getNameCount()) {
            over = mount;
            point = at;
          }
        }
      }
      return over;
    }

    private static String plain(String escaped) {
      return OCTAL
          .matcher(escaped)
          .replaceAll(
              octal ->
                  Character.toString(Integer.parseInt(octal.group(1), 8)).replace("\\", "\\\\"));
    }

    boolean isOfServer() {
      return OF_SERVERS.matcher(type).matches();
    }

    String told() {
      return told(source);
    }

    /** The name of a disk ({@code /dev/sdb1}) may be another one's after the next start. */
    String told(Marks marks) {
      Optional<String> disk = marks.ofDisk();
      if (disk.isEmpty()) {
        return "%s of %s %s".formatted(told(), marks.host(), marks.machine());
      }
      String what = source.startsWith("/") ? disk.get() : source + " " + disk.get();
      return marks.machine().isEmpty()
          ? told(what)
          : "%s of %s".formatted(told(what), marks.machine());
    }

    private String told(String what) {
      return "%s %s%s at %s".formatted(type, what, root.equals("/") ? "" : root, point);
    }
  }
}
