/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardedTest {
  @Test
  void get_returnsTheAlternativeEvenForCheckedExceptionsAndLinkageErrors() {
    String checked =
        Guarded.get(
            "guarded test",
            () -> {
              throw new Exception("broken");
            },
            "otherwise");
    String linkage =
        Guarded.get(
            "guarded test",
            () -> {
              throw new NoSuchMethodError("drifted");
            },
            "otherwise");

    assertThat(List.of(checked, linkage)).containsOnly("otherwise");
    assertThat(Guarded.get("guarded test", () -> "fine", "otherwise")).isEqualTo("fine");
  }

  @Test
  void run_goesOnAfterAFailure() {
    List<String> ran = new ArrayList<>();

    Guarded.run(
        "guarded test",
        () -> {
          ran.add("before");
          throw new IllegalStateException("broken");
        });
    Guarded.run("guarded test", () -> ran.add("after"));

    assertThat(ran).containsExactly("before", "after");
  }
}
