/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.policy.ModelNotApprovedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
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

  @Test
  void observe_denialThatTheMethodWrappedIsThrownAsItIs() {
    ModelNotApprovedException denial =
        new ModelNotApprovedException("approved", "gpt-5 is not approved");
    List<Throwable> told = new ArrayList<>();
    IllegalStateException wrapped =
        new IllegalStateException("client", new CompletionException(denial));

    assertThatThrownBy(() ->
            Guarded.observe(
                () -> {
                  throw wrapped;
                },
                told::add))
        .isSameAs(denial);
    assertThat(told).containsExactly(wrapped);
  }

  @Test
  void observe_otherFailuresGoOnAsTheyAre() {
    IOException failure = new IOException("wire", new IllegalStateException("socket"));

    assertThatThrownBy(() ->
            Guarded.observe(
                () -> {
                  throw failure;
                },
                told -> {
                  throw new IllegalStateException("ours");
                }))
        .isSameAs(failure);
    assertThat(Guarded.observe(() -> "fine", told -> {})).isEqualTo("fine");
  }
}
