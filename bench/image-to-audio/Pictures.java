import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Draws what people would photograph or snip: screens, a chat, a ticket, a slip, a notebook page.
 */
final class Pictures {
  private static final String[] SERVERS = {"Mia", "Jonas", "Priya", "Tom"};
  private static final Color INK = new Color(0x22, 0x25, 0x2B);
  private static final Color GREY = new Color(0x8A, 0x90, 0x99);

  private final BufferedImage image;
  private final Graphics2D g;

  private Pictures(int width, int height, Color paper) {
    image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setColor(paper);
    g.fillRect(0, 0, width, height);
  }

  /** An order with its fields: as a till, a chat, a paper ticket or a telephone shows it. */
  static byte[] screen(Order order, int n) throws IOException {
    return switch (n % 4) {
      case 0 -> till(order, n);
      case 1 -> chat(order, n);
      case 2 -> ticket(order, n);
      default -> telephone(order, n);
    };
  }

  private static byte[] till(Order order, int n) throws IOException {
    var p = new Pictures(880, 600, new Color(0xF3, 0xF4, 0xF6));
    p.box(0, 0, 880, 36, new Color(0x2B, 0x3A, 0x55), 0);
    p.text("Register 2 - Open checks", 14, 24, sans(15, true), Color.WHITE);
    p.text("File   Edit   Checks   Reports   Help", 14, 60, sans(13, false), INK);
    String[] menu = {"Checks", "Tables", "Stock", "Staff", "Close day"};
    for (int i = 0; i < menu.length; i++) {
      p.box(14, 84 + 64 * i, 130, 52, i == 0 ? new Color(0xD6, 0xE4, 0xFF) : Color.WHITE, 8);
      p.text(menu[i], 30, 116 + 64 * i, sans(14, i == 0), INK);
    }
    p.box(160, 84, 700, 420, Color.WHITE, 10);
    p.text("Check " + (310 + n), 184, 120, sans(20, true), INK);
    int y = 164;
    for (String[] field : order.fields()) {
      p.text(field[0], 184, y, sans(16, false), GREY);
      p.text(field[1], 400, y, sans(17, true), INK);
      p.line(184, y + 14, 836, y + 14);
      y += 48;
    }
    p.text("Due  $" + price(n), 184, 484, sans(18, true), INK);
    String[] buttons = {"Pay", "Hold", "Void"};
    for (int i = 0; i < buttons.length; i++) {
      p.box(490 + 126 * i, 522, 112, 46, new Color(0x2F, 0x6F, 0xDE), 8);
      p.text(buttons[i], 526 + 126 * i, 551, sans(15, true), Color.WHITE);
    }
    p.text("Signed in: " + SERVERS[n / 4 % SERVERS.length], 14, 586, sans(12, false), GREY);
    return p.png();
  }

  private static byte[] chat(Order order, int n) throws IOException {
    var p = new Pictures(620, 720, new Color(0xEC, 0xE7, 0xDF));
    p.box(0, 0, 620, 64, new Color(0x12, 0x6E, 0x5E), 0);
    p.text("Team bar", 24, 32, sans(18, true), Color.WHITE);
    p.text("4 members, 2 online", 24, 52, sans(12, false), Color.WHITE);
    p.box(24, 92, 330, 50, Color.WHITE, 14);
    p.text("What does table " + (n % 19 + 1) + " get?", 42, 123, sans(16, false), INK);
    List<String[]> fields = order.fields();
    p.box(130, 170, 466, 40 + 38 * fields.size(), new Color(0xD9, 0xF7, 0xC6), 14);
    for (int i = 0; i < fields.size(); i++) {
      String[] field = fields.get(i);
      p.text(field[0] + ": " + field[1], 152, 204 + 38 * i, sans(18, false), INK);
    }
    int below = 240 + 38 * fields.size();
    p.text("09:%02d".formatted(n % 60), 546, below - 14, sans(11, false), GREY);
    p.box(24, below, 170, 48, Color.WHITE, 14);
    p.text("On it, thanks", 42, below + 30, sans(16, false), INK);
    p.box(16, 656, 588, 48, Color.WHITE, 24);
    p.text("Message", 40, 686, sans(15, false), GREY);
    return p.png();
  }

  private static byte[] ticket(Order order, int n) throws IOException {
    var p = new Pictures(460, 640, new Color(0xFB, 0xFA, 0xF4));
    p.g.rotate(Math.toRadians(n % 5 - 2) / 2, 230, 320);
    p.text("CORNER HOUSE", 130, 60, mono(22, true), INK);
    p.text("14 Mill Street", 150, 86, mono(14, false), INK);
    p.text("--------------------------------", 40, 116, mono(18, false), INK);
    int y = 150;
    for (String[] field : order.fields()) {
      p.text(field[0].toUpperCase(Locale.ROOT), 40, y, mono(15, false), INK);
      p.text(field[1].toUpperCase(Locale.ROOT), 220, y, mono(15, true), INK);
      y += 34;
    }
    p.text("--------------------------------", 40, y, mono(18, false), INK);
    p.text("TOTAL", 40, y + 36, mono(18, true), INK);
    p.text("$" + price(n), 330, y + 36, mono(18, true), INK);
    p.text("PAID BY CARD", 40, y + 70, mono(14, false), INK);
    p.text("Thank you, see you soon", 110, y + 120, mono(14, false), INK);
    return p.png();
  }

  private static byte[] telephone(Order order, int n) throws IOException {
    var p = new Pictures(440, 780, new Color(0x17, 0x1A, 0x21));
    p.text("9:%02d".formatted(n % 60), 24, 30, sans(14, true), Color.WHITE);
    p.text("Your basket", 24, 84, sans(24, true), Color.WHITE);
    p.text("Collect at the counter", 24, 110, sans(14, false), GREY);
    int y = 136;
    for (String[] field : order.fields()) {
      p.box(24, y, 392, 62, new Color(0x26, 0x2B, 0x36), 12);
      p.text(field[0], 40, y + 25, sans(13, false), GREY);
      p.text(field[1], 40, y + 49, sans(18, true), Color.WHITE);
      p.text("Edit", 372, y + 38, sans(13, false), new Color(0x6F, 0xB1, 0xFF));
      y += 72;
    }
    p.box(24, 700, 392, 54, new Color(0x1E, 0x9E, 0x64), 27);
    p.text("Place order   $" + price(n), 130, 733, sans(17, true), Color.WHITE);
    return p.png();
  }

  /** A slip or screen that tells an order's number and state, but not what was ordered. */
  static byte[] slip(Order order, int n) throws IOException {
    var p = new Pictures(520, 380, Color.WHITE);
    p.box(0, 0, 520, 40, new Color(0x41, 0x2F, 0x6B), 0);
    p.text("Status of your case", 16, 26, sans(15, true), Color.WHITE);
    p.text(Order.number(n), 150, 130, sans(38, true), INK);
    p.text("In progress since 9:%02d".formatted(n % 60), 150, 180, sans(16, false), GREY);
    p.text("Handled by " + SERVERS[n % SERVERS.length], 150, 210, sans(16, false), GREY);
    p.box(150, 260, 150, 46, new Color(0xE6, 0xE1, 0xF4), 8);
    p.text("Refresh", 192, 289, sans(15, true), INK);
    p.text("Last update 3 min ago", 16, 364, sans(12, false), GREY);
    return p.png();
  }

  /** A page of a notebook with these words, broken over lines. */
  static byte[] note(List<String> words, int n) throws IOException {
    var p = page(n);
    List<String> lines = new ArrayList<>();
    var line = new StringBuilder();
    for (String word : words) {
      if (line.length() + word.length() > 26) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    p.written(lines);
    return p.png();
  }

  /** A page of a notebook with a list. */
  static byte[] list(List<String> words, int n) throws IOException {
    var p = page(n + 3);
    p.written(words.stream().map(word -> "- " + word).toList());
    return p.png();
  }

  private static Pictures page(int n) {
    var p = new Pictures(640, 480, new Color(0xC9, 0xBE, 0xAC));
    p.g.rotate(Math.toRadians(n % 7 - 3) / 2, 320, 240);
    p.box(36, 24, 570, 436, new Color(0xFD, 0xFC, 0xF0), 4);
    for (int y = 100; y < 450; y += 42) {
      p.line(36, y, 606, y);
    }
    p.g.setColor(new Color(0xE8, 0x9A, 0x9A));
    p.g.drawLine(86, 24, 86, 460);
    p.text("Notes " + (n % 28 + 1) + "/3", 450, 56, hand(18), GREY);
    return p;
  }

  private void written(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      text(lines.get(i), 104, 94 + 42 * i, hand(27), new Color(0x1F, 0x2F, 0x7A));
    }
  }

  private static String price(int n) {
    return "%d.%02d".formatted(3 + n % 4, n * 35 % 100);
  }

  private static Font sans(int size, boolean bold) {
    return new Font("DejaVu Sans", bold ? Font.BOLD : Font.PLAIN, size);
  }

  private static Font mono(int size, boolean bold) {
    return new Font("DejaVu Sans Mono", bold ? Font.BOLD : Font.PLAIN, size);
  }

  private static Font hand(int size) {
    return new Font("DejaVu Serif", Font.ITALIC, size);
  }

  private void box(int x, int y, int width, int height, Color color, int round) {
    g.setColor(color);
    g.fillRoundRect(x, y, width, height, round, round);
  }

  private void line(int x1, int y1, int x2, int y2) {
    g.setColor(new Color(0xD5, 0xDA, 0xE2));
    g.setStroke(new BasicStroke(1));
    g.drawLine(x1, y1, x2, y2);
  }

  private void text(String text, int x, int y, Font font, Color color) {
    g.setFont(font);
    g.setColor(color);
    g.drawString(text, x, y);
  }

  /** As PNG, with a camera's or a codec's slight noise that is the same each time. */
  private byte[] png() throws IOException {
    g.dispose();
    var random = new Random(7);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int rgb = image.getRGB(x, y);
        int by = random.nextInt(7) - 3;
        image.setRGB(x, y, moved(rgb >> 16, by) << 16 | moved(rgb >> 8, by) << 8 | moved(rgb, by));
      }
    }
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  private static int moved(int value, int by) {
    return Math.clamp((value & 0xFF) + by, 0, 255);
  }
}
