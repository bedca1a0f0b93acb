/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The constants of a class file, where all its names are (JVMS 4.4).
 *
 * @since 0.1
 */
final class ConstantPool {
  private static final int HEAD = 8;
  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;

  /**
   * Puts one package in the place of another. Immutable and thread-safe.
   *
   * @param from a prefix of names, with slashes and one at its end
   * @param to what stands in its place
   */
  record Renaming(String from, String to) {
    /**
     * Returns the class file with other names.
     *
     * @throws IOException when it is no class file of a version that is known
     */
    public byte[] apply(byte[] classFile) throws IOException {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(classFile.length);
      DataOutputStream out = new DataOutputStream(bytes);
      out.write(in.readNBytes(HEAD));
      int count = in.readUnsignedShort();
      out.writeShort(count);
      for (int index = 1; index < count; index++) {
        int tag = in.readUnsignedByte();
        out.writeByte(tag);
        if (tag == UTF8) {
          out.writeUTF(in.readUTF().replace(from, to));
        } else {
          out.write(in.readNBytes(length(tag)));
        }
        if (tag == LONG || tag == DOUBLE) {
          index++; // takes two places
        }
      }
      in.transferTo(out);
      return bytes.toByteArray();
    }
  }

  private static int length(int tag) throws IOException {
    return switch (tag) {
      case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
      case LONG, DOUBLE -> 8;
      case 7, 8, 16, 19, 20 -> 2;
      case 15 -> 3;
      default -> throw new IOException("constant of kind " + tag + " (expected: JVMS 4.4)");
    };
  }

  private ConstantPool() {}
}
