/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConstantPoolTest {
  @Test
  void apply_movesReferencesToAnotherPackage() throws Exception {
    byte[] lists = new ConstantPool.Renaming("java/util/List", "java/util/Set").apply(bytes());

    Method method = defined(lists).getDeclaredMethod("lists");
    method.setAccessible(true);
    Object moved = method.invoke(null);

    assertThat(moved).isEqualTo(Set.of("one"));
  }

  @Test
  void apply_leavesOtherClassesAsTheyAre() throws Exception {
    byte[] same = new ConstantPool.Renaming("not/there/", "else/where/").apply(bytes());

    assertThat(same).isEqualTo(bytes());
  }

  @Test
  void apply_refusesWhatIsNoClassFile() {
    byte[] nonsense = {0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 99};

    assertThatThrownBy(() -> new ConstantPool.Renaming("a/", "b/").apply(nonsense))
        .isInstanceOf(IOException.class)
        .hasMessage("constant of kind 99 (expected: JVMS 4.4)");
  }

  private static byte[] bytes() throws IOException {
    try (InputStream in =
        ConstantPoolTest.class.getResourceAsStream("ConstantPoolTest$Sample.class")) {
      return in.readAllBytes();
    }
  }

  private static Class<?> defined(byte[] bytes) {
    return new ClassLoader(null) {
      Class<?> define() {
        return defineClass(null, bytes, 0, bytes.length);
      }
    }.define();
  }

  /** Has constants of all common kinds. */
  static final class Sample {
    static final long LONG = 1L << 40;
    static final double DOUBLE = 0.1;

    static Object lists() {
      long wide = Long.parseLong("1099511627776") - 0x10000000000L;
      double half = Double.parseDouble("0.25") * 1.7;
      Runnable nothing = () -> {};
      nothing.run();
      return wide + half > 9 ? "never" : List.of("one");
    }
  }
}
