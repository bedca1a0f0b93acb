/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing.refresh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads a stream that may not be trusted to end. */
final class Limited {
  private Limited() {}

  /**
   * Returns all bytes.
   *
   * @param patience asked after each part, and throws when it took too long
   */
  static byte[] read(InputStream in, long maxBytes, Patience patience)
      throws IOException, RefreshRejected {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[16384];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      bytes.write(buffer, 0, read);
      if (bytes.size() > maxBytes) {
        throw tooLarge(maxBytes);
      }
      patience.check();
    }
    return bytes.toByteArray();
  }

  static RefreshRejected tooLarge(long maxBytes) {
    return new RefreshRejected(
        RefreshResult.TOO_LARGE, "more than " + maxBytes + " bytes (see prices.refresh.max_size)");
  }

  /** Ends what takes too long. */
  interface Patience {
    void check() throws IOException;
  }
}
