/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.AbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/**
 * Logs by {@link Logger}, in whose place the agent puts its own.
 *
 * <p>With {@code -Dcostintent.debug=true}, what is for debugging is information.
 */
final class AgentLogger extends AbstractLogger {
  private static final long serialVersionUID = 1;

  /** What they have to say in detail is not what our users ask for. */
  private static final String LIBRARIES = "io.costintent.javaagent.shaded.";

  private static volatile boolean debug;

  private final transient Logger target;

  AgentLogger(String name) {
    this.name = name;
    this.target = Logger.getLogger(name);
  }

  @Override
  protected @Nullable String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level,
      @Nullable Marker marker,
      String message,
      Object @Nullable [] arguments,
      @Nullable Throwable failure) {
    String text = MessageFormatter.basicArrayFormat(message, arguments);
    if (failure == null) {
      target.log(level(level), text);
    } else {
      target.log(level(level), text, failure);
    }
  }

  private java.util.logging.Level level(Level level) {
    return switch (level) {
      case ERROR -> java.util.logging.Level.SEVERE;
      case WARN -> java.util.logging.Level.WARNING;
      case INFO -> java.util.logging.Level.INFO;
      case DEBUG ->
          debug && !name.startsWith(LIBRARIES)
              ? java.util.logging.Level.INFO
              : java.util.logging.Level.FINE;
      case TRACE -> java.util.logging.Level.FINER;
    };
  }

  /** Sets whether details are told, wherever the agent's log goes; until then they are not. */
  static void tellDetails(boolean told) {
    debug = told;
  }

  private boolean isOn(Level level) {
    return target.isLoggable(level(level));
  }

  @Override
  public boolean isTraceEnabled() {
    return isOn(Level.TRACE);
  }

  @Override
  public boolean isTraceEnabled(Marker marker) {
    return isTraceEnabled();
  }

  @Override
  public boolean isDebugEnabled() {
    return isOn(Level.DEBUG);
  }

  @Override
  public boolean isDebugEnabled(Marker marker) {
    return isDebugEnabled();
  }

  @Override
  public boolean isInfoEnabled() {
    return isOn(Level.INFO);
  }

  @Override
  public boolean isInfoEnabled(Marker marker) {
    return isInfoEnabled();
  }

  @Override
  public boolean isWarnEnabled() {
    return isOn(Level.WARN);
  }

  @Override
  public boolean isWarnEnabled(Marker marker) {
    return isWarnEnabled();
  }

  @Override
  public boolean isErrorEnabled() {
    return isOn(Level.ERROR);
  }

  @Override
  public boolean isErrorEnabled(Marker marker) {
    return isErrorEnabled();
  }
}
