/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BoundedCacheTest {
  private final BoundedCache<Integer, String> cache = new BoundedCache<>(3);

  @Test
  void get_makesAValueOnce() {
    AtomicInteger made = new AtomicInteger();

    String first = cache.get(1, key -> "v" + made.incrementAndGet());
    String second = cache.get(1, key -> "v" + made.incrementAndGet());

    assertThat(first).isSameAs(second).isEqualTo("v1");
  }

  @Test
  void get_startsOverWhenFull() {
    for (int i = 0; i < 100; i++) {
      assertThat(cache.get(i, key -> "v" + key)).isEqualTo("v" + i);
      assertThat(cache.size()).isLessThanOrEqualTo(3);
    }
  }
}
