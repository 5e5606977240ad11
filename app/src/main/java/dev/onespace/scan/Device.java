package dev.onespace.scan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names the mounted file system that a folder is on: what is mounted, where, and, unless a server
 * keeps it, on which machine. Where a disk is not mounted, its folder is on another device; so what
 * lies on the disk is not taken for deleted.
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
        return Optional.of(Files.getFileStore(real) + machine());
      }
      Mount mount = Mount.over(real, Files.readAllBytes(MOUNTS));
      return Optional.of(
          mount.isOfServer() ? mount.told() : mount.told() + uuid(mount.source()) + machine());
    } catch (IOException unknown) {
      return Optional.empty();
    }
  }

  /** Sticks that are plugged in one after another have the same name, not the same UUID. */
  private static String uuid(String source) throws IOException {
    Path disk = Path.of(source);
    if (!disk.isAbsolute() || !Files.exists(disk) || !Files.isDirectory(UUIDS)) {
      return "";
    }
    try (DirectoryStream<Path> links = Files.newDirectoryStream(UUIDS)) {
      for (Path link : links) {
        if (Files.isSameFile(link, disk)) {
          return " " + link.getFileName();
        }
      }
    }
    return "";
  }

  /** Containers have a name of their own, and often no other mark. */
  private static String machine() throws IOException {
    StringBuilder machine = new StringBuilder(" of");
    for (Path file : new Path[] {HOST, MACHINE}) {
      if (Files.isReadable(file)) {
        machine.append(' ').append(Files.readString(file, StandardCharsets.ISO_8859_1).strip());
      }
    }
    return machine.toString();
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
      return "%s %s%s at %s".formatted(type, source, root.equals("/") ? "" : root, point);
    }
  }
}
