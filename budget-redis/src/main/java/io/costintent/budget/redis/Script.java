/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The script that does all operations: its parts in one text, and the name it has on a server. */
final class Script {
  private static final String[] PARTS = {
    "counters.lua", "reservations.lua", "slices.lua", "batch.lua"
  };

  private final byte[] text;
  private final String digest;

  private Script(byte[] text, String digest) {
    this.text = text;
    this.digest = digest;
  }

  static Script load() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (String part : PARTS) {
      try (InputStream in = Script.class.getResourceAsStream(part)) {
        if (in == null) {
          throw new IllegalStateException(part + " is missing from the jar");
        }
        in.transferTo(text);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(part, unreadable);
      }
    }
    byte[] bytes = text.toByteArray();
    try {
      byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(bytes);
      return new Script(bytes, HexFormat.of().formatHex(sha1));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  byte[] text() {
    return text;
  }

  /** The SHA-1 of the text, as {@code EVALSHA} takes it. */
  String digest() {
    return digest;
  }

  @Override
  public String toString() {
    return new String(text, StandardCharsets.UTF_8);
  }
}
