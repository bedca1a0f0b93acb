/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The envelope of the compact form: what it is, how long, its checksum, and the rest deflated.
 *
 * <p>Big endian: 4 bytes {@code CIPB}, 1 byte format, 4 bytes length and 4 bytes CRC-32 of the
 * content as it was before it was deflated, then the content.
 */
final class CompactFormat {
  /** Above this the content is refused, so that a small file cannot unpack to fill the memory. */
  static final int MAX_CONTENT = 8 << 20;

  private static final byte[] MAGIC = {'C', 'I', 'P', 'B'};
  private static final int FORMAT = 1;
  private static final int HEADER = 13;

  private CompactFormat() {}

  /** Whether the bytes begin as the compact form does. */
  static boolean isCompact(byte[] bytes) {
    for (int i = 0; i < MAGIC.length; i++) {
      if (i >= bytes.length || bytes[i] != MAGIC[i]) {
        return false;
      }
    }
    return true;
  }

  static byte[] seal(byte[] content) {
    if (content.length > MAX_CONTENT) {
      throw new IllegalArgumentException(
          "content: " + content.length + " bytes (expected: <= " + MAX_CONTENT + ")");
    }
    CompactOutput sealed = new CompactOutput();
    sealed.bytes(MAGIC);
    sealed.octet(FORMAT);
    sealed.fixed(content.length);
    sealed.fixed(checksum(content));
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setInput(content);
      deflater.finish();
      byte[] buffer = new byte[8192];
      while (!deflater.finished()) {
        sealed.bytes(buffer, deflater.deflate(buffer));
      }
    } finally {
      deflater.end();
    }
    return sealed.toBytes();
  }

  /** Returns the content of a sealed book, or says why there is none. */
  static byte[] open(byte[] sealed, String file) {
    if (!isCompact(sealed) || sealed.length < HEADER) {
      throw new PriceBookFormatException(file + ": not a compact price book");
    }
    CompactInput header = new CompactInput(sealed, MAGIC.length, HEADER, file);
    int format = header.octet();
    if (format != FORMAT) {
      throw new PriceBookFormatException(
          file + ": compact format " + format + " (expected: " + FORMAT + ")");
    }
    int length = header.fixed();
    int checksum = header.fixed();
    if (length < 0 || length > MAX_CONTENT) {
      throw new PriceBookFormatException(
          file + ": damaged: " + length + " bytes (expected: 0 to " + MAX_CONTENT + ")");
    }
    byte[] content = inflate(sealed, length, file);
    if (checksum(content) != checksum) {
      throw new PriceBookFormatException(file + ": damaged: checksum does not match");
    }
    return content;
  }

  private static byte[] inflate(byte[] sealed, int length, String file) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(sealed, HEADER, sealed.length - HEADER);
      byte[] content = new byte[length];
      int filled = 0;
      while (filled < length) {
        int more = inflater.inflate(content, filled, length - filled);
        if (more == 0) {
          throw new PriceBookFormatException(
              file + ": damaged: " + filled + " bytes (expected: " + length + ")");
        }
        filled += more;
      }
      boolean more = inflater.inflate(new byte[1]) > 0;
      if (more || !inflater.finished() || inflater.getRemaining() > 0) {
        throw new PriceBookFormatException(
            file + ": damaged: more than " + length + " bytes of content");
      }
      return content;
    } catch (DataFormatException e) {
      throw new PriceBookFormatException(file + ": damaged: " + e.getMessage());
    } finally {
      inflater.end();
    }
  }

  private static int checksum(byte[] content) {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    return (int) checksum.getValue();
  }
}
