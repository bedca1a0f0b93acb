/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.javaagent.bootstrap.CallBridge;
import io.costintent.javaagent.bootstrap.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.matcher.ElementMatchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallAdviceTest {
  private static final Switched handler = new Switched();

  static {
    CallBridge.install(handler);
  }

  private final UnaryOperator<String> instrumented = instrumented();

  @BeforeEach
  void reset() {
    handler.passage = null;
    handler.failure = null;
    handler.failed.clear();
  }

  @Test
  void method_isTheSameWhenItsRunIsLeftAlone() {
    assertThat(instrumented.apply("a")).isEqualTo("body of a");
    assertThatThrownBy(() -> instrumented.apply("")).hasMessage("empty");
  }

  @Test
  void method_goesOnWithOtherArgumentsAndAnswersOtherwise() {
    handler.passage =
        new Passage(new Object[] {"b"}) {
          @Override
          protected void leave(@Nullable Object returned, @Nullable Throwable failure) {
            answer(returned + "!");
          }
        };

    assertThat(instrumented.apply("a")).isEqualTo("body of b!");
  }

  @Test
  void method_doesNotRunWhenRefused() {
    IllegalStateException denied = new IllegalStateException("denied");
    handler.passage =
        new Passage.Refused() {
          @Override
          protected void leave(@Nullable Object returned, @Nullable Throwable failure) {
            fail(denied);
          }
        };

    assertThatThrownBy(() -> instrumented.apply("")).isSameAs(denied);
  }

  @Test
  void method_noticesNothingOfFailuresWhereItIsEntered() {
    handler.failure = new NoClassDefFoundError("not/There");

    assertThat(instrumented.apply("a")).isEqualTo("body of a");
    assertThat(handler.failed).containsExactly(handler.failure);
  }

  @Test
  void method_noticesNothingOfFailuresWhereItIsLeft() {
    IllegalStateException ours = new IllegalStateException("ours");
    handler.passage =
        new Passage(new Object[] {"a"}) {
          @Override
          protected void leave(@Nullable Object returned, @Nullable Throwable failure) {
            throw ours;
          }
        };

    assertThat(instrumented.apply("a")).isEqualTo("body of a");
    assertThat(handler.failed).containsExactly(ours);
  }

  @Test
  void method_noticesNothingOfArgumentsThatDoNotFit() {
    handler.passage =
        new Passage(new Object[] {42}) {
          @Override
          protected void leave(@Nullable Object returned, @Nullable Throwable failure) {}
        };

    assertThat(instrumented.apply("a")).isEqualTo("body of a");
  }

  private static UnaryOperator<String> instrumented() {
    try {
      @SuppressWarnings("unchecked") // it is a Body
      UnaryOperator<String> body =
          (UnaryOperator<String>)
              new ByteBuddy()
                  .redefine(Body.class)
                  .visit(
                      Advice.to(CallAdvice.class)
                          .on(
                              ElementMatchers.named("apply")
                                  .and(ElementMatchers.returns(String.class))))
                  .make()
                  .load(
                      CallAdviceTest.class.getClassLoader(),
                      ClassLoadingStrategy.Default.CHILD_FIRST)
                  .getLoaded()
                  .getConstructor()
                  .newInstance();
      return body;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of an application. */
  public static final class Body implements UnaryOperator<String> {
    /** Creates it. */
    public Body() {}

    @Override
    public String apply(String text) {
      if (text.isEmpty()) {
        throw new IllegalArgumentException("empty");
      }
      return "body of " + text;
    }
  }

  private static final class Switched implements CallBridge.Handler {
    final List<Throwable> failed = new ArrayList<>();
    @Nullable Passage passage;
    @Nullable Throwable failure;

    @Override
    public @Nullable Passage enter(
        Class<?> type, String method, @Nullable Object target, Object[] arguments)
        throws Throwable {
      if (failure != null) {
        throw failure;
      }
      return passage;
    }

    @Override
    public @Nullable AutoCloseable open(Class<?> type, String signature) {
      return null;
    }

    @Override
    public void failed(String where, Throwable told) {
      failed.add(told);
    }
  }
}
