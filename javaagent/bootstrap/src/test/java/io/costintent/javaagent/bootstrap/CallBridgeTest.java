/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallBridgeTest {
  private static final Switched handler = new Switched();

  /** The bridge takes one handler for good, so all tests share it. */
  static {
    CallBridge.install(handler);
  }

  @BeforeEach
  void reset() {
    handler.failed.clear();
    handler.opened = null;
    handler.told = arguments -> null;
  }

  @Test
  void install_keepsTheFirst() {
    assertThat(CallBridge.install(new Switched())).isFalse();
  }

  @Test
  void enter_returnsWhatTheHandlerReturns() {
    Passage passage = new Plain(new Object[] {"changed"});
    handler.told = arguments -> passage;

    assertThat(CallBridge.enter(List.class, "get", null, new Object[] {"given"})).isSameAs(passage);
  }

  @Test
  void enter_leavesTheRunAloneWhenTheHandlerFails() {
    Error failure = new NoSuchMethodError("gone");
    handler.told =
        arguments -> {
          throw failure;
        };

    assertThat(CallBridge.enter(List.class, "get", null, new Object[0])).isNull();
    assertThat(handler.failed).containsExactly(failure);
  }

  @Test
  void enter_letsErrorsOfTheVirtualMachineThrough() {
    OutOfMemoryError failure = new OutOfMemoryError("none left");
    handler.told =
        arguments -> {
          throw failure;
        };

    assertThatThrownBy(() -> CallBridge.enter(List.class, "get", null, new Object[0]))
        .isSameAs(failure);
  }

  @Test
  void leave_handsOnWhatTheBodyReturned() {
    Plain passage = new Plain(new Object[0]);

    CallBridge.leave(passage, "result", null);

    assertThat(passage.result()).isEqualTo("result");
    assertThat(passage.thrown()).isNull();
  }

  @Test
  void leave_handsOnResultAndExceptionWhenThePassageFails() {
    Exception thrown = new Exception("of the application");
    IllegalStateException failure = new IllegalStateException("ours");
    Plain returning = new Plain(new Object[0]);
    Plain throwing = new Plain(new Object[0]);
    returning.failure = failure;
    throwing.failure = failure;

    CallBridge.leave(returning, "result", null);
    CallBridge.leave(throwing, null, thrown);

    assertThat(returning.result()).isEqualTo("result");
    assertThat(throwing.thrown()).isSameAs(thrown);
    assertThat(handler.failed).containsExactly(failure, failure);
  }

  @Test
  void leave_takesAnAnswerOrAFailureInPlaceOfTheBodys() {
    Exception failure = new Exception("denied");
    Plain answered = new Plain(new Object[0]);
    Plain failed = new Plain(new Object[0]);
    answered.end = () -> answered.answer("other");
    failed.end = () -> failed.fail(failure);

    CallBridge.leave(answered, null, new Exception("first"));
    CallBridge.leave(failed, "result", null);

    assertThat(answered.result()).isEqualTo("other");
    assertThat(answered.thrown()).isNull();
    assertThat(failed.thrown()).isSameAs(failure);
    assertThat(failed.result()).isNull();
  }

  @Test
  void leave_ofARefusedRunFailsAsThePassageSays() {
    Exception denied = new Exception("denied");
    Passage refused =
        new Passage.Refused() {
          @Override
          protected void leave(@Nullable Object returned, @Nullable Throwable thrown) {
            fail(denied);
          }
        };

    CallBridge.leave(refused, null, null);

    assertThat(refused.arguments()).isEmpty();
    assertThat(refused.thrown()).isSameAs(denied);
  }

  @Test
  void open_isNothingWhereAHandlerDoesNotSay() throws Throwable {
    CallBridge.Handler silent =
        new CallBridge.Handler() {
          @Override
          public @Nullable Passage enter(
              Class<?> type, String method, @Nullable Object target, Object[] arguments) {
            return null;
          }

          @Override
          public void failed(String where, Throwable failure) {}
        };

    assertThat(silent.open(List.class, "get(int)")).isNull();
  }

  /** What a test tells it to be. */
  static final class Switched implements CallBridge.Handler {
    final List<Throwable> failed = new ArrayList<>();
    Told told = arguments -> null;
    @Nullable AutoCloseable opened;

    interface Told {
      @Nullable Passage enter(Object[] arguments) throws Throwable;
    }

    @Override
    public @Nullable Passage enter(
        Class<?> type, String method, @Nullable Object target, Object[] arguments)
        throws Throwable {
      return told.enter(arguments);
    }

    @Override
    public @Nullable AutoCloseable open(Class<?> type, String signature) {
      return opened;
    }

    @Override
    public void failed(String where, Throwable failure) {
      failed.add(failure);
    }
  }

  private static final class Plain extends Passage {
    @Nullable RuntimeException failure;
    Runnable end = () -> {};

    Plain(Object[] arguments) {
      super(arguments);
    }

    @Override
    protected void leave(@Nullable Object returned, @Nullable Throwable thrown) {
      if (failure != null) {
        throw failure;
      }
      end.run();
    }
  }
}
