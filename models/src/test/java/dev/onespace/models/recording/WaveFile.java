package dev.onespace.models.recording;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.IntToDoubleFunction;

/**
 * Writes WAV files of whole numbers.
 *
 * @param rate samples a second
 * @param bits 16 or 24
 * @param channels what each channel holds, -1 to 1, by the index of the sample
 */
public record WaveFile(int rate, int bits, IntToDoubleFunction... channels) {
  private static final int HEAD = 44;

  /** The bytes of a file of so many samples. */
  public byte[] bytes(int samples) {
    int frame = channels.length * bits / 8;
    ByteBuffer out = ByteBuffer.allocate(HEAD + samples * frame).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(US_ASCII)).putInt(HEAD - 8 + samples * frame);
    out.put("WAVEfmt ".getBytes(US_ASCII)).putInt(16).putShort((short) 1);
    out.putShort((short) channels.length).putInt(rate).putInt(rate * frame);
    out.putShort((short) frame).putShort((short) bits);
    out.put("data".getBytes(US_ASCII)).putInt(samples * frame);
    for (int i = 0; i < samples; i++) {
      for (IntToDoubleFunction channel : channels) {
        int value = (int) Math.round(channel.applyAsDouble(i) * ((1 << (bits - 1)) - 1));
        for (int shift = 0; shift < bits; shift += 8) {
          out.put((byte) (value >> shift));
        }
      }
    }
    return out.array();
  }
}
