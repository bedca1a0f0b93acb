/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.programs;

import io.costintent.javaagent.bootstrap.CallBridge;
import io.costintent.javaagent.bootstrap.Passage;
import org.jspecify.annotations.Nullable;

/** What can go wrong in a piece of the agent that sits in the application's calls. */
enum Fault implements CallBridge.Handler {
  ENTER_THROWS {
    @Override
    public Passage enter(
        Class<?> type, String method, @Nullable Object target, Object[] arguments) {
      throw new IllegalStateException("planted");
    }
  },
  ENTER_DOES_NOT_LINK {
    @Override
    public Passage enter(
        Class<?> type, String method, @Nullable Object target, Object[] arguments) {
      throw new NoSuchMethodError("planted");
    }
  },
  ENTER_AND_REPORT_THROW {
    @Override
    public Passage enter(
        Class<?> type, String method, @Nullable Object target, Object[] arguments) {
      throw new IllegalStateException("planted");
    }

    @Override
    public void failed(String where, Throwable failure) {
      throw new IllegalStateException("planted, too");
    }
  },
  LEAVE_THROWS {
    @Override
    public Passage enter(
        Class<?> type, String method, @Nullable Object target, Object[] arguments) {
      return new Passage(arguments) {
        @Override
        protected void leave(@Nullable Object returned, @Nullable Throwable failure) {
          throw new IllegalStateException("planted");
        }
      };
    }
  },
  LEAVE_DOES_NOT_LINK {
    @Override
    public Passage enter(
        Class<?> type, String method, @Nullable Object target, Object[] arguments) {
      return new Passage(arguments) {
        @Override
        protected void leave(@Nullable Object returned, @Nullable Throwable failure) {
          throw new NoClassDefFoundError("planted");
        }
      };
    }
  };

  @Override
  public AutoCloseable open(Class<?> type, String signature) {
    throw new IllegalStateException("planted");
  }

  @Override
  public void failed(String where, Throwable failure) {
    // The agent logs it; here it is expected.
  }
}
