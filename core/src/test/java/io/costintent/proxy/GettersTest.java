/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GettersTest {
  private final Getters getters = new Getters();

  /** Something with getters. */
  public static final class Heron {
    public String name() {
      return "Ardea";
    }

    public Integer legs() {
      return 2;
    }

    public String nickname() {
      return "";
    }

    public String nest() {
      throw new IllegalStateException("empty");
    }
  }

  @Test
  void getter_isAskedByName() {
    Heron heron = new Heron();

    assertThat(getters.text(heron, "name")).isEqualTo("Ardea");
    assertThat(getters.number(heron, "legs")).isEqualTo(2);
    assertThat(getters.get(heron, "name")).isEqualTo("Ardea");
  }

  @Test
  void absentGetter_isNull() {
    assertThat(getters.get(new Heron(), "wings")).isNull();
    assertThat(getters.get(new Heron(), "wings")).isNull();
    assertThat(getters.number(new Heron(), "name")).isNull();
  }

  @Test
  void emptyText_isNull() {
    assertThat(getters.text(new Heron(), "nickname")).isNull();
  }

  @Test
  void failingGetter_isNull() {
    assertThat(getters.get(new Heron(), "nest")).isNull();
  }
}
