/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrivateFieldTest {
  private final PrivateField field = new PrivateField("hidden");

  @Test
  void of_readsWhatAClassKeepsToItself() {
    assertThat(field.of(new Keeper("quince"))).isEqualTo("quince");
  }

  @Test
  void of_isNullWhereThereIsNone() {
    assertThat(field.of("no such field")).isNull();
    assertThat(field.of(new Keeper(null))).isNull();
    assertThat(field.of(null)).isNull();
  }

  @Test
  void of_isNullWhereNobodyMayLook() {
    assertThat(new PrivateField("value").of("java.base is closed")).isNull();
  }

  /** Has something that nobody else reads. */
  private static final class Keeper {
    private final String hidden;

    Keeper(String hidden) {
      this.hidden = hidden;
    }

    @Override
    public String toString() {
      return hidden;
    }
  }
}
